// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/eigenpairs.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <limits>
#include <vector>

#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/krylov_basis.h"

namespace segue::linalg {
namespace {

using Eigen::Index;

constexpr double float_noise = 5e-7;  // of products in floats, relative to the largest eigenvalue

/// Eigenpairs of the projected matrix, largest first, and what they say of A's.
struct Ritz {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
  Eigen::VectorXd residuals;  ///< relative to the value, with a floor for values that are zero but for rounding
};

Ritz ritz_pairs(const KrylovBasis& basis) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(basis.projected());
  Ritz ritz{solver.eigenvalues().reverse(), solver.eigenvectors().rowwise().reverse(), {}};
  const double floor = std::max(std::numeric_limits<double>::min(), float_noise * ritz.values[0]);
  ritz.residuals = basis.residuals(ritz.vectors).cwiseQuotient(ritz.values.cwiseMax(floor));
  return ritz;
}

/// ‖A u − λ u‖, a block of vectors at a time. When the task is cancelled, it throws.
Eigen::VectorXd explicit_residuals(const SymmetricOperator& matrix, const EigenPairs& pairs, const Progress& progress) {
  const Index wanted = pairs.values.size();
  const auto n = static_cast<Index>(matrix.size);
  constexpr auto width = static_cast<Index>(block_columns);
  using Block = Eigen::Matrix<float, Eigen::Dynamic, width, Eigen::RowMajor>;
  Block x = Block::Zero(n, width);
  Block y(n, width);
  Eigen::VectorXd out(wanted);
  for (Index first = 0; first < wanted; first += width) {
    progress.throw_if_cancelled();
    const Index count = std::min(width, wanted - first);
    x.leftCols(count) = pairs.vectors.middleCols(first, count);
    matrix.apply_block(x.data(), y.data());
    Eigen::VectorXd squares = Eigen::VectorXd::Zero(count);
    const Eigen::VectorXf values = pairs.values.segment(first, count).cast<float>();
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < count; ++j) {
        const auto difference = static_cast<double>(y(i, j) - values[j] * x(i, j));
        squares[j] += difference * difference;
      }
    }
    out.segment(first, count) = squares.cwiseSqrt();
  }
  return out;
}

}  // namespace

void throw_not_finite() {
  throw Error(SEGUE_TEXT("The decomposition met numbers that are not finite"), {},
              SEGUE_TEXT("Look for weights that are infinite or not a number"));
}

EigenPairs dense_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  const auto n = static_cast<Index>(matrix.size);
  const auto wanted = static_cast<Index>(options.count);
  Eigen::MatrixXd a(n, n);
  Eigen::VectorXd unit = Eigen::VectorXd::Zero(n);
  for (Index j = 0; j < n; ++j) {
    progress.throw_if_cancelled();
    unit[j] = 1;
    matrix.apply(unit.data(), a.col(j).data());
    unit[j] = 0;
  }
  if (!a.allFinite()) throw_not_finite();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver((a + a.transpose()) / 2);
  EigenPairs pairs;
  pairs.values = solver.eigenvalues().reverse().head(wanted);
  const Eigen::MatrixXd vectors = solver.eigenvectors().rowwise().reverse().leftCols(wanted);
  pairs.residuals = (a * vectors - vectors * pairs.values.asDiagonal()).colwise().norm().transpose();
  pairs.vectors = vectors.cast<float>();
  pairs.floor = 1e-12 * std::max(pairs.values[0], 0.0);
  pairs.converged = true;
  progress.record(TrainingSample{0, pairs.residuals.maxCoeff() / std::max(pairs.values[0], 1e-300), 0, 0});
  progress.advance(options.count);
  return pairs;
}

EigenPairs block_krylov_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  const std::size_t capacity = 2 * options.count + 8 * block_columns;
  if (matrix.size <= capacity + block_columns) return dense_eigenpairs(matrix, options, progress);
  const auto wanted = static_cast<Index>(options.count);
  KrylovBasis basis(matrix, capacity, options.seed, progress);
  while (basis.has_room()) basis.extend();

  Index most_converged = 0;
  for (unsigned restarts = 0;; ++restarts) {
    const Ritz ritz = ritz_pairs(basis);
    const auto converged = static_cast<Index>((ritz.residuals.head(wanted).array() <= options.tolerance).count());
    progress.record(TrainingSample{static_cast<double>(restarts), ritz.residuals.head(wanted).maxCoeff(), 0, 0});
    if (converged > most_converged) progress.advance(static_cast<std::uint64_t>(converged - most_converged));
    most_converged = std::max(most_converged, converged);

    const bool done = converged >= wanted;
    if (done || restarts >= options.max_restarts || progress.stop_requested()) {
      progress.throw_if_cancelled();
      EigenPairs pairs{
          ritz.values.head(wanted), basis.take(ritz.vectors.leftCols(wanted)), {}, float_noise * ritz.values[0], done};
      pairs.residuals = explicit_residuals(matrix, pairs, progress);
      return pairs;
    }
    // Keeping some vectors beyond the wanted ones speeds convergence up as pairs converge (ARPACK's rule).
    const auto size = static_cast<Index>(basis.size());
    const Index kept = wanted + std::min(converged, (size - wanted) / 2);
    basis.restart(ritz.vectors.leftCols(kept), ritz.values.head(kept));
    do {
      basis.extend();
    } while (basis.has_room() && !progress.stop_requested());
  }
}

EigenPairs largest_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  switch (options.solver) {
    case EigenSolver::lanczos: return lanczos_eigenpairs(matrix, options, progress);
    case EigenSolver::block_krylov: break;
  }
  return block_krylov_eigenpairs(matrix, options, progress);
}

}  // namespace segue::linalg
