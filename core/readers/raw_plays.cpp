// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/base/parallel.h"
#include "core/readers/raw_by_user.h"
#include "core/readers/raw_catalogue.h"
#include "core/readers/raw_counts.h"

namespace segue::data::raw {
namespace {

/// From the code of a track to its artist: one memory access where ids are dense and a track has one artist.
class ArtistOf {
 public:
  static constexpr std::int32_t unknown = -1;

  ArtistOf(const Tracks& tracks, const IdIndex& index, const WideIds& wide) : index_(index), wide_(wide) {
    single_.reserve(tracks.size());
    for (std::size_t t = 0; t < tracks.size(); ++t) {
      const auto authors = tracks.authors[t];
      single_.push_back(authors.size() == 1 ? authors.front() : static_cast<std::int32_t>(-2 - static_cast<std::int64_t>(t)));
    }
    if (tracks.size() == 0) return;
    const std::int64_t last = tracks.ids.back();
    if (tracks.ids.front() < 0 || last >= 8 * static_cast<std::int64_t>(tracks.size()) + 1024) return;
    direct_.assign(static_cast<std::size_t>(last) + 1, unknown);
    for (std::size_t t = 0; t < tracks.size(); ++t) direct_[static_cast<std::size_t>(tracks.ids[t])] = single_[t];
    single_ = {};
  }

  /// An artist; −2 − t for a track t that has none or several; unknown.
  [[nodiscard]] std::int32_t operator()(Code code) const {
    if (!direct_.empty()) {
      const auto at = static_cast<std::uint32_t>(code);
      return at < direct_.size() ? direct_[at] : unknown;
    }
    const std::int32_t track = index_.find(wide_.id(code));
    return track < 0 ? unknown : single_[static_cast<std::size_t>(track)];
  }

 private:
  const IdIndex& index_;
  const WideIds& wide_;
  std::vector<std::int32_t> single_;  // by track
  std::vector<std::int32_t> direct_;  // by id
};

/// Leaves each pair of user and track once.
void keep_distinct(PairRows& rows) {
  struct Pair {
    std::uint64_t key;
    std::uint32_t row;
  };
  std::vector<Pair> pairs;
  std::uint32_t row = 0;
  for (PairBlock& block : rows.blocks) {
    for (std::size_t i = 0; i < block.users.size(); ++i) {
      pairs.push_back({static_cast<std::uint64_t>(static_cast<std::uint32_t>(block.users[i])) << 32U |
                           static_cast<std::uint32_t>(block.tracks[i]),
                       row++});
    }
    block = {};
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
  std::uint64_t repeated = 0;
  std::uint32_t first = row;
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    if (pairs[i].key != pairs[i - 1].key) continue;
    ++repeated;
    first = std::min(first, pairs[i].row);
  }
  rows.scan.skipped.add(SEGUE_TEXT("an earlier row has the same user and track"), repeated > 0 ? rows.lines.line_of(first) : 0,
                        {}, repeated);
  pairs.erase(std::unique(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.key == b.key; }), pairs.end());
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.row < b.row; });
  PairBlock block;
  RowLines lines;
  for (const Pair& pair : pairs) {
    lines.add(block.users.size(), rows.lines.line_of(pair.row));
    block.users.push_back(static_cast<Code>(pair.key >> 32U));
    block.tracks.push_back(static_cast<Code>(pair.key & 0xFFFFFFFFU));
  }
  rows.lines = std::move(lines);
  rows.scan.kept -= std::min(rows.scan.kept, repeated);
  rows.blocks.clear();
  rows.blocks.push_back(std::move(block));
}

}  // namespace

