// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/linalg/eigenpairs.h"

namespace segue::linalg {

/// Orthonormal columns V that grow by a block at a time, in floats; what is summed over rows is summed in doubles. The result
/// does not depend on the number of threads. Every call may throw Cancelled.
class OrthonormalBasis {
 public:
  using Block = Eigen::Matrix<double, block_columns, block_columns, Eigen::RowMajor>;
  using Coefficients = Eigen::Matrix<double, Eigen::Dynamic, block_columns, Eigen::RowMajor>;

  /// Room for `capacity` columns of `rows` numbers.
  OrthonormalBasis(std::size_t rows, std::size_t capacity, unsigned threads, std::uint64_t seed, const Progress& progress);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Row-major, rows × block_columns: what is added next. Its numbers are used up by `add`.
  [[nodiscard]] float* next() { return w_.data(); }
  /// The block that was added last.
  [[nodiscard]] const float* last() const { return x_.data(); }
  [[nodiscard]] Random& random() { return random_; }

  /// VᵀW for a row-major W of rows × block_columns.
  [[nodiscard]] Coefficients products(const float* w);
  /// W −= V Vᵀ W for W in `next`, and returns what was removed, VᵀW. It is done twice, first for columns from `first` on, on
  /// which W is known to lean, then for all. Throws Error where numbers are not finite.
  [[nodiscard]] Coefficients orthogonalise(std::size_t first = 0);
  /// Adds the block Q with W = Q R for W in `next`, which is orthogonal to V, and returns R. Directions in which W has nothing
  /// but rounding errors, compared with `scale`, are replaced by random ones, with zeros in R. Throws Error as well.
  Block add(double scale);

  /// The first columns of V become V Y, and all others go.
  void rotate(const Eigen::MatrixXd& y);
  /// Appends the block that was added last once more, after `rotate`.
  void keep_last();
  /// V's first columns.
  [[nodiscard]] TallMatrix leading(std::size_t columns) const;
  /// V Y; V is gone.
  [[nodiscard]] TallMatrix take(const Eigen::MatrixXd& y);
  /// A block of V, for a product: row-major, rows × block_columns.
  void copy_block(std::size_t column, float* to) const;
  /// As it began.
  void clear() { columns_ = 0; }

 private:
  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }
  template <class Work>
  void over_strips(std::vector<double>& sums, std::size_t count, const Work& work) const;
  [[nodiscard]] Block gram();
  void store_block(std::size_t column);

  const Progress& progress_;
  std::size_t rows_;
  std::size_t stride_;
  unsigned threads_;
  std::size_t columns_ = 0;
  std::vector<float> basis_;    ///< rows × stride
  std::vector<float> x_;        ///< rows × block_columns: the last block
  std::vector<float> w_;        ///< likewise: in the making
  std::vector<double> sums_;    ///< of the last pass over the rows
  std::vector<float> factors_;  ///< the same, rounded
  Random random_;
};

}  // namespace segue::linalg
