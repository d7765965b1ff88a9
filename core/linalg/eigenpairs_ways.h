// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linalg/eigenpairs.h"

namespace segue::linalg {

/// The ways of `largest_eigenpairs`.
[[nodiscard]] EigenPairs block_krylov_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options,
                                                 Progress& progress);
[[nodiscard]] EigenPairs lanczos_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress);
[[nodiscard]] EigenPairs randomised_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress);

/// Thrown out of a decomposition when the task is to stop and there is something to keep; caught by its way.
struct Stopped {};

/// All of A in doubles, and its decomposition. For small A. Where it `may_stop`, it throws Stopped.
[[nodiscard]] EigenPairs dense_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, bool may_stop,
                                          Progress& progress);

/// Sets the residuals ‖A u − λ u‖ of each pair, a block of vectors at a time. To `sharpen` them, vectors become A u / ‖A u‖,
/// whose residuals are no larger but for rounding: rows of A that are equal then give equal rows of vectors, bit for bit, and
/// rows of zeros give zeros, while those of a basis of floats differ by its rounding, which decides on neighbours of rare
/// artists. When the task is cancelled, it throws.
void measure_residuals(const SymmetricOperator& matrix, bool sharpen, EigenPairs& pairs, const Progress& progress);

inline constexpr double float_noise = 5e-7;  ///< of products in floats, relative to the largest eigenvalue

/// Throws the Error for products that are not finite.
[[noreturn]] void throw_not_finite();

}  // namespace segue::linalg
