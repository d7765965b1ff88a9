// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/content.h"

#include <algorithm>

#include "core/sample/draw.h"
#include "core/sample/names.h"

namespace segue::data::sample {
namespace {

// How often things occur, in a million.
constexpr std::uint64_t another_track_row = 203'702;  // after each row: so many rows in all are repeats
constexpr std::uint64_t repeats_with_other_author = 232;
constexpr std::uint64_t ids_with_point = 500;
constexpr std::uint64_t other_spellings = 250'000;  // of every fifth track of an artist
constexpr std::uint64_t tagged_tracks = 600'000;
constexpr std::uint64_t tracks_on_albums = 450'000;
constexpr std::uint64_t tracks_on_two_albums = 30'000;
constexpr std::uint64_t repeated_artist_rows = 60'831;
constexpr std::uint64_t empty_playlists = 158'771;
constexpr std::uint64_t playlists_without_time = 2'000;
constexpr std::uint64_t sessions_without_time = 1'000;
constexpr std::uint64_t sessions_at_noon = 20'000;

constexpr std::uint64_t tracks_per_album = 12;
constexpr std::uint64_t second_per_day = 86'400;
constexpr std::int64_t first_playlist = 1'104'537'600;  // 2005-01-01

}  // namespace

TrackRows rows_of_track(const World& world, std::uint64_t id) {
  Random random = stream(world.options.seed, Purpose::track, world.track_ids.count + id);
  TrackRows rows;
  while (chance(random, another_track_row)) ++rows.repeats;
  rows.other_author = rows.repeats > 0 && chance(random, repeats_with_other_author);
  rows.with_point = chance(random, ids_with_point);
  return rows;
}

void track_content(const World& world, std::uint64_t id, bool other_author, TrackContent& content) {
  const std::uint64_t slot = world.track_ids.slot(id);
  Random random = stream(world.options.seed, Purpose::title, slot);
  content.title = track_title(random);
  world.authors_of(slot, content.authors);
  if (other_author) {
    const std::uint64_t other = (std::uint64_t{world.ids[content.authors[0]]} + 1) % world.ids.size();
    content.authors.assign(1, world.artist_of_id[other]);
  }
  const std::uint32_t owner = content.authors[0];
  content.artist = world.names[owner];
  if (content.authors.size() > 1) {
    content.title += " (feat. ";
    content.title += world.names[content.authors[1]];
    content.title += ')';
  }
  // At most one in five tracks of an artist, only once each, and with two others beside it that are the artist's alone: most of
  // those that are always have the name itself.
  if (other_author || (slot - world.first_track[owner]) % 5 != 4 || !chance(random, other_spellings)) return;
  if (rows_of_track(world, id).repeats > 0 || !world.is_solo(slot - 1) || !world.is_solo(slot - 2)) return;
  content.artist = alias_of(random, content.artist);
}

std::int64_t track_seconds(const World& world, std::uint64_t slot) {
  Random random = stream(world.options.seed, Purpose::seconds, slot);
  return static_cast<std::int64_t>(60 + random.below(180) + random.below(180));
}

std::vector<std::string> tag_names(const World& world) {
  std::vector<std::string> names;
  for (unsigned top = 0; top < world.tops; ++top) names.push_back(top_genre_name(top));
  for (unsigned leaf = 0; leaf < world.leaves; ++leaf) {
    const unsigned top = world.top_of(leaf);
    names.push_back(leaf_genre_name(top, leaf - world.first_leaf_of(top)));
  }
  names.insert(names.end(), plain_tags().begin(), plain_tags().end());
  return names;
}

void tags_of_track(const World& world, std::uint64_t id, std::vector<std::uint64_t>& tags) {
  tags.clear();
  Random random = stream(world.options.seed, Purpose::tags, id);
  if (!chance(random, tagged_tracks)) return;
  const std::uint64_t plain = world.tops + world.leaves;
  const std::uint32_t artist = world.artist_of_slot(world.track_ids.slot(id));
  const unsigned leaf = random.below(3) == 0 ? world.second_leaf[artist] : world.leaf[artist];
  if (chance(random, 600'000)) tags.push_back(world.top_of(leaf));
  if (chance(random, 850'000)) tags.push_back(world.tops + leaf);
  const std::uint64_t noise = random.below(3) + (tags.empty() ? 1 : 0);
  for (std::uint64_t i = 0; i < noise; ++i) {
    const std::uint64_t count = plain_tags().size();
    const std::uint64_t first = random.below(count);
    const std::uint64_t tag = plain + std::min(first, random.below(count));
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
  }
}

AlbumShelf::AlbumShelf(const World& world) : world_(world), first_{0} {
  for (std::uint32_t artist = 0; artist < world.playable; ++artist) {
    first_.push_back(first_.back() + (world.tracks_of(artist) + tracks_per_album - 1) / tracks_per_album);
  }
}

std::string AlbumShelf::title(std::uint64_t id) const {
  Random random = stream(world_.options.seed, Purpose::albums, world_.track_ids.count + id);
  return track_title(random);
}

void AlbumShelf::of_track(std::uint64_t id, std::vector<std::uint64_t>& albums) const {
  albums.clear();
  Random random = stream(world_.options.seed, Purpose::albums, id);
  if (!chance(random, tracks_on_albums)) return;
  const std::uint64_t slot = world_.track_ids.slot(id);
  const std::uint32_t artist = world_.artist_of_slot(slot);
  albums.push_back(first_[artist] + (slot - world_.first_track[artist]) / tracks_per_album);
  if (albums[0] != first_[artist] && chance(random, tracks_on_two_albums)) albums.push_back(first_[artist]);
}

std::string alias_row(const World& world, std::uint64_t id) {
  Random random = stream(world.options.seed, Purpose::artist_row, id);
  if (!chance(random, repeated_artist_rows)) return {};
  return alias_of(random, world.names[world.artist_of_id[id]]);
}

std::uint64_t users_with_row(const World& world) {
  const std::uint64_t users = world.options.users;
  return users < 8 ? users : users - std::max<std::uint64_t>(1, users * 8 / 45'175);
}

void loves_of(const World& world, std::uint64_t user, std::vector<std::uint64_t>& track_slots) {
  track_slots.clear();
  Random random = stream(world.options.seed, Purpose::love, user);
  const std::vector<unsigned> taste = taste_of(world, user);
  const std::uint64_t most = random.below(60) + 1;
  const std::uint64_t count = random.below(most);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint32_t artist = world.draw_member(random, taste[random.below(taste.size())]);
    const std::uint64_t slot = world.draw_track(random, artist);
    if (std::find(track_slots.begin(), track_slots.end(), slot) == track_slots.end()) track_slots.push_back(slot);
  }
}

namespace {

void fill(const World& world, DrawnSequence&& drawn, SequenceRow& row) {
  row.user_id = user_id(world, drawn.user);
  row.numtracks = drawn.tracks.size();
  row.track_slots = std::move(drawn.tracks);
  row.ids.clear();
  for (const std::uint64_t slot : row.track_slots) {
    row.ids.push_back(slot < world.track_ids.count ? world.track_ids.id(slot) : slot);
  }
}

}  // namespace

void playlist_row(const World& world, std::uint64_t index, SequenceRow& row) {
  DrawnSequence drawn;
  drawn.tracks = std::move(row.track_slots);  // its memory
  draw_playlist(world, index, drawn);
  fill(world, std::move(drawn), row);
  Random random = stream(world.options.seed, Purpose::playlist_row, index);
  const auto span = static_cast<std::uint64_t>(last_listening - first_playlist);
  row.time = first_playlist + static_cast<std::int64_t>(random.below(span));
  if (chance(random, playlists_without_time)) row.time = -1;
  if (!chance(random, empty_playlists)) return;
  row.track_slots.clear();
  row.ids.clear();
}

void session_row(const World& world, std::uint64_t index, SequenceRow& row) {
  DrawnSequence drawn;
  drawn.tracks = std::move(row.track_slots);
  draw_session(world, index, drawn);
  fill(world, std::move(drawn), row);
  // People listen in the evening more than in the morning.
  Random random = stream(world.options.seed, Purpose::session_row, index);
  constexpr auto days = static_cast<std::uint64_t>(last_listening - first_listening) / second_per_day;
  const std::uint64_t day = random.below(days);
  std::uint64_t second = random.below(second_per_day / 2);
  second += random.below(second_per_day / 2);
  second = (second + second_per_day / 4) % second_per_day;
  if (chance(random, sessions_at_noon)) second = second_per_day / 2;  // times tie
  row.time = first_listening + static_cast<std::int64_t>(day * second_per_day + second);
  if (chance(random, sessions_without_time)) row.time = -1;
}

void plays_of(const World& world, std::uint64_t session, const SequenceRow& row, std::vector<Play>& plays) {
  Random random = stream(world.options.seed, Purpose::plays, session);
  plays.clear();
  std::int64_t start = 0;
  for (const std::uint64_t slot : row.track_slots) {
    const std::int64_t length = track_seconds(world, slot);
    Play play;
    play.start = start;
    const std::uint64_t kind = random.below(1000);
    const std::uint64_t draw = random.below(1000);
    if (kind < 30) {
      play.seconds = -1;
    } else if (kind < 40) {
      play.seconds = 0;  // the next play starts at the same time
    } else if (kind < 250) {
      play.seconds = length * static_cast<std::int64_t>(draw) / 1000;
    } else if (kind < 900) {
      play.seconds = length * static_cast<std::int64_t>(99'000 + draw * 5) / 100'000;
    } else {
      play.seconds = length * static_cast<std::int64_t>(1'000 + 2 * draw) / 1000;
    }
    play.ratio_percent = play.seconds < 0 ? 100 : play.seconds * 100 / length;
    play.action = kind >= 40 && kind < 250 && draw < 500 ? "skip" : "play";
    if (chance(random, 150'000)) play.ratio_percent = -1;
    if (chance(random, 20'000)) play.action = nullptr;
    start += play.seconds < 0 ? length : play.seconds;
    if (chance(random, 50'000)) start += static_cast<std::int64_t>(random.below(300));
    plays.push_back(play);
  }
}

}  // namespace segue::data::sample
