// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/sample/world.h"

namespace segue::data::sample {

// What the sample says of its tracks, users and sequences, in whatever shape it is written. Rates are those of 30Music where
// they are known (tracks: 5,675,143 rows of 4,519,105 ids, 214 ids with two artists; persons: 595,049 rows of 560,927 ids;
// playlists: 48,422 of 57,561 not empty; love: 4,106,341 rows of 1,692,561 pairs; 8 of 45,175 users without a row).

/// Seconds since 1970 between which everything is heard: 2014-01-20 to 2015-01-20.
inline constexpr std::int64_t first_listening = 1'390'176'000;
inline constexpr std::int64_t last_listening = 1'421'712'000;

// -- Tracks

/// The rows of a track: the last of them is right.
struct TrackRows {
  unsigned repeats = 0;       ///< rows after the first one
  bool other_author = false;  ///< the first row names another author
  bool with_point = false;    ///< the CSV file's first row has the id as 12.0
};
[[nodiscard]] TrackRows rows_of_track(const World& world, std::uint64_t id);

/// Repeated rows come so many places after the first one.
[[nodiscard]] inline std::uint64_t repeat_distance(const World& world) { return world.track_ids.count / 3; }
/// Places of the tracks file, each with no, one or more rows.
[[nodiscard]] inline std::uint64_t track_places(const World& world) { return world.track_ids.count + repeat_distance(world); }
/// Calls `row(id, first, other_author)` for each row at a place of the tracks file.
template <class Row>
void rows_at(const World& world, std::uint64_t place, Row&& row) {
  if (place < world.track_ids.count) row(place, true, rows_of_track(world, place).other_author);
  if (place < repeat_distance(world)) return;
  const std::uint64_t id = place - repeat_distance(world);
  for (unsigned left = rows_of_track(world, id).repeats; left > 0; --left) row(id, false, false);
}

/// What a row says of a track.
struct TrackContent {
  std::vector<std::uint32_t> authors;
  std::string artist;  ///< as the name has it before "/_/": the first author, spelt otherwise in some tracks of artists with many
  std::string title;
};
void track_content(const World& world, std::uint64_t id, bool other_author, TrackContent& content);

[[nodiscard]] std::int64_t track_seconds(const World& world, std::uint64_t slot);

// -- Tags and albums

/// In the order of their ids: top genres, then leaves, then plain ones.
[[nodiscard]] std::vector<std::string> tag_names(const World& world);
/// Ids; none for many tracks.
void tags_of_track(const World& world, std::uint64_t id, std::vector<std::uint64_t>& tags);

/// An artist's tracks stand on albums of at most twelve, in their order; some on none, some on another one too.
class AlbumShelf {
 public:
  explicit AlbumShelf(const World& world);
  [[nodiscard]] std::uint64_t size() const { return first_.back(); }
  [[nodiscard]] std::string title(std::uint64_t id) const;
  void of_track(std::uint64_t id, std::vector<std::uint64_t>& albums) const;

 private:
  const World& world_;
  std::vector<std::uint64_t> first_;  // playable + 1 ids: of each artist's first album
};

// -- Artists

/// Another spelling that stands in a row of its own; empty for most.
[[nodiscard]] std::string alias_row(const World& world, std::uint64_t id);

// -- Users

[[nodiscard]] inline std::uint64_t user_id(const World& world, std::uint64_t user) { return 1 + world.user_ids.id(user); }
/// Ids 1 … so many have a row in the users file; the few beyond do not.
[[nodiscard]] std::uint64_t users_with_row(const World& world);
/// Slots of the tracks that a user loves, each once.
void loves_of(const World& world, std::uint64_t user, std::vector<std::uint64_t>& track_slots);

// -- Sequences

/// A playlist or session as a file has it.
struct SequenceRow {
  std::uint64_t user_id = 0;
  std::int64_t time = -1;                  ///< −1: not known
  std::uint64_t numtracks = 0;             ///< as the file says, which for empty playlists is not so
  std::vector<std::uint64_t> track_slots;  ///< in order
  std::vector<std::uint64_t> ids;          ///< of the tracks
};
void playlist_row(const World& world, std::uint64_t index, SequenceRow& row);
void session_row(const World& world, std::uint64_t index, SequenceRow& row);

/// One play of a session.
struct Play {
  std::int64_t start = 0;           ///< seconds after the session's
  std::int64_t seconds = -1;        ///< −1: not known
  std::int64_t ratio_percent = -1;  ///< of the track that was played; may be more than 100; −1: not known
  const char* action = nullptr;     ///< "play" or "skip"; null: not known
};
void plays_of(const World& world, std::uint64_t session, const SequenceRow& row, std::vector<Play>& plays);

}  // namespace segue::data::sample
