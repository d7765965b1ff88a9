// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

struct CsvSetWriteOptions {
  std::uint64_t min_tracks = 0;  ///< leave out sequences of fewer tracks (the study's extraction: 4)
};

/// Writes a data set as a 30Music CSV set (artists, tracks, playlists, sessions; tags, track_tags, albums and love where it has
/// any), in the form that pandas writes and `read_csv_set` reads: whole or not at all. Times stand in a column `timestamp`.
/// Reading it back gives the same artists, tracks, sequences, users, times, loves and tags of artists. Streams; throws Error,
/// Cancelled.
void write_csv_set(const Dataset& dataset, const std::filesystem::path& folder, const CsvSetWriteOptions& options,
                   Progress& progress);

}  // namespace segue::data
