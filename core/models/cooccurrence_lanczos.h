// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/base/progress.h"

namespace segue::models {

/// y = A x for a symmetric positive semi-definite A of `size` rows, on `threads` threads.
struct SymmetricOperator {
  std::size_t size = 0;
  std::function<void(const double* x, double* y)> apply;
  unsigned threads = 1;
};

struct EigenOptions {
  std::size_t count = 1;    ///< largest eigenpairs wanted; less than `size`
  double tolerance = 1e-4;  ///< a pair has converged when ‖A u − λ u‖ ≤ tolerance · λ
  unsigned max_restarts = 50;
  std::uint64_t seed = 1;  ///< of the start vector
};

struct EigenPairs {
  Eigen::VectorXd values;   ///< descending; may be fewer than wanted after stop_and_keep
  Eigen::MatrixXd vectors;  ///< columns, orthonormal
  bool converged = false;
};

/// The largest eigenpairs by Lanczos with thick restarts (Wu and Simon 2000); the factorisation is Spectra's. At every restart
/// a TrainingSample is recorded (epoch: restarts; loss: largest ‖A u − λ u‖ / λ among the wanted; rate: 0) and `progress`
/// advances by the pairs newly converged. Ends early on stop_and_keep with the pairs as far as they have got; throws Cancelled.
/// The result does not depend on the number of threads. Memory: 2 · count + 1 vectors of `size` doubles.
[[nodiscard]] EigenPairs largest_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress);

}  // namespace segue::models
