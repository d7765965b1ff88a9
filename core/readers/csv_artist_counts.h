// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/readers/csv_scan.h"

namespace segue::data {

/// A line of "segue.txt", which `write_csv_set` writes, where the source had positions.
inline constexpr const char* positions_line = "Sequences are in the order of positions.";

/// What `write_csv_set` writes by artist, since a Dataset knows no more: tags (tags.csv, artist_tags.csv), albums (albums.csv,
/// artist_albums.csv), plays (plays.csv) and loves (artist_loves.csv). Reads those that lie in `folder` into `dataset`, whose
/// artists are known, in place of what it holds of that; repeated rows are added up. Also Dataset::positioned. Rows that cannot
/// be used are counted in its report. Throws what `scan_rows` throws.
void read_artist_counts(Dataset& dataset, const std::filesystem::path& folder, const CsvScanOptions& options, Progress& progress);

}  // namespace segue::data
