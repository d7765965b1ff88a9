// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

// Spectra's headers are not written for our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <Spectra/LinAlg/Lanczos.h>
#pragma GCC diagnostic pop

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/spectrum.h"

namespace segue::linalg {
namespace {

using Eigen::Index;

/// What Spectra's Lanczos asks of a matrix, on several threads. Every call may throw Cancelled or Stopped, so that the
/// factorisation ends within one product or one orthogonalisation.
class Products {
 public:
  Products(const SymmetricOperator& matrix, const Progress& progress, const bool& may_stop)
      : matrix_(matrix), progress_(progress), may_stop_(may_stop) {}

  [[nodiscard]] Index rows() const { return static_cast<Index>(matrix_.size); }
  void perform_op(const double* x, double* y) const {
    check();
    matrix_.apply(x, y);
    check();
  }
  template <class A, class B>
  [[nodiscard]] double inner_product(const A& x, const B& y) const {
    return x.dot(y);
  }
  template <class A>
  [[nodiscard]] double norm(const A& x) const {
    return x.norm();
  }
  /// out = Xᵀ y in strips of columns. Bound by memory: X is read once.
  template <class A, class B>
  void trans_product(const A& x, const B& y, Eigen::Ref<Eigen::VectorXd> out) const {
    check();
    constexpr std::size_t strip = 8;
    const unsigned threads = x.size() < 500'000 ? 1 : matrix_.threads;
    parallel_ranges(static_cast<std::size_t>(x.cols()), strip, threads, [&](std::size_t begin, std::size_t end) {
      const auto first = static_cast<Index>(begin);
      const auto count = static_cast<Index>(end - begin);
      out.segment(first, count).noalias() = x.middleCols(first, count).transpose() * y;
    });
  }
  void check() const {
    progress_.throw_if_cancelled();
    if (may_stop_ && progress_.stop_requested()) throw Stopped();
  }
  [[nodiscard]] unsigned threads() const { return matrix_.threads; }

 private:
  const SymmetricOperator& matrix_;
  const Progress& progress_;
  const bool& may_stop_;
};

/// A Krylov basis V with A V = V H + f eᵀ that can be restarted from its best Ritz vectors.
class Basis : public Spectra::Lanczos<double, Products> {
 public:
  using Lanczos::Lanczos;

  /// V = V Y for the leading columns of Y, in place, strip of rows by strip of rows.
  void rotate(const Eigen::MatrixXd& y, const Products& products) {
    parallel_ranges(static_cast<std::size_t>(v().rows()), 256, products.threads(), [&](std::size_t begin, std::size_t end) {
      products.check();
      const auto first = static_cast<Eigen::Index>(begin);
      const auto count = static_cast<Eigen::Index>(end - begin);
      const Eigen::MatrixXd rotated = v().block(first, 0, count, y.rows()) * y;
      v().block(first, 0, count, y.cols()) = rotated;
    });
  }

  /// Puts the Ritz values of the kept vectors and their coupling to the next one into H, after `rotate` and before (values) and
  /// after (coupling) Spectra has extended the basis, which it does as if H were tridiagonal.
  void set_values(const Eigen::VectorXd& values) {
    h().setZero();
    h().diagonal().head(values.size()) = values;
  }
  void set_coupling(const Eigen::VectorXd& coupling) {
    const Eigen::Index k = coupling.size();
    h().col(k).head(k) = coupling;
    h().row(k).head(k) = coupling.transpose();
  }

