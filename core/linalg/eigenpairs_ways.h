// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linalg/eigenpairs.h"

namespace segue::linalg {

/// The two ways of `largest_eigenpairs`.
[[nodiscard]] EigenPairs block_krylov_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options,
                                                 Progress& progress);
[[nodiscard]] EigenPairs lanczos_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress);

/// Throws the Error for products that are not finite.
[[noreturn]] void throw_not_finite();

}  // namespace segue::linalg
