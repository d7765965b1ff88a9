// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/gathering.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <unordered_map>

#include "core/base/error.h"

namespace segue::tables {
namespace {

SequenceBuilder::Options builder_options(std::int64_t gap, const ImportOptions& options, const Progress& progress) {
  SequenceBuilder::Options out;
  out.memory_bytes = options.memory_bytes;
  out.temporary = options.temporary;
  out.gap = gap;
  out.threads = options.threads;
  out.progress = &progress;
  return out;
}

/// From a block's numbers to those of `all`. Look-ups are cache misses: several are under way at a time.
template <class Prefix>
void map(const BlockNames& names, Dictionary& all, bool empty_is_name, std::vector<std::uint32_t>& to, Prefix prefix) {
  constexpr std::size_t ahead = 12;
  to.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i + ahead < names.size()) all.prefetch(prefix(names[i + ahead]), names[i + ahead].hash);
    const bool usable = (names[i].flags & (name_empty | name_too_long)) == 0 || empty_is_name;
    to[i] = usable ? all.add(prefix(names[i]), names[i].text, names[i].hash) : no_name;
  }
}

/// "42" as 42 where it is the one way to write it and below 2^53; else −1.
std::int64_t plain_number(std::string_view text) {
  if (text.empty() || text.size() > 16 || (text.size() > 1 && text[0] == '0')) return -1;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return -1;
  return value >= 0 && value < (std::int64_t{1} << 53U) ? value : -1;
}

}  // namespace

Gathering::Gathering(const PlayColumns& columns, std::int64_t gap, const ImportOptions& options, const Progress& progress)
    : columns_(columns), progress_(progress), builder_(builder_options(gap, options, progress)) {}

void Gathering::take(const BlockRows& block) {
  map_names(block);
  if (columns_.plays) add_plays(block);
  if (columns_.counts) add_pairs(block);
  if (columns_.tags) {
    for (std::size_t i = 0; i < block.artist.size(); ++i) {
      if (block.tag[i] == no_name) continue;
      const std::uint32_t tag = tag_of_[block.tag[i]];
      char text[sizeof tag];
      std::memcpy(text, &tag, sizeof tag);
      const std::string_view key(text, sizeof tag);
      const std::uint32_t use = artist_tags_.add(artist_of_[block.artist[i]], key, hash_text(key));
      if (use == tag_counts_.size()) tag_counts_.push_back(0);
      if (tag_counts_[use] < std::numeric_limits<std::uint32_t>::max()) ++tag_counts_[use];
    }
  }
}

void Gathering::map_names(const BlockRows& block) {
  const auto own = [](const BlockNames::Name& name) { return name.prefix; };
  if (columns_.users) map(block.users, users_, false, user_of_, own);
  map(block.artists, artists_, false, artist_of_, own);
  if (columns_.artist_ids) {
    labels_.resize(artists_.size());
    for (std::size_t i = 0; i < block.artists.size(); ++i) {
      if (artist_of_[i] == no_name) continue;
      std::string& label = labels_[artist_of_[i]];
      if (label.empty()) label = block.labels[i];
    }
  }
  if (columns_.sequences) {
    map(block.sequences, groups_, false, group_of_,
        [&](const BlockNames::Name& name) { return name.prefix == no_name ? no_name : user_of_[name.prefix]; });
    const std::size_t before = group_users_.size();
    group_users_.resize(groups_.size(), no_name);
    if (columns_.dated) group_times_.resize(groups_.size(), data::unknown_time);
    for (std::size_t i = 0; i < block.sequences.size(); ++i) {
      const std::uint32_t group = group_of_[i];
      if (group == no_name || group < before) continue;
      const std::uint32_t user = block.sequences[i].prefix;
      if (user != no_name) group_users_[group] = user_of_[user];
    }
  }
  if (columns_.items) {
    map(block.items, items_, true, item_of_, [&](const BlockNames::Name& name) { return artist_of_[name.prefix]; });
  }
  if (columns_.tags) map(block.tags, tags_, false, tag_of_, own);
}