 private:
  // Spectra lets its factors be read only; a thick restart has to change them.
  Eigen::MatrixXd& v() { return const_cast<Eigen::MatrixXd&>(matrix_V()); }
  Eigen::MatrixXd& h() { return const_cast<Eigen::MatrixXd&>(matrix_H()); }
};

/// Eigenpairs of H, largest first, and what they say of A's.
struct Ritz {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
  Eigen::VectorXd residuals;  ///< relative to the value, with a floor for values that are zero but for rounding
};

Ritz ritz_pairs(const Basis& basis, const Products& products) {
  Spectrum projected = spectrum(basis.matrix_H(), products.threads(), [&] { products.check(); });
  Ritz ritz{std::move(projected.values), std::move(projected.vectors), {}};
  const double floor = std::max(std::numeric_limits<double>::min(), 1e-10 * ritz.values[0]);
  const Eigen::VectorXd last = ritz.vectors.bottomRows(1).transpose();
  ritz.residuals = (basis.f_norm() * last.array().abs() / ritz.values.array().max(floor)).matrix();
  return ritz;
}

/// The leading vectors of the basis, with residuals in doubles.
EigenPairs finished(const SymmetricOperator& matrix, const Basis& basis, Eigen::VectorXd values, bool converged,
                    const Progress& progress) {
  const Index wanted = values.size();
  const double floor = 1e-12 * values[0];
  EigenPairs pairs{std::move(values), basis.matrix_V().leftCols(wanted).cast<float>(), Eigen::VectorXd(wanted), floor, converged};
  Eigen::VectorXd product(basis.matrix_V().rows());
  for (Index j = 0; j < wanted; ++j) {
    progress.throw_if_cancelled();
    const auto u = basis.matrix_V().col(j);
    matrix.apply(u.data(), product.data());
    pairs.residuals[j] = (product - pairs.values[j] * u).norm();
  }
  return pairs;
}

}  // namespace

EigenPairs lanczos_eigenpairs(const SymmetricOperator& matrix, const EigenOptions& options, Progress& progress) {
  const auto n = static_cast<Index>(matrix.size);
  const auto wanted = static_cast<Index>(options.count);
  const Index steps = std::min(n, std::max(2 * wanted + 1, wanted + 20));
  bool may_stop = false;
  const Products products(matrix, progress, may_stop);
  Basis basis(products, steps);

  Eigen::VectorXd start(n);
  Random random(options.seed);
  for (Index i = 0; i < n; ++i) start[i] = random.uniform() - 0.5;
  Index applied = 0;
  Eigen::Map<const Eigen::VectorXd> start_map(start.data(), n);
  basis.init(start_map, applied);
  basis.factorize_from(1, steps, applied);

  Index most_converged = 0;
  for (unsigned restarts = 0;; ++restarts) {
    const Ritz ritz = ritz_pairs(basis, products);
    const auto converged = static_cast<Index>((ritz.residuals.head(wanted).array() <= options.tolerance).count());
    progress.record(TrainingSample{static_cast<double>(restarts), ritz.residuals.head(wanted).maxCoeff(), 0, 0});
    if (converged > most_converged) progress.advance(static_cast<std::uint64_t>(converged - most_converged));
    most_converged = std::max(most_converged, converged);

    const bool done = converged >= wanted || steps == n;
    if (done || restarts >= options.max_restarts || progress.stop_requested()) {
      progress.throw_if_cancelled();
      may_stop = false;
      const Eigen::MatrixXd best = ritz.vectors.leftCols(wanted);
      basis.rotate(best, products);
      return finished(matrix, basis, ritz.values.head(wanted), done, progress);
    }
    // Keeping some vectors beyond the wanted ones speeds convergence up as pairs converge (ARPACK's rule).
    const Index kept = std::min(steps - 1, wanted + std::min(converged, (steps - wanted) / 2));
    const Eigen::VectorXd coupling = basis.f_norm() * ritz.vectors.bottomRows(1).leftCols(kept).transpose();
    const Eigen::MatrixXd rotation = ritz.vectors.leftCols(kept);
    basis.rotate(rotation, products);
    basis.set_values(ritz.values.head(kept));
    try {
      may_stop = true;
      basis.factorize_from(kept, steps, applied);
    } catch (const Stopped&) {
      // The kept vectors are whole; what was added since is not.
      return finished(matrix, basis, ritz.values.head(wanted), false, progress);
    }
    may_stop = false;
    basis.set_coupling(coupling);
  }
}

}  // namespace segue::linalg
