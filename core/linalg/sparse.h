// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace segue::linalg {

/// A sparse matrix by rows: row i has values[j] in columns[j] for j from offsets[i] to offsets[i + 1] − 1, columns ascending.
struct SparseRows {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> columns;
  std::vector<float> values;  ///< as many as columns, or empty: all are ones
  std::size_t width = 0;      ///< number of columns
  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
};

[[nodiscard]] SparseRows transposed(const SparseRows& matrix);

/// How many columns the dense blocks here have: with 16 floats a row of them is one line of the cache, so that a gathered row
/// costs hardly more than a gathered number.
inline constexpr std::size_t block_columns = 16;

/// y = M x, each row's sum in column order, so that the number of threads does not matter. Bound by memory: 4 bytes a one,
/// and x at random.
void multiply(const SparseRows& matrix, const double* x, double* y, unsigned threads);

/// Y = M X for row-major X (width × block_columns) and Y (size × block_columns). Bound by the cache lines of X, at random. The
/// number of threads does not matter.
void multiply_block(const SparseRows& matrix, const float* x, float* y, unsigned threads);

}  // namespace segue::linalg
