// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/linalg/product.h"

namespace segue::linalg {

/// Columns of a strip, at most.
inline constexpr std::size_t strip_columns = 256;

/// A part of a product: `rows` rows of `cols` values, row i of it at values + i · strip_columns.
struct Strip {
  std::size_t first_row, rows;
  std::size_t first_col, cols;
  const float* values;
};
using StripVisitor = std::function<void(const Strip&)>;

/// A·Bᵀ as `product_transposed` makes it, bit for bit, but handed to `visit` a strip at a time while that is in the L1 cache and
/// never stored: every element once, for each row in ascending order of columns. `b_rows`, unless null, are the rows of `b` that
/// count, in the order of the columns. One thread. Memory: a copy of A, and of `strip_columns` rows of B. Fastest with
/// `strip_product_rows` rows of A, or a few hundred at least.
void product_strips(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows,
                    std::size_t rows_b, std::size_t ldb, std::size_t depth, const StripVisitor& visit);

/// So many rows of A, a multiple of what the product works on at a time, still lie in the L2 cache beside a strip of B.
[[nodiscard]] constexpr std::size_t strip_product_rows(std::size_t depth) {
  const std::size_t fitting = 160 * 1024 / (depth + 1) / 42 * 42;
  return fitting < 252 ? 252 : fitting > 2016 ? 2016 : fitting;
}

/// `count_above` for at most a strip's columns.
[[nodiscard]] Above count_in_strip(const float* x, std::size_t n, float bound);

}  // namespace segue::linalg
