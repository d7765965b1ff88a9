// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/pca.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/parallel.h"

namespace segue::projection {
namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr Eigen::Index block_rows = 512;
constexpr std::size_t parts = 8;  // sums are kept apart by part and added in order: the same map on any number of threads

// Scale that makes each row unit length; 0 where the artist has no vector (zeros, NaN, infinities).
std::vector<double> unit_scales(const models::Matrix& vectors) {
  std::vector<double> scales(static_cast<std::size_t>(vectors.rows()), 0.0);
  parallel_ranges(scales.size(), 4096, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const double norm = vectors.row(static_cast<Eigen::Index>(i)).cast<double>().norm();
      if (std::isfinite(norm) && norm > 0) scales[i] = 1.0 / norm;
    }
  });
  return scales;
}

// The unit vectors of rows [first, first + count) less `mean`; rows without a vector are zeros.
void centred(const models::Matrix& vectors, const std::vector<double>& scales, const Eigen::RowVectorXd& mean, Eigen::Index first,
             Eigen::Index count, Rows& out) {
  out.resize(count, vectors.cols());
  for (Eigen::Index i = 0; i < count; ++i) {
    const double scale = scales[static_cast<std::size_t>(first + i)];
    if (scale > 0) {
      out.row(i) = vectors.row(first + i).cast<double>() * scale - mean;
    } else {
      out.row(i).setZero();
    }
  }
}

// Calls work(part, first, count) for blocks of rows; each part is walked in order by one thread.
template <class Work>
void for_blocks(Eigen::Index rows, Progress& progress, const Work& work) {
  const Eigen::Index share = (rows + static_cast<Eigen::Index>(parts) - 1) / static_cast<Eigen::Index>(parts);
  parallel_ranges(parts, 1, 0, [&](std::size_t part, std::size_t) {
    const Eigen::Index end = std::min(rows, (static_cast<Eigen::Index>(part) + 1) * share);
    for (Eigen::Index first = static_cast<Eigen::Index>(part) * share; first < end; first += block_rows) {
      progress.throw_if_cancelled();
      const Eigen::Index count = std::min(block_rows, end - first);
      work(part, first, count);
      progress.advance(static_cast<std::uint64_t>(count));
    }
  });
}

}  // namespace

Map pca(const models::Embedding& embedding, Progress& progress) {
  const models::Matrix& vectors = embedding.input;
  const Eigen::Index rows = vectors.rows();
  const Eigen::Index dim = vectors.cols();
  progress.start(SEGUE_TEXT("Projecting onto principal components"), 3 * embedding.size(), SEGUE_TEXT("artists"));
  Map map;
  map.points.setZero(rows, 2);
  const std::vector<double> scales = unit_scales(vectors);
  const auto known = std::count_if(scales.begin(), scales.end(), [](double scale) { return scale > 0; });
  if (known == 0 || dim == 0) return map;

  std::vector<Eigen::RowVectorXd> sums(parts, Eigen::RowVectorXd::Zero(dim));
  const Eigen::RowVectorXd origin = Eigen::RowVectorXd::Zero(dim);
  for_blocks(rows, progress, [&](std::size_t part, Eigen::Index first, Eigen::Index count) {
    Rows block;
    centred(vectors, scales, origin, first, count, block);
    sums[part] += block.colwise().sum();
  });
  Eigen::RowVectorXd mean = origin;
  for (const auto& sum : sums) mean += sum;
  mean /= static_cast<double>(known);

  std::vector<Eigen::MatrixXd> scatter(parts, Eigen::MatrixXd::Zero(dim, dim));
  for_blocks(rows, progress, [&](std::size_t part, Eigen::Index first, Eigen::Index count) {
    Rows block;
    centred(vectors, scales, mean, first, count, block);
    scatter[part].selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
  });
  for (std::size_t part = 1; part < parts; ++part) scatter[0] += scatter[part];
  progress.throw_if_cancelled();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(scatter[0]);  // reads the lower half, ascending values
  const double total = solver.eigenvalues().cwiseMax(0.0).sum();

  const Eigen::Index axes = std::min<Eigen::Index>(2, dim);
  Eigen::MatrixXd loadings = Eigen::MatrixXd::Zero(dim, 2);
  for (Eigen::Index axis = 0; axis < axes; ++axis) {
    Eigen::VectorXd loading = solver.eigenvectors().col(dim - 1 - axis);
    Eigen::Index largest = 0;
    loading.cwiseAbs().maxCoeff(&largest);
    if (loading(largest) < 0) loading = -loading;
    loadings.col(axis) = loading;
    if (total > 0) map.explained[axis] = std::max(0.0, solver.eigenvalues()(dim - 1 - axis)) / total;
  }
  for_blocks(rows, progress, [&](std::size_t, Eigen::Index first, Eigen::Index count) {
    Rows block;
    centred(vectors, scales, mean, first, count, block);
    map.points.middleRows(first, count) = (block * loadings).cast<float>();
  });
  return map;
}

}  // namespace segue::projection
