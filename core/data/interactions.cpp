// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/interactions.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/data/by_user.h"
#include "core/data/track_artists.h"

namespace segue::data {
namespace {

constexpr std::size_t pairs_at_a_time = std::size_t{1} << 16U;
constexpr std::size_t users_at_a_time = 64;

/// The counts of one user at a time, over all artists: an array and the list of places that are in use.
class Row {
 public:
  explicit Row(std::size_t artists) : counts_(artists, 0) {}

  void ask_for(ArtistIndex artist) const { segue::prefetch_to_write(&counts_[static_cast<std::size_t>(artist)]); }
  /// Room for whoever fills the row.
  [[nodiscard]] std::vector<ArtistIndex>& buffer() { return buffer_; }
  void add(ArtistIndex artist, std::uint32_t count) {
    std::uint32_t& sum = counts_[static_cast<std::size_t>(artist)];
    if (sum == 0 && count != 0) touched_.push_back(artist);
    sum = count > std::numeric_limits<std::uint32_t>::max() - sum ? std::numeric_limits<std::uint32_t>::max() : sum + count;
  }
  /// Writes the artists in ascending order with their counts, and starts anew.
  void take(std::vector<ArtistIndex>& artists, std::vector<std::uint32_t>& counts) {
    std::sort(touched_.begin(), touched_.end());
    for (const ArtistIndex artist : touched_) {
      std::uint32_t& count = counts_[static_cast<std::size_t>(artist)];
      artists.push_back(artist);
      counts.push_back(count);
      count = 0;
    }
    touched_.clear();
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<ArtistIndex> touched_;
  std::vector<ArtistIndex> buffer_;
};

/// The rows of a few users, until all are there.
struct Rows {
  std::vector<std::uint64_t> ends;
  std::vector<ArtistIndex> artists;
  std::vector<std::uint32_t> counts;
};

/// The table whose row u holds what `fill(u, row)` adds to it. Users whose rows stay empty are left out.
template <class Fill>
UserArtists table(const std::vector<std::int64_t>& users, std::size_t artists, const Progress& progress, const Fill& fill) {
  std::vector<Rows> parts((users.size() + users_at_a_time - 1) / users_at_a_time);
  std::atomic<std::size_t> next{0};
  const auto workers = static_cast<unsigned>(std::clamp<std::size_t>(parts.size(), 1, thread_count(0)));
  parallel_workers(workers, [&](unsigned) {
    Row row(artists);
    for (std::size_t p = next.fetch_add(1); p < parts.size(); p = next.fetch_add(1)) {
      Rows& part = parts[p];
      const std::size_t end = std::min(users.size(), (p + 1) * users_at_a_time);
      for (std::size_t u = p * users_at_a_time; u < end; ++u) {
        progress.throw_if_cancelled();
        fill(u, row);
        row.take(part.artists, part.counts);
        part.ends.push_back(part.artists.size());
      }
    }
  });
  std::size_t cells = 0;
  for (const Rows& part : parts) cells += part.artists.size();
  UserArtists out;
  std::vector<ArtistIndex>& values = out.artists.values.own();
  std::vector<std::uint32_t>& counts = out.counts.own();
  values.reserve(cells);
  counts.reserve(cells);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    Rows& part = parts[p];
    const std::uint64_t before = values.size();
    values.insert(values.end(), part.artists.begin(), part.artists.end());
    counts.insert(counts.end(), part.counts.begin(), part.counts.end());
    for (std::size_t i = 0; i < part.ends.size(); ++i) {
      if (part.ends[i] == (i == 0 ? 0 : part.ends[i - 1])) continue;
      out.users.push_back(users[p * users_at_a_time + i]);
      out.artists.offsets.push_back(before + part.ends[i]);
    }
    part = {};
  }
  return out;
}

UserArtists plays_of(const Dataset& dataset, const Sequences& sequences, const Progress& progress) {
  const UserGroups groups = group_by_user(sequences.users, progress);
  const TrackArtists tracks(dataset.tracks);
  const PlayedArtists played{tracks, sequences};
  return table(groups.users, dataset.artists.size(), progress, [&](std::size_t u, Row& row) {
    each_artist(
        groups[u], played, row.buffer(), [&](ArtistIndex artist) { row.ask_for(artist); },
        [&](std::size_t, ArtistIndex artist) { row.add(artist, 1); });
  });
}

bool any_user(const Sequences& sequences) {
  return std::any_of(sequences.users.begin(), sequences.users.end(), [](std::int64_t user) { return user >= 0; });
}

bool any_time(const Sequences& sequences) {
  return std::any_of(sequences.times.begin(), sequences.times.end(), [](std::int64_t time) { return time != unknown_time; });
}

}  // namespace

UserArtists gather(std::vector<UserArtist> pairs, const Progress& progress) {
  const UserRanks ranks(
      pairs.size(), [&](std::size_t i) { return pairs[i].user; }, progress);
  // A counting sort by user leaves 8 of a pair's 16 bytes. The order within a user does not matter, so all threads may write at
  // once: whoever comes first takes the next places.
  std::vector<std::uint64_t> offsets(ranks.size() + 1, 0);
  std::size_t artists = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i % pairs_at_a_time == 0) progress.throw_if_cancelled();
    if (pairs[i].user < 0) continue;
    ++offsets[ranks[pairs[i].user] + 1];
    artists = std::max(artists, static_cast<std::size_t>(pairs[i].artist) + 1);
  }
  for (std::size_t u = 0; u < ranks.size(); ++u) offsets[u + 1] += offsets[u];
  struct Cell {
    ArtistIndex artist;
    std::uint32_t count;
  };
  std::vector<Cell> cells(offsets.back());
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  parallel_ranges(pairs.size(), pairs_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    for (std::size_t i = begin; i < end;) {
      std::size_t run = i + 1;
      while (run < end && pairs[run].user == pairs[i].user) ++run;
      if (pairs[i].user < 0) {
        i = run;
        continue;
      }
      std::uint64_t place = std::atomic_ref(next[ranks[pairs[i].user]]).fetch_add(run - i, std::memory_order_relaxed);
      for (; i < run; ++i) cells[place++] = {pairs[i].artist, pairs[i].count};
    }
  });
  pairs = {};
  return table(ranks.users(), artists, progress, [&](std::size_t u, Row& row) {
    for (std::uint64_t i = offsets[u]; i < offsets[u + 1]; ++i) row.add(cells[i].artist, cells[i].count);
  });
}

UserArtists user_artist_plays(const Dataset& dataset, const Progress& progress) {
  if (!dataset.plays.empty()) return dataset.plays;
  UserArtists out = plays_of(dataset, dataset.sessions, progress);
  return out.empty() ? plays_of(dataset, dataset.playlists, progress) : out;
}

Holdings holdings(const Dataset& dataset) {
  Holdings out;
  out.playlists = dataset.playlists.size() != 0;
  out.sessions = dataset.sessions.size() != 0;
  out.plays = !dataset.plays.empty();
  out.loves = !dataset.loves.empty();
  out.users = out.plays || out.loves || any_user(dataset.playlists) || any_user(dataset.sessions);
  out.times = any_time(dataset.playlists) || any_time(dataset.sessions);
  out.tags = !dataset.tags.empty();
  out.albums = !dataset.albums.empty();
  return out;
}

bool is_lists_of_counts(const Dataset& dataset) {
  const Sequences& lists = dataset.sessions;
  return !dataset.positioned && !dataset.plays.empty() && dataset.playlists.size() == 0 && lists.times.empty() &&
         lists.size() == dataset.plays.users.size() && lists.tracks.values.size() >= dataset.plays.counts.size();
}

}  // namespace segue::data