void Gathering::add_plays(const BlockRows& block) {
  plays_.resize(block.artist.size());
  if (columns_.own_groups) {
    if (own_groups_ + block.groups > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(SEGUE_TEXT("There are more than 2^32 sequences"), {}, SEGUE_TEXT("Import a part of them"));
    }
    if (columns_.dated) group_times_.insert(group_times_.end(), block.group_times.begin(), block.group_times.end());
  }
  for (std::size_t i = 0; i < plays_.size(); ++i) {
    Play& play = plays_[i];
    play.group = 0;
    if (columns_.own_groups) {
      play.group = static_cast<std::uint32_t>(own_groups_ + block.sequence[i]);
    } else if (columns_.sequences) {
      play.group = group_of_[block.sequence[i]];
    } else if (columns_.users) {
      play.group = user_of_[block.user[i]];
    }
    play.item = static_cast<std::int32_t>(columns_.items ? item_of_[block.item[i]] : artist_of_[block.artist[i]]);
    play.key = block.key[i];
    if (columns_.dated && !columns_.own_groups && block.time[i] >= 0) {
      if (group_times_.size() <= play.group) group_times_.resize(play.group + 1, data::unknown_time);
      std::int64_t& first = group_times_[play.group];
      first = first < 0 ? block.time[i] : std::min(first, block.time[i]);
    }
  }
  own_groups_ += block.groups;
  builder_.add(plays_);
}

void Gathering::add_pairs(const BlockRows& block) {
  for (std::size_t i = 0; i < block.artist.size(); ++i) {
    if (block.user[i] == no_name) continue;
    pairs_.push_back({user_of_[block.user[i]], static_cast<std::int32_t>(artist_of_[block.artist[i]]), block.count[i]});
  }
  if (pairs_.size() >= pairs_limit_) compact_pairs();
}

void Gathering::compact_pairs() {
  std::sort(pairs_.begin(), pairs_.end(), [](const data::UserArtist& a, const data::UserArtist& b) {
    return a.user != b.user ? a.user < b.user : a.artist < b.artist;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    if (kept > 0 && pairs_[kept - 1].user == pairs_[i].user && pairs_[kept - 1].artist == pairs_[i].artist) {
      const std::uint64_t sum = std::uint64_t{pairs_[kept - 1].count} + pairs_[i].count;
      pairs_[kept - 1].count =
          static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, std::numeric_limits<std::uint32_t>::max()));
    } else {
      pairs_[kept++] = pairs_[i];
    }
  }
  pairs_.resize(kept);
  pairs_limit_ = std::max(pairs_limit_, 2 * kept);
  progress_.throw_if_cancelled();
}

std::vector<std::int64_t> Gathering::user_ids() const {
  std::vector<std::int64_t> ids(users_.size());
  bool numbers = true;
  users_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    ids[index] = plain_number(entry.text);
    numbers = numbers && ids[index] >= 0;
  });
  if (!numbers) {
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<std::int64_t>(i);
  }
  return ids;
}

/// An artist without an id is the one of its name that has one, where there is just one.
void Gathering::name_artists(data::Dataset& rest) {
  std::vector<std::string> names(artists_.size());
  std::vector<std::int32_t> number(artists_.size(), -1);
  std::vector<bool> nameless(artists_.size(), false);
  artists_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    const bool labelled = columns_.artist_ids && !labels_[index].empty();
    names[index] = labelled ? std::move(labels_[index]) : std::string(entry.text);
    nameless[index] = entry.prefix != 0;
  });
  labels_ = {};
  std::vector<std::int32_t> same(artists_.size(), -1);
  if (columns_.artist_ids) {
    constexpr std::int32_t several = -2;
    std::unordered_map<std::string_view, std::int32_t> with_id;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (nameless[i]) continue;
      const auto [place, fresh] = with_id.emplace(names[i], static_cast<std::int32_t>(i));
      if (!fresh) place->second = several;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!nameless[i]) continue;
      const auto found = with_id.find(names[i]);
      if (found != with_id.end() && found->second >= 0) same[i] = found->second;
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same[i] >= 0) continue;
    number[i] = static_cast<std::int32_t>(rest.artists.ids.size());
    rest.artists.ids.push_back(number[i]);
    rest.artists.names.push_back(std::move(names[i]));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same[i] >= 0) number[i] = number[static_cast<std::size_t>(same[i])];
  }
  artist_of_.assign(number.begin(), number.end());
}

