// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// The first part of a data set that breaks what dataset.h says of it (an index out of range, offsets that go back, ids out of
/// order, lists of different lengths), by a technical name; null where all is well. On all cores. Throws Cancelled.
[[nodiscard]] const char* broken_part(const Dataset& dataset, Progress& progress);

/// The same for all but the sequences.
[[nodiscard]] const char* broken_catalogue(const Dataset& dataset, const Progress& progress);

}  // namespace segue::data