std::vector<std::int64_t> users_of(const std::vector<PairBlock>& blocks, const WideIds& wide) {
  constexpr std::size_t largest_table = std::size_t{1} << 24U;
  std::vector<std::int64_t> out;
  std::vector<std::uint8_t> seen;
  std::vector<Code> others;
  for (const PairBlock& block : blocks) {
    for (const Code user : block.users.span()) {
      const auto at = static_cast<std::size_t>(static_cast<std::uint32_t>(user));
      if (at < seen.size()) {
        seen[at] = 1;
      } else if (at < largest_table) {
        seen.resize(std::min(largest_table, std::max<std::size_t>(2 * at, 1024)), 0);
        seen[at] = 1;
      } else if (user != no_id && (others.empty() || others.back() != user)) {
        others.push_back(user);
      }
    }
  }
  for (std::size_t at = 0; at < seen.size(); ++at) {
    if (seen[at] != 0) out.push_back(static_cast<std::int64_t>(at));
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  for (const Code user : others) out.push_back(wide.id(user));
  std::sort(out.begin(), out.end());
  return out;
}

UserArtists count_by_user(PairRows& rows, bool distinct, const Tracks& tracks, const IdIndex& index, std::size_t artists,
                          const WideIds& wide, unsigned threads, const Progress& progress) {
  if (distinct) keep_distinct(rows);
  std::vector<PairBlock>& blocks = rows.blocks;
  const std::vector<std::int64_t> users = users_of(blocks, wide);
  const IdIndex user_index(users);
  struct Unknown {
    std::uint64_t count = 0;
    std::size_t row = 0;
    Code track = no_id;
  };
  std::vector<Unknown> unknown(blocks.size());
  {
    const ArtistOf artist_of(tracks, index, wide);
    parallel_ranges(blocks.size(), 1, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t b = first; b < last; ++b) {
        progress.throw_if_cancelled();
        PairBlock& block = blocks[b];
        for (std::size_t i = 0; i < block.users.size(); ++i) {
          const std::int32_t artist = artist_of(block.tracks[i]);
          if (artist == ArtistOf::unknown && unknown[b].count++ == 0) {
            unknown[b].row = i;
            unknown[b].track = block.tracks[i];
          }
          block.tracks[i] = artist;
          block.users[i] = user_index.find(wide.id(block.users[i]));
        }
      }
    });
  }
  std::uint64_t row = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (unknown[b].count > 0) {
      rows.scan.skipped.add(SEGUE_TEXT("a track that the tracks file does not have"), rows.lines.line_of(row + unknown[b].row),
                            std::to_string(wide.id(unknown[b].track)), unknown[b].count);
      rows.scan.kept -= std::min(rows.scan.kept, unknown[b].count);
    }
    row += blocks[b].users.size();
  }
  const auto each = [&](const PairBlock& block, std::size_t i, auto take) {
    const std::int32_t artist = block.tracks[i];
    if (artist >= 0) {
      take(block.users[i], artist);
    } else if (artist != ArtistOf::unknown) {
      for (const ArtistIndex author : tracks.authors[static_cast<std::size_t>(-2 - artist)]) take(block.users[i], author);
    }
  };
  const ByUser<std::int32_t> plays = by_user<std::int32_t>(blocks, users.size(), threads, progress, each);
  blocks.clear();
  // Counted twice, so that the table is made where it stays.
  constexpr std::size_t grain = 256;
  const auto count = [&](std::size_t user, Counter& counter) {
    counter.clear();
    for (std::uint64_t i = plays.offsets[user]; i < plays.offsets[user + 1]; ++i) counter.add(plays.items[i]);
  };
  std::vector<std::uint64_t> offsets(users.size() + 1, 0);
  for_groups(users.size(), grain, artists, threads, progress,
             [&](Counter& counter, std::size_t begin, std::size_t end, std::size_t) {
               for (std::size_t user = begin; user < end; ++user) {
                 count(user, counter);
                 offsets[user + 1] = counter.met().size();
               }
             });
  for (std::size_t u = 0; u < users.size(); ++u) offsets[u + 1] += offsets[u];
  Pages<ArtistIndex> values;
  Pages<std::uint32_t> counts;
  values.resize(offsets[users.size()]);
  counts.resize(offsets[users.size()]);
  for_groups(users.size(), grain, artists, threads, progress,
             [&](Counter& counter, std::size_t begin, std::size_t end, std::size_t) {
               for (std::size_t user = begin; user < end; ++user) {
                 count(user, counter);
                 std::sort(counter.met().begin(), counter.met().end());
                 std::uint64_t at = offsets[user];
                 for (const std::int32_t artist : counter.met()) {
                   values[at] = artist;
                   counts[at++] = counter.count(artist);
                 }
               }
             });
  UserArtists out;
  for (std::size_t u = 0; u < users.size(); ++u) {
    if (offsets[u] == offsets[u + 1]) continue;  // none of the user's tracks is known
    out.users.push_back(users[u]);
    out.artists.offsets.push_back(offsets[u + 1]);
  }
  out.artists.values = std::move(values).freeze();
  out.counts = std::move(counts).freeze();
  return out;
}

}  // namespace segue::data::raw