void Gathering::list_tags(data::Dataset& rest) const {
  tags_.each([&](std::uint32_t, const Dictionary::Entry& entry) { rest.tags.names.emplace_back(entry.text); });
  struct Use {
    std::uint32_t artist, tag, count;
  };
  std::vector<Use> uses;
  artist_tags_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
    std::uint32_t tag = 0;
    std::memcpy(&tag, entry.text.data(), sizeof tag);
    uses.push_back({artist_of_[entry.prefix], tag, tag_counts_[index]});
  });
  std::sort(uses.begin(), uses.end(),
            [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.tag < b.tag; });
  std::size_t kept = 0;
  for (const Use& use : uses) {
    if (kept > 0 && uses[kept - 1].artist == use.artist && uses[kept - 1].tag == use.tag) {
      uses[kept - 1].count += use.count;
    } else {
      uses[kept++] = use;
    }
  }
  uses.resize(kept);
  std::stable_sort(uses.begin(), uses.end(),
                   [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.count > b.count; });
  std::size_t i = 0;
  for (std::size_t artist = 0; artist < rest.artists.size(); ++artist) {
    for (; i < uses.size() && uses[i].artist == artist; ++i) {
      rest.tags.of_artist.values.push_back(static_cast<std::int32_t>(uses[i].tag));
      rest.tags.counts.push_back(uses[i].count);
    }
    rest.tags.of_artist.offsets.push_back(rest.tags.of_artist.values.size());
  }
}

void Gathering::finish(data::Dataset& rest, const TakeSequence& sequence, Progress& progress) {
  progress.start(SEGUE_TEXT("Putting the catalogue together"), 0);
  const std::vector<std::int64_t> users = user_ids();
  users_ = Dictionary();
  groups_ = Dictionary();
  name_artists(rest);
  progress.throw_if_cancelled();
  const std::size_t tracks = columns_.items ? items_.size() : artists_.size();
  rest.tracks.ids.resize(tracks);
  rest.tracks.authors.offsets.resize(tracks + 1);
  rest.tracks.authors.values.resize(tracks);
  std::vector<std::int64_t>& ids = rest.tracks.ids.own();
  std::vector<std::uint64_t>& offsets = rest.tracks.authors.offsets.own();
  std::vector<data::ArtistIndex>& authors = rest.tracks.authors.values.own();
  for (std::size_t i = 0; i < tracks; ++i) {
    ids[i] = static_cast<std::int64_t>(i);
    offsets[i + 1] = i + 1;
    authors[i] = static_cast<data::ArtistIndex>(artist_of_[columns_.items ? 0 : i]);
  }
  if (columns_.items) {
    items_.each([&](std::uint32_t index, const Dictionary::Entry& entry) {
      authors[index] = static_cast<data::ArtistIndex>(artist_of_[entry.prefix]);
    });
  }
  items_ = Dictionary();
  progress.throw_if_cancelled();
  if (columns_.tags) list_tags(rest);
  if (columns_.counts) {
    for (data::UserArtist& pair : pairs_) {
      pair.user = users[static_cast<std::size_t>(pair.user)];
      pair.artist = static_cast<data::ArtistIndex>(artist_of_[static_cast<std::size_t>(pair.artist)]);
    }
    rest.plays = data::gather(std::move(pairs_), progress);
    pairs_ = {};
  }
  if (!columns_.plays) return;
  progress.start(SEGUE_TEXT("Putting sequences in order"), builder_.size(), SEGUE_TEXT("plays"));
  builder_.finish(
      [&](const SequenceBuilder::Sequence& found) {
        std::int64_t user = -1;
        if (columns_.sequences) {
          if (group_users_[found.group] != no_name) user = users[group_users_[found.group]];
        } else if (columns_.users && !columns_.own_groups) {
          user = users[found.group];
        }
        std::int64_t time = data::unknown_time;
        if (columns_.dated) {
          time = found.group < group_times_.size() ? group_times_[found.group] : data::unknown_time;
        } else if (columns_.timed) {
          time = found.begin;
        }
        sequence(user, time, found.items);
      },
      progress);
}

}  // namespace segue::tables
