// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/spectrum.h"

namespace segue::linalg {

using Eigen::Index;

void measure_residuals(const SymmetricOperator& matrix, bool sharpen, EigenPairs& pairs, const Progress& progress) {
  const Index wanted = pairs.values.size();
  const auto n = static_cast<Index>(matrix.size);
  constexpr auto width = static_cast<Index>(block_columns);
  using Block = Eigen::Matrix<float, Eigen::Dynamic, width, Eigen::RowMajor>;
  Block x = Block::Zero(n, width);
  Block y(n, width);
  pairs.residuals.resize(wanted);
  for (Index first = 0; first < wanted; first += width) {
    progress.throw_if_cancelled();
    const Index count = std::min(width, wanted - first);
    x.leftCols(count) = pairs.vectors.middleCols(first, count);
    matrix.apply_block(x.data(), y.data());
    Eigen::VectorXd squares = Eigen::VectorXd::Zero(count);
    Eigen::VectorXd lengths = Eigen::VectorXd::Zero(count);
    const Eigen::VectorXf values = pairs.values.segment(first, count).cast<float>();
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < count; ++j) {
        const auto product = static_cast<double>(y(i, j));
        const auto difference = static_cast<double>(y(i, j) - values[j] * x(i, j));
        squares[j] += difference * difference;
        lengths[j] += product * product;
      }
    }
    pairs.residuals.segment(first, count) = squares.cwiseSqrt();
    if (!sharpen) continue;
    for (Index j = 0; j < count; ++j) {
      if (pairs.values[first + j] <= pairs.floor) continue;
      pairs.vectors.col(first + j) = y.col(j) * static_cast<float>(1 / std::sqrt(lengths[j]));
    }
  }
}

EigenPairs dense_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, bool may_stop, Progress& progress) {
  const auto n = static_cast<Index>(matrix.size);
  const auto wanted = static_cast<Index>(options.count);
  const auto check = [&] {
    progress.throw_if_cancelled();
    if (may_stop && progress.stop_requested()) throw Stopped();
  };
  Eigen::MatrixXd a(n, n);
  Eigen::VectorXd unit = Eigen::VectorXd::Zero(n);
  for (Index j = 0; j < n; ++j) {
    check();
    unit[j] = 1;
    matrix.apply(unit.data(), a.col(j).data());
    unit[j] = 0;
  }
  if (!a.allFinite()) throw_not_finite();
  const Spectrum all = spectrum((a + a.transpose()) / 2, matrix.threads, check);
  EigenPairs pairs;
  pairs.values = all.values.head(wanted);
  pairs.residuals.resize(wanted);
  for (Index first = 0; first < wanted; first += static_cast<Index>(block_columns)) {
    progress.throw_if_cancelled();
    const Index count = std::min(wanted - first, static_cast<Index>(block_columns));
    const auto some = all.vectors.middleCols(first, count);
    pairs.residuals.segment(first, count) =
        (a * some - some * pairs.values.segment(first, count).asDiagonal()).colwise().norm().transpose();
  }
  pairs.vectors = all.vectors.leftCols(wanted).cast<float>();
  pairs.floor = 1e-12 * std::max(pairs.values[0], 0.0);
  pairs.converged = true;
  progress.record(TrainingSample{0, pairs.residuals.maxCoeff() / std::max(pairs.values[0], 1e-300), 0, 0});
  progress.advance(options.count);
  return pairs;
}

}  // namespace segue::linalg
