// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/base/progress.h"
#include "core/linalg/sparse.h"

namespace segue::linalg {

/// A symmetric positive semi-definite A of `size` rows, on `threads` threads: what it makes of one vector, and of a row-major
/// block (size × block_columns) of them.
struct SymmetricOperator {
  std::size_t size = 0;
  std::function<void(const double* x, double* y)> apply;
  std::function<void(const float* x, float* y)> apply_block;
  unsigned threads = 1;
  /// Where A is known as H Hᵀ: what H makes of a block of `half_rows` rows. The randomised solver starts with it.
  std::function<void(const float* x, float* y)> half = {};
  std::size_t half_rows = 0;
};

enum class EigenSolver {
  /// Block Krylov with full orthogonalisation, in floats with small matrices in doubles. Residuals down to about 1e-6. Where the
  /// matrix is not larger than the basis would be, it is decomposed in full, in doubles.
  block_krylov,
  /// One vector after another, in doubles; the factorisation is Spectra's. Several times slower, residuals down to about 1e-13.
  lanczos,
  /// Subspace iteration from random vectors (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.3) with 10 vectors more than
  /// wanted, rounded up to whole blocks: as many steps as asked for and no more, whatever is left to converge. In floats.
  randomised,
};

struct EigenOptions {
  std::size_t count = 1;    ///< largest eigenpairs wanted; less than `size`
  double tolerance = 1e-4;  ///< a pair has converged when ‖A u − λ u‖ ≤ tolerance · λ
  unsigned max_restarts = 50;
  std::uint64_t seed = 1;  ///< of the start vectors
  EigenSolver solver = EigenSolver::block_krylov;
  unsigned power_steps = 5;  ///< of the randomised solver: products with A before the one that the answer is read from
};

/// Row-major: one row per row of A.
using TallMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct EigenPairs {
  Eigen::VectorXd values;  ///< descending
  TallMatrix vectors;      ///< columns, orthonormal, within the tolerance where they are sharpened (see residuals)
  /// ‖A u − λ u‖ of each pair, from a product with A. By block Krylov, once all have converged, the vectors are what that product
  /// has made of them, with residuals no larger but for rounding.
  Eigen::VectorXd residuals;
  double floor = 0;  ///< values up to this are zero but for rounding
  bool converged = false;
};

/// The largest eigenpairs by a Krylov method with thick restarts (Wu and Simon 2000), or by the randomised solver. At every
/// restart, or power step, a TrainingSample is recorded (epoch: restarts; loss: largest ‖A u − λ u‖ / λ among the wanted; rate:
/// 0) and `progress` advances by the pairs newly converged, or a step's share. Ends early on stop_and_keep with the pairs as far
/// as they have got; throws Cancelled, or Error where products are no finite numbers. The result does not depend on the number of
/// threads. Memory: a basis of 2 · count + 128 vectors of `size` floats, or 2 · count + 1 vectors of doubles; randomised: twice
/// count + 10 vectors of floats.
[[nodiscard]] EigenPairs largest_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress);

}  // namespace segue::linalg
