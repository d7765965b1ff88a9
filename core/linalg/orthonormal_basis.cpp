// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/orthonormal_basis.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/linalg/eigenpairs_ways.h"
#include "core/linalg/product.h"
#include "core/linalg/tall.h"

namespace segue::linalg {
namespace {

constexpr std::size_t b = block_columns;
constexpr std::size_t parts = 32;  // whose sums are added in order: the result does not depend on the number of threads

std::size_t stride_for(std::size_t columns) {
  const std::size_t lines = (columns + 15) / 16;
  return (lines | 1U) * 16;  // an odd number of cache lines: rows do not fall on the same sets
}

}  // namespace

OrthonormalBasis::OrthonormalBasis(std::size_t rows, std::size_t capacity, unsigned threads, std::uint64_t seed,
                                   const Progress& progress)
    : progress_(progress),
      rows_(rows),
      stride_(stride_for(capacity)),
      threads_(threads),
      basis_(rows * stride_),
      x_(rows * b),
      w_(rows * b),
      random_(seed) {}

/// work(begin, end, sums) for strips of rows; `sums` of `count` numbers are of one part, and added up into the given ones.
template <class Work>
void OrthonormalBasis::over_strips(std::vector<double>& sums, std::size_t count, const Work& work) const {
  progress_.throw_if_cancelled();
  const std::size_t part = (rows_ + parts * strip_rows - 1) / (parts * strip_rows) * strip_rows;
  const std::size_t used = (rows_ + part - 1) / part;
  std::vector<double> partial(used * count, 0.0);
  const unsigned threads = rows_ * std::max<std::size_t>(count, b) < 2'000'000 ? 1 : threads_;
  parallel_ranges(used, 1, threads, [&](std::size_t p, std::size_t) {
    const std::size_t end = std::min(rows_, (p + 1) * part);
    for (std::size_t row = p * part; row < end; row += strip_rows) {
      work(row, std::min(end, row + strip_rows), partial.data() + p * count);
    }
  });
  sums.assign(count, 0.0);
  for (std::size_t p = 0; p < used; ++p) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += partial[p * count + i];
  }
}

OrthonormalBasis::Coefficients OrthonormalBasis::products(const float* w) {
  const TallView all{basis_.data(), stride_, 0, columns_};
  over_strips(sums_, columns_ * b,
              [&](std::size_t begin, std::size_t end, double* sums) { add_products(all, w, begin, end, sums); });
  return Eigen::Map<const Coefficients>(sums_.data(), index(columns_), b);
}

OrthonormalBasis::Coefficients OrthonormalBasis::orthogonalise(std::size_t first) {
  Coefficients removed = Coefficients::Zero(index(columns_), b);
  if (columns_ == 0) return removed;
  const TallView all{basis_.data(), stride_, 0, columns_};
  const TallView some{basis_.data(), stride_, first, columns_ - first};
  const auto note = [&](std::size_t from) {
    const auto rows = index(columns_ - from);
    removed.bottomRows(rows) += Eigen::Map<const Coefficients>(sums_.data(), rows, b);
    factors_.resize(sums_.size());
    std::transform(sums_.begin(), sums_.end(), factors_.begin(), [](double x) { return static_cast<float>(x); });
  };
  over_strips(sums_, some.count * b,
              [&](std::size_t begin, std::size_t end, double* sums) { add_products(some, w_.data(), begin, end, sums); });
  note(first);
  over_strips(sums_, all.count * b, [&](std::size_t begin, std::size_t end, double* sums) {
    subtract_product(some, factors_.data(), w_.data(), begin, end);
    add_products(all, w_.data(), begin, end, sums);
  });
  note(0);
  over_strips(sums_, b, [&](std::size_t begin, std::size_t end, double*) {
    subtract_product(all, factors_.data(), w_.data(), begin, end);
  });
  if (!removed.allFinite()) throw_not_finite();
  return removed;
}

OrthonormalBasis::Block OrthonormalBasis::gram() {
  over_strips(sums_, b * b, [&](std::size_t begin, std::size_t end, double* sums) {
    add_products({w_.data(), b, 0, b}, w_.data(), begin, end, sums);
  });
  const Block block = Eigen::Map<const Block>(sums_.data());
  if (!block.allFinite()) throw_not_finite();
  return (block + block.transpose()) / 2;
}

