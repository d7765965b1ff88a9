// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace segue::linalg {

/// Inner product and y += a·x of n floats, for whatever vector unit the machine has (chosen at run time through Highway).
[[nodiscard]] float dot(const float* a, const float* b, std::size_t n);
void axpy(float a, const float* x, float* y, std::size_t n);

/// C = A·Bᵀ for row-major A (rows_a × depth, leading dimension lda), B (rows_b × depth, ldb), C (rows_a × rows_b, ldc).
/// One thread; callers split rows between threads. Each element of C is one sum over depth in the same order wherever it lies
/// in a block, so equal rows give bit-equal scores.
void product_transposed(const float* a, std::size_t rows_a, std::size_t lda, const float* b, std::size_t rows_b, std::size_t ldb,
                        std::size_t depth, float* c, std::size_t ldc);

/// The same with row `rows[i]` of `a` in place of row i: scores of chosen rows without a copy of them.
void product_transposed_rows(const float* a, const std::int32_t* rows, std::size_t rows_a, std::size_t lda, const float* b,
                             std::size_t rows_b, std::size_t ldb, std::size_t depth, float* c, std::size_t ldc);

/// How many of n floats are above a bound, and how many equal it (NaN is neither).
struct Above {
  std::size_t greater = 0;
  std::size_t equal = 0;
};
[[nodiscard]] Above count_above(const float* x, std::size_t n, float bound);

/// The first i in [from, n) with x[i] > bound; n if there is none.
[[nodiscard]] std::size_t find_above(const float* x, std::size_t from, std::size_t n, float bound);

/// "AVX3", "AVX2", "SSE4", "NEON", …: what the calls above run on here.
[[nodiscard]] const char* simd_target();

}  // namespace segue::linalg
