// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// `Dataset::fingerprint` of everything that `dataset` holds, paths and report apart: equal data, equal fingerprint, whatever
/// files it came from. What a data set has none of (loves, times, …) does not change it. Bounded by memory bandwidth. Throws
/// Cancelled.
[[nodiscard]] std::string fingerprint_of(const Dataset& dataset, const Progress& progress);

}  // namespace segue::data
