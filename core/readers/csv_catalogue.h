// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/id_index.h"
#include "core/readers/csv_rows.h"

namespace segue::data {

/// Distinct artists by id, with the first row of each; the repeated ones are counted in `rows.scan`.
[[nodiscard]] Artists distinct_artists(NamedRows& rows);

/// Fills `dataset.tracks` with the distinct tracks by id, the last row of each, and `dataset.artists` with `named` and the
/// authors that it lacks ("artist 123" where there is no name). What was repeated or missing is counted in `scan`,
/// beside what `rows.scan` has (missing names only where there was an `artists_file`). `rows` has the artists' places in `named`.
/// Returns the index of the tracks' ids. O(rows) on all cores where ids are dense, else O(rows log rows). The memory of the rows
/// goes to `spare`. Throws Cancelled.
[[nodiscard]] IdIndex match_tracks(Dataset& dataset, Artists&& named, TrackRows&& rows, CsvScan& scan, bool artists_file,
                                   SparePages& spare, unsigned threads, const Progress& progress);

}  // namespace segue::data
