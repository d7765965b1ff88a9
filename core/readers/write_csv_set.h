// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/data/dataset.h"

namespace segue::data {

struct CsvSetWriteOptions {
  std::uint64_t min_tracks = 0;  ///< leave out sequences of fewer tracks (the study's extraction: 4)
};

template <class V>
void fields(V& v, CsvSetWriteOptions& o) {
  v.field(Field{"min_tracks", SEGUE_TEXT("Least tracks"), SEGUE_TEXT("Leave out playlists and sessions of fewer tracks"), 0, 1e6},
          o.min_tracks);
}

/// What became of the sequences.
struct CsvSetWritten {
  std::uint64_t playlists = 0;
  std::uint64_t sessions = 0;
  std::uint64_t playlists_left_out = 0;  ///< too short
  std::uint64_t sessions_left_out = 0;
};

/// Throws Error where write_csv_set would: something else stands at `folder`, or no permission. For a long task to ask first.
void check_csv_set_folder(const std::filesystem::path& folder);

/// Writes a data set as a 30Music CSV set, in the form that pandas writes and `read_csv_set` reads: whole or not at all. A folder
/// that this made before is replaced. Each file has an index column without a name; those whose part is empty are left out:
///
///     artists.csv        ID, name (URL-encoded in a literal pair of quotes), file_label (likewise; only where
///                        Artists::file_names has any)
///     tracks.csv         ID, author_id ("[1, 2]")
///     playlists.csv      ID (row), timestamp (where there are times), user_id, numtracks, tracks_ids
///     sessions.csv       the same with tracks
///     tags.csv           ID, value           albums.csv         ID, name
///     artist_tags.csv    artist_id, tag_id, count               artist_albums.csv  artist_id, album_id, count
///     plays.csv          user_id, artist_id, plays              artist_loves.csv   user_id, artist_id, loves
///
/// A Dataset knows tags, albums, plays and loves by artist alone, and no lists per track can be found for them that always give
/// the same counts (tracks have several authors): so they are written by artist, exactly, and not as track_tags.csv,
/// track_albums.csv and love.csv, which the real set has. Unknown users and times are −1.
///
/// Reading it back gives the same artists, tracks, sequences, users, times, plays, loves, and tags and albums of artists, and
/// whether the source had positions ("segue.txt" says so).
/// Streams; throws Error, Cancelled.
CsvSetWritten write_csv_set(const Dataset& dataset, const std::filesystem::path& folder, const CsvSetWriteOptions& options,
                            Progress& progress);

}  // namespace segue::data
