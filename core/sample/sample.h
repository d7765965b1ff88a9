// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"

namespace segue::data {

enum class SampleFormat : std::uint8_t {
  csv,      ///< the CSV set
  idomaar,  ///< the raw release
};

/// A generated data set in the shape of 30Music. Everything but `format` and `events` shapes the hidden catalogue: the same
/// values give the same one in every format.
struct SampleOptions {
  std::uint64_t artists = 2'000;  ///< artists in the catalogue
  std::uint64_t tracks = 0;       ///< 0: ten per artist
  std::uint64_t playlists = 2'000;
  std::uint64_t sessions = 6'000;
  std::uint64_t users = 0;  ///< 0: one per eight sequences
  unsigned genres = 24;     ///< leaves of the genre tree
  double zipf = 0.9;        ///< exponent of artist popularity
  double locality = 0.75;   ///< chance that the next artist is near the last one (0: none, nothing to learn)
  std::uint64_t seed = 40;
  SampleFormat format = SampleFormat::csv;
  bool events = true;  ///< idomaar: write each play as an event of its own too
};

template <class V>
void fields(V& v, SampleOptions& o) {
  v.field(Field{"artists", SEGUE_TEXT("Artists"), SEGUE_TEXT("Artists in the catalogue"), 10, 2e6}, o.artists);
  v.field(Field{"tracks", SEGUE_TEXT("Tracks"), SEGUE_TEXT("Tracks in the catalogue; 0: ten per artist"), 0, 2e7}, o.tracks);
  v.field(Field{"playlists", SEGUE_TEXT("Playlists"), SEGUE_TEXT("Number of playlists"), 0, 1e7}, o.playlists);
  v.field(Field{"sessions", SEGUE_TEXT("Sessions"), SEGUE_TEXT("Number of listening sessions"), 0, 1e7}, o.sessions);
  v.field(Field{"users", SEGUE_TEXT("Users"), SEGUE_TEXT("Listeners; 0: one per eight sequences"), 0, 1e7}, o.users);
  v.field(Field{"genres", SEGUE_TEXT("Genres"), SEGUE_TEXT("Leaves of the genre tree"), 2, 1000}, o.genres);
  v.field(Field{"zipf", SEGUE_TEXT("Zipf exponent"), SEGUE_TEXT("How unequal artists' popularity is"), 0, 3, 2}, o.zipf);
  v.field(Field{"locality", SEGUE_TEXT("Locality"),
                SEGUE_TEXT("Chance that the next artist is near the last; 0: nothing to learn"), 0, 1, 2},
          o.locality);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("The same seed gives the same files, byte for byte"), 0, 0}, o.seed);
  v.choice(
      Field{"format", SEGUE_TEXT("Files"), SEGUE_TEXT("The CSV set, or the raw release with all its oddities"), 0, 0, 0, true},
      o.format,
      {{SampleFormat::csv, "csv", SEGUE_TEXT("CSV set")}, {SampleFormat::idomaar, "idomaar", SEGUE_TEXT("Raw release")}});
  v.field(Field{"events", SEGUE_TEXT("Events"), SEGUE_TEXT("Raw release: each play as an event too, which doubles its size"), 0,
                0, 0, true},
          o.events);
}

/// Writes artists.csv, tracks.csv, playlists.csv, sessions.csv, users.csv, tags.csv, track_tags.csv, albums.csv, track_albums.csv
/// and love.csv, or entities/*.idomaar and relations/*.idomaar, to `folder` (created if need be), whole or not at all. Users have
/// tastes over a tree of genres, artist popularity is Zipf-distributed, the next artist tends to be near the last one, some
/// tracks have several authors, some artists are collaborations, names include Cyrillic, CJK and characters that need
/// URL-encoding; tags follow genres, loves follow tastes. The oddities of the real files (repeated rows, ids without a row, empty
/// lists, unknown times, …) occur as often as they do there. Streams to disk: memory grows with tracks + artists, not with
/// sequences. Throws Error, Cancelled.
void write_sample(const std::filesystem::path& folder, const SampleOptions& options, Progress& progress);

}  // namespace segue::data
