// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/readers/csv_rows.h"

namespace segue::data {

/// Fills `notes.of_artist` and `notes.counts` from the uses, most used first, ties by lower index. O(uses), more where a single
/// artist has many; artists are divided among threads. Throws Cancelled.
void gather_notes(ArtistNotes& notes, const std::vector<NoteUse>& uses, std::size_t artists, unsigned threads,
                  const Progress& progress);

}  // namespace segue::data
