// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/gathering.h"

#include <algorithm>
#include <cstring>
#include <limits>

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

/// Of the names of a block, whose numbers are in `of_block`: the first place where each comes, by parts.
void note_firsts(const std::vector<std::uint32_t>& of_block, std::uint32_t part, const Dictionary& all,
                 std::vector<std::uint64_t>& firsts) {
  firsts.resize(all.size(), std::numeric_limits<std::uint64_t>::max());
  for (std::size_t i = 0; i < of_block.size(); ++i) {
    if (of_block[i] == no_name) continue;
    std::uint64_t& first = firsts[of_block[i]];
    first = std::min(first, (std::uint64_t{part} << 32U) | i);
  }
}

}  // namespace

Gathering::Gathering(const PlayColumns& columns, std::int64_t gap, const ImportOptions& options, const Progress& progress)
    : columns_(columns), progress_(progress), names_(options.names), builder_(builder_options(gap, options, progress)) {}

void Gathering::expect_parts(std::uint32_t parts) {
  part_groups_ = (std::uint64_t{1} << 32U) / std::max<std::uint32_t>(parts, 1);
  part_begins_.assign(parts, 0);
}

void Gathering::take(const BlockRows& block, std::uint32_t part) {
  map_names(block, part);
  if (columns_.plays) add_plays(block, part);
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

void Gathering::map_names(const BlockRows& block, std::uint32_t part) {
  const auto own = [](const BlockNames::Name& name) { return name.prefix; };
  if (columns_.users) map(block.users, users_, false, user_of_, own);
  map(block.artists, artists_, false, artist_of_, own);
  if (part_groups_ > 0) note_firsts(artist_of_, part, artists_, artist_firsts_);
  if (columns_.artist_ids) {
    labels_.resize(artists_.size());
    if (part_groups_ > 0) label_parts_.resize(artists_.size(), no_name);
    for (std::size_t i = 0; i < block.artists.size(); ++i) {
      const std::uint32_t artist = artist_of_[i];
      if (artist == no_name || block.labels[i].empty()) continue;
      const bool earlier = part_groups_ > 0 && part < label_parts_[artist];
      if (!labels_[artist].empty() && !earlier) continue;
      labels_[artist] = block.labels[i];
      if (part_groups_ > 0) label_parts_[artist] = part;
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
    if (part_groups_ > 0) note_firsts(item_of_, part, items_, item_firsts_);
  }
  if (columns_.tags) map(block.tags, tags_, false, tag_of_, own);
}

void Gathering::add_plays(const BlockRows& block, std::uint32_t part) {
  plays_.resize(block.artist.size());
  const std::uint64_t first_group = part_groups_ > 0 ? part * part_groups_ : own_groups_;
  if (columns_.own_groups) {
    if (part_groups_ > 0) part_begins_[part] = own_groups_;
    if (part_groups_ > 0 && block.groups > part_groups_) {
      throw Error(
          {SEGUE_TEXT("A file of an archive of so many files has more than %1 sequences"), {std::to_string(part_groups_)}}, {},
          SEGUE_TEXT("Unpack the archive, and choose the folder"));
    }
    if (own_groups_ + block.groups > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(SEGUE_TEXT("There are more than 2^32 sequences"), {}, SEGUE_TEXT("Import a part of them"));
    }
    if (columns_.dated) group_times_.insert(group_times_.end(), block.group_times.begin(), block.group_times.end());
  }
  for (std::size_t i = 0; i < plays_.size(); ++i) {
    Play& play = plays_[i];
    play.group = 0;
    if (columns_.own_groups) {
      play.group = static_cast<std::uint32_t>(first_group + block.sequence[i]);
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

void Gathering::finish(data::Dataset& rest, const TakeSequence& sequence, Progress& progress) {
  progress.start(SEGUE_TEXT("Putting the catalogue together"), 0);
  const std::vector<std::int64_t> users = user_ids();
  groups_ = Dictionary();
  name_artists(rest);
  progress.throw_if_cancelled();
  list_tracks(rest);
  note_numbers(users, rest);
  if (!names_.empty()) write_names(users, rest);
  users_ = Dictionary();
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
  std::vector<std::int32_t> numbered;
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
          const std::uint64_t group =
              part_groups_ > 0 ? part_begins_[found.group / part_groups_] + found.group % part_groups_ : found.group;
          time = group < group_times_.size() ? group_times_[group] : data::unknown_time;
        } else if (columns_.timed) {
          time = found.begin;
        }
        std::span<const std::int32_t> items = found.items;
        if (!track_of_.empty()) {
          numbered.clear();
          for (const std::int32_t item : items) numbered.push_back(track_of_[static_cast<std::size_t>(item)]);
          items = numbered;
        }
        sequence(user, time, items);
      },
      progress);
}

}  // namespace segue::tables
