// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/readers/left_aside.h"

namespace segue::data {

/// The files of a 30Music CSV set. Empty paths: not there.
struct CsvSetFiles {
  std::filesystem::path tracks;   ///< needed: ID, author_id
  std::filesystem::path artists;  ///< ID, name, maybe file_label; without it artists are called by their ids
  /// tracks_ids, user_id, timestamp (the last two may be missing); at least one of playlists and sessions is needed
  std::filesystem::path playlists;
  std::filesystem::path sessions;      ///< tracks, user_id, timestamp, likewise
  std::filesystem::path tags;          ///< optional: ID, value
  std::filesystem::path track_tags;    ///< optional: track_id, tag_ids
  std::filesystem::path albums;        ///< optional: ID, title (or name)
  std::filesystem::path track_albums;  ///< optional: track_id, album_ids
  std::filesystem::path love;          ///< optional: user_id, track_id
  std::vector<LeftAside> aside;        ///< named like files of the set, and not read
};

/// Finds the files of the set in a folder by their usual names. Throws Error naming every needed file that is missing
/// (and what the folder holds instead).
[[nodiscard]] CsvSetFiles find_csv_set(const std::filesystem::path& folder);

/// Recognises single files picked by the user by their header columns (any names), and completes the rest from the folder of
/// the first. Throws Error when a file is none of the set's.
[[nodiscard]] CsvSetFiles recognise_csv_files(const std::vector<std::filesystem::path>& files);

struct CsvSetOptions {
  unsigned threads = 0;                              ///< worker threads; 0: all cores
  std::size_t chunk_bytes = std::size_t{96} << 10U;  ///< what a thread takes at a time; the result does not depend on it
};

/// Reads a 30Music CSV set as pandas writes it: columns by name in any order, an index column, RFC 4180 quoting, list literals
/// "[1, 2, 3]", several authors per track, the last row of a repeated track id wins, the first of an artist id, ids such as
/// "12.0", names URL-encoded inside one literal pair of quotes. Rows that cannot be used are counted in the report.
///
/// Throws Error with file and line for a truncated, empty, binary or mis-quoted file or one without a needed column; throws
/// Cancelled. A sequence entry whose track the tracks file lacks is left out and counted; an empty list gives an empty sequence;
/// authors that the artists file lacks stay, as "artist 123". Files are read and parsed in chunks on all cores; the result
/// does not depend on the number of threads. A file that becomes shorter meanwhile is an Error. Memory: little more than the
/// Dataset itself.
[[nodiscard]] Dataset read_csv_set(const CsvSetFiles& files, const CsvSetOptions& options, Progress& progress);

}  // namespace segue::data
