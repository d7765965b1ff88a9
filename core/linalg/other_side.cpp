// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/other_side.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace segue::linalg {

TallMatrix other_side(const SparseRows& matrix, const EigenPairs& pairs, unsigned threads, const Progress& progress) {
  constexpr auto width = static_cast<Eigen::Index>(block_columns);
  using Block = Eigen::Matrix<float, Eigen::Dynamic, width, Eigen::RowMajor>;
  const Eigen::Index columns = pairs.vectors.cols();
  TallMatrix out(static_cast<Eigen::Index>(matrix.size()), columns);
  Block x = Block::Zero(pairs.vectors.rows(), width);
  Block y(out.rows(), width);
  for (Eigen::Index first = 0; first < columns; first += width) {
    progress.throw_if_cancelled();
    const Eigen::Index count = std::min(width, columns - first);
    x.leftCols(count) = pairs.vectors.middleCols(first, count);
    multiply_block(matrix, x.data(), y.data(), threads);
    Eigen::RowVectorXf factor(count);
    for (Eigen::Index j = 0; j < count; ++j) {
      const double value = pairs.values[first + j];
      factor[j] = value > pairs.floor ? static_cast<float>(1 / std::sqrt(value)) : 0.0F;
    }
    for (Eigen::Index i = 0; i < out.rows(); ++i) {
      out.row(i).segment(first, count) = y.row(i).head(count).cwiseProduct(factor);
    }
  }
  return out;
}

}  // namespace segue::linalg