/// By the eigenvectors of WᵀW, twice (Stathopoulos and Wu 2002).
OrthonormalBasis::Block OrthonormalBasis::add(double scale) {
  Block r = Block::Identity();
  bool weak = false;
  for (int round = 0; round < 2; ++round) {
    if (weak) {
      // What V has in W, small beside W's large columns, may be large beside its small ones, which are now as long as those.
      (void)orthogonalise();
      weak = false;
    }
    const Eigen::SelfAdjointEigenSolver<Block> solver(gram());
    const double least = round == 0 ? std::pow(1e-6 * scale, 2) : 0.0;
    Block change = Block::Zero();
    Block coupling = Block::Zero();
    std::vector<Eigen::Index> missing;
    for (Eigen::Index j = 0; j < solver.eigenvalues().size(); ++j) {
      const double value = solver.eigenvalues()[j];
      if (value <= least) {
        missing.push_back(j);
        continue;
      }
      weak = weak || value < 1e-6 * solver.eigenvalues()[index(b) - 1];
      change.col(j) = solver.eigenvectors().col(j) / std::sqrt(value);
      coupling.row(j) = solver.eigenvectors().col(j).transpose() * std::sqrt(value);
    }
    r = (coupling * r).eval();
    const Eigen::Matrix<float, b, b, Eigen::RowMajor> minus = (-change).cast<float>();
    over_strips(sums_, 1, [&](std::size_t begin, std::size_t end, double*) {
      std::fill(x_.begin() + index(begin * b), x_.begin() + index(end * b), 0.0F);
      subtract_product({w_.data(), b, 0, b}, minus.data(), x_.data(), begin, end);
    });
    if (!missing.empty()) {
      weak = true;
      const double size = std::sqrt(12.0 / static_cast<double>(rows_));
      for (std::size_t row = 0; row < rows_; ++row) {
        for (const Eigen::Index j : missing) {
          x_[row * b + static_cast<std::size_t>(j)] = static_cast<float>(size * (random_.uniform() - 0.5));
        }
      }
    }
    if (round == 0) w_.swap(x_);
  }
  store_block(columns_);
  columns_ += b;
  return r;
}

void OrthonormalBasis::store_block(std::size_t column) {
  for (std::size_t row = 0; row < rows_; ++row) std::copy_n(x_.data() + row * b, b, basis_.data() + row * stride_ + column);
}

void OrthonormalBasis::copy_block(std::size_t column, float* to) const {
  for (std::size_t row = 0; row < rows_; ++row) std::copy_n(basis_.data() + row * stride_ + column, b, to + row * b);
}

/// Strip of rows by strip of rows.
void OrthonormalBasis::rotate(const Eigen::MatrixXd& y) {
  const auto from = static_cast<std::size_t>(y.rows());
  const auto to = static_cast<std::size_t>(y.cols());
  constexpr std::size_t strip = 512;                // enough that packing Y does not matter
  const Eigen::MatrixXf columns = y.cast<float>();  // column-major: the rows of Yᵀ
  parallel_ranges(rows_, strip, threads_, [&](std::size_t begin, std::size_t end) {
    progress_.throw_if_cancelled();
    std::vector<float> rotated((end - begin) * to);
    product_transposed(basis_.data() + begin * stride_, end - begin, stride_, columns.data(), to, from, from, rotated.data(), to);
    for (std::size_t row = begin; row < end; ++row) {
      std::copy_n(rotated.data() + (row - begin) * to, to, basis_.data() + row * stride_);
    }
  });
  columns_ = to;
}

void OrthonormalBasis::keep_last() {
  store_block(columns_);
  columns_ += b;
}

TallMatrix OrthonormalBasis::leading(std::size_t columns) const {
  TallMatrix out(index(rows_), index(columns));
  for (std::size_t row = 0; row < rows_; ++row) {
    std::copy_n(basis_.data() + row * stride_, columns, out.row(index(row)).data());
  }
  return out;
}

TallMatrix OrthonormalBasis::take(const Eigen::MatrixXd& y) {
  rotate(y);
  TallMatrix out = leading(columns_);
  basis_ = {};
  return out;
}

}  // namespace segue::linalg
