// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "core/linalg/eigenpairs.h"

namespace segue::linalg {

/// An orthonormal basis V of a block Krylov space with A V = V H + Q R Eᵀ: Q is the next block, R its coupling, E picks V's
/// last block. Every new block is orthogonalised against all of V, so that H comes out as it is, whatever V began with, and
/// restarts need no special case.
class KrylovBasis {
 public:
  /// Room for `capacity` vectors besides the next block. Begins with a random block.
  KrylovBasis(const SymmetricOperator& matrix, std::size_t capacity, std::uint64_t seed, const Progress& progress);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool has_room() const { return size_ + block_columns <= capacity_; }
  /// Takes the next block into V, and finds one more. Throws Cancelled, Error (products not finite).
  void extend();
  [[nodiscard]] Eigen::MatrixXd projected() const { return h_.topLeftCorner(index(size_), index(size_)); }
  /// For eigenvectors y of H: ‖A V y − V H y‖, that is ‖R · (last block of y)‖.
  [[nodiscard]] Eigen::VectorXd residuals(const Eigen::MatrixXd& y) const;

  /// V = V Y for eigenvectors Y of H with these values. The next block stays.
  void restart(const Eigen::MatrixXd& y, const Eigen::VectorXd& values);
  /// V's first columns.
  [[nodiscard]] TallMatrix leading(std::size_t columns) const;
  /// V Y; V is spoilt.
  [[nodiscard]] TallMatrix take(const Eigen::MatrixXd& y);

 private:
  using Block = Eigen::Matrix<double, block_columns, block_columns, Eigen::RowMajor>;
  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  template <class Work>
  void over_strips(std::vector<double>& sums, std::size_t count, const Work& work) const;
  void orthogonalise(std::size_t first, std::size_t count);
  [[nodiscard]] Block gram();
  [[nodiscard]] Block orthonormalise(std::size_t against);
  void store_block(std::size_t column);
  void rotate(const Eigen::MatrixXd& y);

  const SymmetricOperator& matrix_;
  const Progress& progress_;
  std::size_t rows_;
  std::size_t capacity_;
  std::size_t stride_;
  std::size_t size_ = 0;
  std::size_t coupled_from_ = 0;  ///< the first column that the next product is expected to lean on
  double scale_ = 0;              ///< about ‖A‖
  std::vector<float> basis_;      ///< rows × stride: V and the next block
  std::vector<float> x_;          ///< rows × block_columns: the next block
  std::vector<float> w_;          ///< likewise: in the making
  std::vector<double> sums_;      ///< of the last pass over the rows
  std::vector<float> factors_;    ///< the same, rounded
  std::vector<double> column_;    ///< of H, for the block in the making
  Eigen::MatrixXd h_;
  Block r_;
  Random random_;
};

}  // namespace segue::linalg
