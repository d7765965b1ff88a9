// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/ease_inverse.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/linalg/product.h"

namespace segue::models {
namespace {

using Eigen::Index;
constexpr Index side = 192;  ///< of a block: two of them are in the second-level cache

/// A matrix seen as blocks, the last ones smaller.
class Blocks {
 public:
  explicit Blocks(Matrix& matrix) : matrix_(matrix) {}
  [[nodiscard]] Index count() const { return (matrix_.rows() + side - 1) / side; }
  [[nodiscard]] Index size(Index i) const { return std::min(side, matrix_.rows() - i * side); }
  [[nodiscard]] auto operator()(Index i, Index j) { return matrix_.block(i * side, j * side, size(i), size(j)); }
  /// (Rows of block i) · (rows of block j)ᵀ over the columns of blocks begin … end − 1.
  [[nodiscard]] Matrix product(Index i, Index j, Index begin, Index end) const {
    const Index first = begin * side;
    const Index depth = std::min(end * side, matrix_.cols()) - first;
    Matrix out(size(i), size(j));
    const auto ld = static_cast<std::size_t>(matrix_.cols());
    linalg::product_transposed(&matrix_(i * side, first), static_cast<std::size_t>(size(i)), ld, &matrix_(j * side, first),
                               static_cast<std::size_t>(size(j)), ld, static_cast<std::size_t>(depth), out.data(),
                               static_cast<std::size_t>(out.cols()));
    return out;
  }

 private:
  Matrix& matrix_;
};

void each(Index begin, Index end, unsigned threads, Progress& progress, const std::function<void(Index)>& work) {
  if (begin >= end) return;
  parallel_ranges(static_cast<std::size_t>(end - begin), 1, threads, [&](std::size_t first, std::size_t past) {
    for (std::size_t i = first; i < past; ++i) {
      progress.throw_if_cancelled();
      work(begin + static_cast<Index>(i));
    }
  });
}

}  // namespace

std::uint64_t invert_units(Index n) {
  const auto rows = static_cast<std::uint64_t>(n);
  return rows * rows / 1024 * rows / 1024;
}

void invert(Matrix& matrix, unsigned threads, Progress& progress) {
  Blocks block(matrix);
  const Index n = block.count();
  const std::uint64_t units = invert_units(matrix.rows());
  auto advance_to = [&, done = std::uint64_t{0}](Index step) mutable {
    const auto target =
        static_cast<std::uint64_t>(static_cast<double>(units) * static_cast<double>(step) / (3.0 * static_cast<double>(n)));
    progress.advance(target - done);
    done = target;
  };
  // Inverses of L's diagonal blocks, lower triangular.
  std::vector<Matrix> diagonal(static_cast<std::size_t>(n));
  for (Index j = 0; j < n; ++j) {
    each(j, n, threads, progress, [&](Index i) {
      if (j > 0) block(i, j) -= block.product(i, j, 0, j);
    });
    const Eigen::LLT<Matrix> factor(block(j, j));
    if (factor.info() != Eigen::Success) {
      throw Error(SEGUE_TEXT("The matrix to invert is not positive definite"), {}, SEGUE_TEXT("Raise the regularisation"));
    }
    Matrix inverse = Matrix::Identity(block.size(j), block.size(j));
    factor.matrixL().solveInPlace(inverse);
    diagonal[static_cast<std::size_t>(j)] = std::move(inverse);
    each(j + 1, n, threads, progress, [&](Index i) {
      Matrix own = block(i, j);
      block(i, j).noalias() = own * diagonal[static_cast<std::size_t>(j)].transpose();
    });
    advance_to(j + 1);
  }
  // U = L⁻ᵀ in the upper half: block (j, i) is the transpose of −L_ii⁻¹ · Σ_{j ≤ k < i} L_ik (L⁻¹)_kj, and (L⁻¹)_kj is U_jkᵀ.
  for (Index i = 0; i < n; ++i) {
    each(0, i, threads, progress, [&](Index j) {
      const Matrix inverse = diagonal[static_cast<std::size_t>(i)] * block.product(i, j, j, i);
      block(j, i) = -inverse.transpose();
    });
    block(i, i) = diagonal[static_cast<std::size_t>(i)].transpose();
    advance_to(n + i + 1);
  }
  // A⁻¹ = U·Uᵀ, to the lower half; the diagonal last, as others need U's.
  for (Index i = 0; i < n; ++i) {
    each(0, i + 1, threads, progress, [&](Index j) {
      Matrix product = block.product(i, j, i, n);
      if (j == i) {
        diagonal[static_cast<std::size_t>(i)] = std::move(product);
      } else {
        block(i, j) = product;
      }
    });
    advance_to(2 * n + i + 1);
  }
  each(0, n, threads, progress, [&](Index i) {
    block(i, i) = diagonal[static_cast<std::size_t>(i)];
    for (Index j = 0; j < i; ++j) block(j, i) = block(i, j).transpose();
  });
}

}  // namespace segue::models
