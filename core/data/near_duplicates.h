// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// Which sequences have a near-duplicate on the other side.
struct NearDuplicates {
  std::vector<char> held_out;  ///< beside the held-out sequences: 1 where a training sequence nearly repeats it
  std::vector<char>
      training;  ///< beside the training sequences: 1 where it nearly repeats a held-out one; empty if not asked for
};

/// Finds the held-out sequences and the training sequences whose sets of distinct artists overlap by `threshold` (0 < threshold
/// <= 1) or more: |x ∩ y| / |x ∪ y|, exactly. Two empty sequences do not.
///
/// Artists are ranked from the rarest on (`counts`: plays of each). Sets that overlap so much share one of their first
/// |x| − ⌈threshold · |x|⌉ + 1 artists, so held-out sets are listed under those alone, and training sets look there (Bayardo, Ma,
/// Srikant: Scaling up all pairs similarity search, WWW 2007), at sets of fitting sizes and places (Xiao et al.: Efficient
/// similarity joins for near duplicate detection, WWW 2008). Equal held-out sets are listed once. In parallel over training
/// sequences; memory: the held-out plays, a few times. Throws Cancelled.
[[nodiscard]] NearDuplicates near_duplicates(const Lists<ArtistIndex>& plays, std::span<const std::uint32_t> held_out,
                                             std::span<const std::uint32_t> training, std::span<const std::uint64_t> counts,
                                             double threshold, bool mark_training, Progress& progress);

}  // namespace segue::data
