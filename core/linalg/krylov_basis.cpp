// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/krylov_basis.h"

#include <algorithm>

namespace segue::linalg {
namespace {

constexpr std::size_t b = block_columns;

}  // namespace

KrylovBasis::KrylovBasis(const SymmetricOperator& matrix, std::size_t capacity, std::uint64_t seed, const Progress& progress)
    : matrix_(matrix),
      progress_(progress),
      capacity_(capacity),
      basis_(matrix.size, capacity + b, matrix.threads, seed, progress),
      h_(Eigen::MatrixXd::Zero(index(capacity), index(capacity))) {
  std::generate_n(basis_.next(), matrix.size * b, [&] { return static_cast<float>(basis_.random().uniform() - 0.5); });
  (void)basis_.add(0);
}

void KrylovBasis::extend() {
  progress_.throw_if_cancelled();
  matrix_.apply_block(basis_.last(), basis_.next());
  const std::size_t before = size();
  const auto column = basis_.orthogonalise(coupled_from_);
  const std::size_t count = basis_.columns();
  h_.block(0, index(before), index(count), b) = column;
  h_.block(index(before), 0, b, index(count)) = column.transpose();
  const auto corner = h_.block(index(before), index(before), b, b);
  h_.block(index(before), index(before), b, b) = ((corner + corner.transpose()) / 2).eval();
  scale_ = std::max(scale_, column.colwise().norm().maxCoeff());
  coupled_from_ = before;
  r_ = basis_.add(scale_);
}

Eigen::VectorXd KrylovBasis::residuals(const Eigen::MatrixXd& y) const {
  return (r_ * y.bottomRows(index(b))).colwise().norm().transpose();
}

void KrylovBasis::restart(const Eigen::MatrixXd& y, const Eigen::VectorXd& values) {
  basis_.rotate(y);
  h_.setZero();
  h_.diagonal().head(values.size()) = values;
  basis_.keep_last();
  coupled_from_ = 0;
}

TallMatrix KrylovBasis::take(const Eigen::MatrixXd& y) {
  h_.resize(0, 0);
  return basis_.take(y);
}

}  // namespace segue::linalg
