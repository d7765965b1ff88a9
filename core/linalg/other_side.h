// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linalg/eigenpairs.h"

namespace segue::linalg {

/// From the singular vectors of one side of a matrix to those of the other: M u / √λ for each eigenpair (u, λ) of MᵀM, and zeros
/// where λ is up to `pairs.floor`. A block of vectors at a time; throws Cancelled.
[[nodiscard]] TallMatrix other_side(const SparseRows& matrix, const EigenPairs& pairs, unsigned threads,
                                    const Progress& progress);

}  // namespace segue::linalg
