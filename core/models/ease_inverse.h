// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include "core/base/progress.h"
#include "core/models/embedding.h"

namespace segue::models {

/// Replaces a symmetric positive definite matrix by its inverse (both whole, in float32). Block by block in place, by Cholesky,
/// so that nothing of its size is needed beside it: A = L·Lᵀ in the lower half, L⁻ᵀ in the upper, L⁻ᵀ·L⁻¹. About n³ multiply-adds
/// on all threads. Advances `progress` by n³ / 2^20 in all, and looks at cancel. Throws Error where it is not positive definite.
void invert(Matrix& matrix, unsigned threads, Progress& progress);

/// What `invert` advances by.
[[nodiscard]] std::uint64_t invert_units(Eigen::Index n);

}  // namespace segue::models
