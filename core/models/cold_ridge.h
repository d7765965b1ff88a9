// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/linalg/sparse.h"
#include "core/models/embedding.h"

namespace segue::models {

/// X·W of a sparse X and a dense W (X.width × targets). Any number of threads gives the same bits.
[[nodiscard]] Matrix sparse_product(const linalg::SparseRows& x, const Matrix& w, unsigned threads);

/// The W that minimises |X·W − Y|² + λ|W|² for λ > 0, by conjugate gradients on (XᵀX + λ)W = XᵀY, all columns at once, each
/// with steps of its own, until each residual is below 1e-4 of its right side's length. `start` (empty: zeros) shortens the way.
/// O(entries of X × targets) an iteration. Throws Cancelled.
[[nodiscard]] Matrix ridge(const linalg::SparseRows& x, const Matrix& y, double lambda, Matrix start, unsigned threads,
                           const Progress& progress);

}  // namespace segue::models
