// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/eigenpairs.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/krylov_basis.h"
#include "core/linalg/spectrum.h"

namespace segue::linalg {
namespace {

using Eigen::Index;

/// Eigenpairs of the projected matrix, largest first, and what they say of A's.
struct Ritz {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
  Eigen::VectorXd residuals;  ///< relative to the value, with a floor for values that are zero but for rounding
};

/// Of H; of its first rows and columns alone, the residuals mean nothing.
Ritz ritz_pairs(Eigen::MatrixXd h, const KrylovBasis& basis, unsigned threads, bool may_stop, const Progress& progress) {
  Spectrum projected = spectrum(std::move(h), threads, [&] {
    progress.throw_if_cancelled();
    if (may_stop && progress.stop_requested()) throw Stopped();
  });
  Ritz ritz{std::move(projected.values), std::move(projected.vectors), {}};
  const double floor = std::max(std::numeric_limits<double>::min(), float_noise * ritz.values[0]);
  ritz.residuals = basis.residuals(ritz.vectors).cwiseQuotient(ritz.values.cwiseMax(floor));
  return ritz;
}

}  // namespace

void throw_not_finite() {
  throw Error(SEGUE_TEXT("The decomposition met numbers that are not finite"), {},
              SEGUE_TEXT("Look for weights that are infinite or not a number"));
}

EigenPairs block_krylov_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  std::size_t capacity = 2 * options.count + 8 * block_columns;
  // Where the small matrix takes long, what is there when the task is to stop is kept without more of them.
  const bool hasty = capacity > 512;
  const std::size_t least = hasty ? options.count + 2 * block_columns : capacity;
  if (matrix.size <= capacity + block_columns) {
    const bool may_stop = hasty && least + block_columns < matrix.size;
    try {
      return dense_eigenpairs(matrix, options, may_stop, progress);
    } catch (const Stopped&) {
      capacity = least;  // what a few products tell
    }
  }
  const auto wanted = static_cast<Index>(options.count);
  KrylovBasis basis(matrix, capacity, options.seed, progress);
  while (basis.has_room() && !(progress.stop_requested() && basis.size() >= least)) basis.extend();

  const auto kept = [&](const Ritz& of, bool converged) {
    EigenPairs pairs{of.values.head(wanted), basis.take(of.vectors.leftCols(wanted)), {}, float_noise * of.values[0], converged};
    measure_residuals(matrix, converged, pairs, progress);
    return pairs;
  };
  Index most_converged = 0;
  Ritz ritz;
  for (unsigned restarts = 0;; ++restarts) {
    try {
      ritz = ritz_pairs(basis.projected(), basis, matrix.threads, hasty, progress);
    } catch (const Stopped&) {
      if (restarts == 0) {  // as if it had been stopped when there was enough
        const auto enough = static_cast<Index>(least);
        ritz = ritz_pairs(basis.projected().topLeftCorner(enough, enough), basis, matrix.threads, false, progress);
        return kept(ritz, false);
      }
      // The vectors of the restart are the first of the basis still.
      return {ritz.values.head(wanted), basis.leading(options.count),
              ritz.residuals.head(wanted).cwiseProduct(ritz.values.head(wanted)), float_noise * ritz.values[0], false};
    }
    const auto converged = static_cast<Index>((ritz.residuals.head(wanted).array() <= options.tolerance).count());
    progress.record(TrainingSample{static_cast<double>(restarts), ritz.residuals.head(wanted).maxCoeff(), 0, 0});
    if (converged > most_converged) progress.advance(static_cast<std::uint64_t>(converged - most_converged));
    most_converged = std::max(most_converged, converged);

    const bool done = converged >= wanted;
    if (done || restarts >= options.max_restarts || progress.stop_requested()) {
      progress.throw_if_cancelled();
      return kept(ritz, done);
    }
    // Keeping some vectors beyond the wanted ones speeds convergence up as pairs converge (ARPACK's rule).
    const auto size = static_cast<Index>(basis.size());
    const Index going_on = wanted + std::min(converged, (size - wanted) / 2);
    basis.restart(ritz.vectors.leftCols(going_on), ritz.values.head(going_on));
    do {
      basis.extend();
    } while (basis.has_room() && !progress.stop_requested());
  }
}

EigenPairs largest_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  switch (options.solver) {
    case EigenSolver::lanczos: return lanczos_eigenpairs(matrix, options, progress);
    case EigenSolver::randomised: return randomised_eigenpairs(matrix, options, progress);
    case EigenSolver::block_krylov: break;
  }
  return block_krylov_eigenpairs(matrix, options, progress);
}

}  // namespace segue::linalg
