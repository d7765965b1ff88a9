// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/progress.h"
#include "core/tables/sequence_builder.h"

namespace segue::tables {

/// Sorts by group, then key; plays equal in both keep their order. `scratch` is as long as `plays`. A radix sort by group (only
/// its bits in use), then each group by itself, many at a time: most tables have the plays of a group in order already, or
/// backwards, which one look finds out. O(n), bound by memory. Throws Cancelled where `progress` is given.
void sort_plays(std::span<Play> plays, std::span<Play> scratch, unsigned threads, const Progress* progress);

}  // namespace segue::tables
