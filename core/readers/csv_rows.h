// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/id_index.h"
#include "core/readers/csv_scan.h"
#include "core/readers/csv_table.h"

namespace segue::data {

/// The usable rows of one file of the set, in file order, as they stand there. Each reader throws what `scan_rows` throws, and
/// Error for a missing column.

/// An id and a name (artists.csv: ID, name; tags.csv: ID, value).
struct NamedRows {
  CsvScan scan;
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;  ///< decoded; empty: none given
  std::vector<std::uint64_t> offsets;
};
[[nodiscard]] NamedRows read_artist_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress);
[[nodiscard]] NamedRows read_tag_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress);

/// An id and a list of ids (tracks.csv: ID, author_id; track_tags.csv: track_id, tag_ids).
struct ListRows {
  CsvScan scan;
  std::vector<std::int64_t> ids;
  Lists<std::int64_t> lists;
  std::vector<std::uint64_t> offsets;
};
[[nodiscard]] ListRows read_track_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress);
[[nodiscard]] ListRows read_track_tag_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress);

/// A list of track ids, turned into indices through `tracks`, and a user (playlists.csv: tracks_ids, user_id; sessions.csv:
/// tracks, user_id). A file without user_id has unknown users.
struct SequenceRows {
  CsvScan scan;
  Sequences sequences;
};
[[nodiscard]] SequenceRows read_sequence_rows(const CsvTable& table, const char* list_column, const IdIndex& tracks,
                                              const CsvScanOptions& options, Progress& progress);

/// Appends the lists of one array of lists to another.
template <class T>
void append(Lists<T>& to, const Lists<T>& from) {
  const std::uint64_t shift = to.values.size();
  to.values.append(from.values.begin(), from.values.end());
  for (std::size_t i = 1; i < from.offsets.size(); ++i) to.offsets.push_back(from.offsets[i] + shift);
}

}  // namespace segue::data
