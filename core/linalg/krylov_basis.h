// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>

#include "core/linalg/eigenpairs.h"
#include "core/linalg/orthonormal_basis.h"

namespace segue::linalg {

/// An orthonormal basis V of a block Krylov space with A V = V H + Q R Eᵀ: Q is the next block, R its coupling, E picks V's
/// last block. Every new block is orthogonalised against all of V, so that H comes out as it is, whatever V began with, and
/// restarts need no special case.
class KrylovBasis {
 public:
  /// Room for `capacity` vectors besides the next block. Begins with a random block.
  KrylovBasis(const SymmetricOperator& matrix, std::size_t capacity, std::uint64_t seed, const Progress& progress);

  [[nodiscard]] std::size_t size() const { return basis_.columns() - block_columns; }
  [[nodiscard]] bool has_room() const { return basis_.columns() <= capacity_; }
  /// Takes the next block into V, and finds one more. Throws Cancelled, Error (products not finite).
  void extend();
  [[nodiscard]] Eigen::MatrixXd projected() const { return h_.topLeftCorner(index(size()), index(size())); }
  /// For eigenvectors y of H: ‖A V y − V H y‖, that is ‖R · (last block of y)‖.
  [[nodiscard]] Eigen::VectorXd residuals(const Eigen::MatrixXd& y) const;

  /// V = V Y for eigenvectors Y of H with these values. The next block stays.
  void restart(const Eigen::MatrixXd& y, const Eigen::VectorXd& values);
  /// V's first columns.
  [[nodiscard]] TallMatrix leading(std::size_t columns) const { return basis_.leading(columns); }
  /// V Y; V is spoilt.
  [[nodiscard]] TallMatrix take(const Eigen::MatrixXd& y);

 private:
  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  const SymmetricOperator& matrix_;
  const Progress& progress_;
  std::size_t capacity_;
  std::size_t coupled_from_ = 0;  ///< the first column that the next product is expected to lean on
  double scale_ = 0;              ///< about ‖A‖
  OrthonormalBasis basis_;        ///< V and the next block
  Eigen::MatrixXd h_;
  OrthonormalBasis::Block r_;
};

}  // namespace segue::linalg
