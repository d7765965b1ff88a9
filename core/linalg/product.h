// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace segue::linalg {

/// Inner product and y += a·x of n floats, for whatever vector unit the machine has (chosen at run time through Highway).
[[nodiscard]] float dot(const float* a, const float* b, std::size_t n);
void axpy(float a, const float* x, float* y, std::size_t n);

/// C = A·Bᵀ for row-major A (rows_a × depth, leading dimension lda), B (rows_b × depth, ldb), C (rows_a × rows_b, ldc).
/// One thread; callers split rows between threads. Each element of C is one sum over depth in the same order wherever it lies
/// in a block, so equal rows give bit-equal scores.
void product_transposed(const float* a, std::size_t rows_a, std::size_t lda, const float* b, std::size_t rows_b, std::size_t ldb,
                        std::size_t depth, float* c, std::size_t ldc);

/// "AVX3", "AVX2", "SSE4", "NEON", …: what the calls above run on here.
[[nodiscard]] const char* simd_target();

}  // namespace segue::linalg
