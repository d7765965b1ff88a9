// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/sample/draw.h"
#include "core/sample/sample.h"

namespace segue::data::sample {

/// What a random stream is for. The same seed, purpose and item give the same draws, in whatever order items are made.
enum class Purpose : std::uint64_t {
  catalogue = 1,
  names,
  taste,
  playlist,
  session,
  track,
  love,
  artist_row,
  title,
  tags,
  seconds,
  albums,
  playlist_row,
  session_row,
  plays,
  user,
  shape  // what only one shape of the files has
};

[[nodiscard]] inline Random stream(std::uint64_t seed, Purpose purpose, std::uint64_t item) {
  return Random(mix(seed) + static_cast<std::uint64_t>(purpose), item);
}

/// Track ids: a scattered one-to-one map between ids 0 … count − 1 and places in the catalogue ("slots"), where an artist's
/// tracks stand side by side.
struct TrackIds {
  std::uint64_t count = 0;
  std::uint64_t step = 1;     // slot = (id · step + shift) mod count; step and count have no common divisor
  std::uint64_t inverse = 1;  // of step
  std::uint64_t shift = 0;
  TrackIds() = default;
  TrackIds(std::uint64_t tracks, Random& random);
  [[nodiscard]] std::uint64_t slot(std::uint64_t id) const { return (id * step + shift) % count; }
  [[nodiscard]] std::uint64_t id(std::uint64_t slot_of_track) const {
    return (slot_of_track + count - shift) % count * inverse % count;
  }
};

/// The hidden truth behind the sample. Artists are numbered by popularity, 0 the most popular.
struct World {
  static constexpr std::size_t followers = 8;

  SampleOptions options;       ///< with the automatic values filled in
  std::uint32_t playable = 0;  ///< artists 0 … playable − 1 have tracks
  unsigned leaves = 0;         ///< genres that artists belong to
  unsigned tops = 0;           ///< genres above them; each holds consecutive leaves
  std::vector<std::string> names;
  std::vector<std::uint32_t> ids;                   ///< per artist: its id in the files
  std::vector<std::uint32_t> artist_of_id;          ///< the reverse
  std::vector<std::uint16_t> leaf;                  ///< per artist
  std::vector<std::uint16_t> second_leaf;           ///< per artist; the first again for most
  std::vector<std::vector<std::uint32_t>> members;  ///< per leaf: its playable artists, most popular first
  std::vector<AliasTable> member_draw;              ///< per leaf: index into members by popularity
  AliasTable artist_draw;                           ///< playable artists by popularity
  AliasTable leaf_draw;                             ///< leaves by the popularity of their artists
  /// Per playable artist: who comes next, likeliest first. Directed: a follower's followers lie further on.
  std::vector<std::array<std::uint32_t, followers>> next;
  AliasTable next_draw;                    ///< index into an artist's `next`
  std::vector<std::uint64_t> first_track;  ///< playable + 1 slots
  ZipfRanks track_draw;
  TrackIds track_ids;
  TrackIds user_ids;  ///< the same for users

  [[nodiscard]] unsigned top_of(unsigned of_leaf) const { return of_leaf * tops / leaves; }
  [[nodiscard]] unsigned first_leaf_of(unsigned top) const { return (top * leaves + tops - 1) / tops; }
  [[nodiscard]] std::uint32_t tracks_of(std::uint32_t artist) const {
    return static_cast<std::uint32_t>(first_track[artist + 1] - first_track[artist]);
  }
  [[nodiscard]] std::uint32_t artist_of_slot(std::uint64_t slot) const;
  [[nodiscard]] std::uint32_t draw_member(Random& random, unsigned of_leaf) const {
    return members[of_leaf][member_draw[of_leaf].draw(random)];
  }
  /// Slot of one of an artist's tracks, the first ones most often.
  [[nodiscard]] std::uint64_t draw_track(Random& random, std::uint32_t artist) const {
    return first_track[artist] + track_draw.draw(random, tracks_of(artist));
  }
  /// The artists of a track: its owner, and for some tracks one or two others.
  void authors_of(std::uint64_t slot, std::vector<std::uint32_t>& authors) const;
  /// Whether a track has one author.
  [[nodiscard]] bool is_solo(std::uint64_t slot) const;
};

[[nodiscard]] World make_world(const SampleOptions& options, Progress& progress);

/// The genres a user listens to: one to four leaves, mostly of one top genre; the favourite first.
[[nodiscard]] std::vector<unsigned> taste_of(const World& world, std::uint64_t user);

/// One sequence of track slots; slots from TrackIds::count on stand for tracks without a row.
struct DrawnSequence {
  std::uint64_t user = 0;
  std::vector<std::uint64_t> tracks;
};
void draw_playlist(const World& world, std::uint64_t index, DrawnSequence& sequence);
void draw_session(const World& world, std::uint64_t index, DrawnSequence& sequence);
/// How many tracks draw_session gives, in no time.
[[nodiscard]] std::uint32_t session_length_of(const World& world, std::uint64_t index);

}  // namespace segue::data::sample
