// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/linalg/sparse.h"

namespace segue::linalg {

/// Columns [first, first + count) of a row-major matrix of `rows` × `stride` floats: the basis of a subspace.
struct TallView {
  const float* values = nullptr;
  std::size_t stride = 0;
  std::size_t first = 0;
  std::size_t count = 0;
};

/// H += Vᵀ W over rows [begin, end), for W with block_columns columns, row-major; H is count × block_columns. Summed in floats
/// over 128 rows, those sums in doubles. Bound by the multiply-add units while V comes from the cache.
void add_products(const TallView& v, const float* w, std::size_t begin, std::size_t end, double* h);

/// W −= V H over rows [begin, end).
void subtract_product(const TallView& v, const float* h, float* w, std::size_t begin, std::size_t end);

/// So many rows of a basis stay in the level-2 cache while both of the above look at them.
inline constexpr std::size_t strip_rows = 128;

}  // namespace segue::linalg
