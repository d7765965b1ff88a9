// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/orthonormal_basis.h"
#include "core/linalg/spectrum.h"

namespace segue::linalg {
namespace {

using Eigen::Index;

constexpr std::size_t b = block_columns;
constexpr std::size_t oversampling = 10;    // scikit-learn's
constexpr std::size_t long_spectrum = 512;  // columns from which the small matrix is decomposed at the end alone

Index index(std::size_t i) { return static_cast<Index>(i); }

/// The first basis: what A's half makes of random vectors, or such vectors themselves.
void start(const SymmetricOperator& matrix, std::size_t columns, OrthonormalBasis& basis) {
  std::vector<float> drawn(matrix.half ? matrix.half_rows * b : 0);
  const auto draw = [&](float* x, std::size_t rows) {
    std::generate_n(x, rows * b, [&] { return static_cast<float>(basis.random().uniform() - 0.5); });
  };
  while (basis.columns() < columns) {
    if (matrix.half) {
      draw(drawn.data(), matrix.half_rows);
      matrix.half(drawn.data(), basis.next());
    } else {
      draw(basis.next(), matrix.size);
    }
    double scale = 0;
    for (std::size_t i = 0; i < matrix.size * b; ++i) scale += std::pow(static_cast<double>(basis.next()[i]), 2);
    if (!std::isfinite(scale)) throw_not_finite();
    (void)basis.orthogonalise();
    (void)basis.add(std::sqrt(scale / static_cast<double>(b)));
  }
}

/// The largest of the residuals, each relative to its value; of values that are zero but for rounding there are none.
double largest_residual(const Eigen::VectorXd& residuals, const Eigen::VectorXd& values, double floor) {
  double largest = 0;
  for (Index j = 0; j < residuals.size(); ++j) {
    if (values[j] > floor) largest = std::max(largest, residuals[j] / values[j]);
  }
  return largest;
}

/// H = QᵀAQ, and where a `next` basis is wanted, it, and R with A Q = next R.
struct Step {
  Eigen::MatrixXd h, r;
};

Step step(const SymmetricOperator& matrix, OrthonormalBasis& q, OrthonormalBasis* next, const Progress& progress) {
  const std::size_t columns = q.columns();
  Step out{Eigen::MatrixXd(index(columns), index(columns)), {}};
  if (next != nullptr) {
    next->clear();
    out.r = Eigen::MatrixXd::Zero(index(columns), index(columns));
  }
  std::vector<float> x(matrix.size * b);
  double scale = 0;
  for (std::size_t column = 0; column < columns; column += b) {
    progress.throw_if_cancelled();
    float* const w = next != nullptr ? next->next() : q.next();
    q.copy_block(column, x.data());
    matrix.apply_block(x.data(), w);
    auto h = out.h.middleCols(index(column), index(b));
    h = q.products(w);
    if (!h.allFinite()) throw_not_finite();
    scale = std::max(scale, h.colwise().norm().maxCoeff());
    if (next == nullptr) continue;
    const auto removed = next->orthogonalise();
    out.r.block(0, index(column), index(column), index(b)) = removed;
    out.r.block(index(column), index(column), index(b), index(b)) = next->add(scale);
  }
  out.h = ((out.h + out.h.transpose()) / 2).eval();
  return out;
}

}  // namespace

EigenPairs randomised_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  const std::size_t columns = (options.count + oversampling + b - 1) / b * b;
  if (matrix.size <= columns) return dense_eigenpairs(matrix, options, false, progress);  // random vectors would span all of it
  const auto wanted = index(options.count);
  OrthonormalBasis first(matrix.size, columns, matrix.threads, options.seed, progress);
  std::optional<OrthonormalBasis> second;
  if (options.power_steps > 0) second.emplace(matrix.size, columns, matrix.threads, mix(options.seed), progress);
  OrthonormalBasis* q = &first;
  OrthonormalBasis* next = second ? &*second : nullptr;
  start(matrix, columns, *q);
  const auto spectrum_of = [&](const Eigen::MatrixXd& h) {
    return spectrum(h, matrix.threads, [&] { progress.throw_if_cancelled(); });
  };
  std::size_t advanced = 0;
  for (unsigned steps = 0;; ++steps) {
    const bool last = steps >= options.power_steps || progress.stop_requested();
    const Step found = step(matrix, *q, last ? nullptr : next, progress);
    const std::size_t done = last ? options.count : options.count * (steps + 1) / (options.power_steps + 1);
    progress.advance(done - std::exchange(advanced, done));
    if (last) {
      const Spectrum ritz = spectrum_of(found.h);
      EigenPairs pairs{ritz.values.head(wanted), q->take(ritz.vectors.leftCols(wanted)), {}, float_noise * ritz.values[0], false};
      measure_residuals(matrix, false, pairs, progress);
      const double largest = largest_residual(pairs.residuals, pairs.values, pairs.floor);
      pairs.converged = largest <= options.tolerance;
      progress.record(TrainingSample{static_cast<double>(steps), largest, 0, 0});
      return pairs;
    }
    if (columns <= long_spectrum) {
      // For a Ritz pair with u = Q y: ‖A u − θ u‖² = ‖R y‖² − θ².
      const Spectrum ritz = spectrum_of(found.h);
      const Eigen::VectorXd values = ritz.values.head(wanted);
      const Eigen::VectorXd lengths = (found.r * ritz.vectors.leftCols(wanted)).colwise().norm().transpose();
      const Eigen::VectorXd residuals = (lengths.array().square() - values.array().square()).cwiseMax(0).sqrt();
      progress.record(
          TrainingSample{static_cast<double>(steps), largest_residual(residuals, values, float_noise * values[0]), 0, 0});
    }
    std::swap(q, next);
  }
}

}  // namespace segue::linalg
