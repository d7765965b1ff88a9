// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cold_ridge.h"

#include <cmath>
#include <cstddef>

#include "core/base/parallel.h"

namespace segue::models {
namespace {

constexpr std::size_t rows_at_a_time = 64;
constexpr unsigned most_iterations = 500;
constexpr double tolerance = 1e-4;

using Row = Eigen::RowVectorXd;

Row inner(const Matrix& a, const Matrix& b) {
  Row sums = Row::Zero(a.cols());
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    sums.array() += a.row(i).cast<double>().array() * b.row(i).cast<double>().array();
  }
  return sums;
}

}  // namespace

Matrix sparse_product(const linalg::SparseRows& x, const Matrix& w, unsigned threads) {
  Matrix out = Matrix::Zero(static_cast<Eigen::Index>(x.size()), w.cols());
  parallel_ranges(x.size(), rows_at_a_time, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      auto row = out.row(static_cast<Eigen::Index>(i));
      for (std::uint64_t j = x.offsets[i]; j < x.offsets[i + 1]; ++j) {
        row.noalias() += (x.values.empty() ? 1.0F : x.values[j]) * w.row(static_cast<Eigen::Index>(x.columns[j]));
      }
    }
  });
  return out;
}

Matrix ridge(const linalg::SparseRows& x, const Matrix& y, double lambda, Matrix start, unsigned threads,
             const Progress& progress) {
  const linalg::SparseRows turned = linalg::transposed(x);
  const auto apply = [&](const Matrix& w) {
    Matrix out = sparse_product(turned, sparse_product(x, w, threads), threads);
    out += static_cast<float>(lambda) * w;
    return out;
  };
  Matrix w = std::move(start);
  Matrix residual = sparse_product(turned, y, threads);
  const Row enough = inner(residual, residual) * (tolerance * tolerance);
  if (w.size() == 0) {
    w = Matrix::Zero(static_cast<Eigen::Index>(x.width), y.cols());
  } else {
    residual -= apply(w);
  }
  Matrix direction = residual;
  Row length = inner(residual, residual);
  for (unsigned iteration = 0; iteration < most_iterations; ++iteration) {
    progress.throw_if_cancelled();
    if ((length.array() <= enough.array()).all()) break;
    const Matrix image = apply(direction);
    const Row curvature = inner(direction, image);
    // Columns that are done stand still.
    const Row step = (curvature.array() > 0 && length.array() > enough.array()).select(length.array() / curvature.array(), 0.0);
    const Eigen::RowVectorXf by = step.cast<float>();
    for (Eigen::Index i = 0; i < w.rows(); ++i) {
      w.row(i).array() += by.array() * direction.row(i).array();
      residual.row(i).array() -= by.array() * image.row(i).array();
    }
    const Row next = inner(residual, residual);
    const Row turn = (length.array() > 0).select(next.array() / length.array(), 0.0);
    const Eigen::RowVectorXf back = turn.cast<float>();
    for (Eigen::Index i = 0; i < w.rows(); ++i) {
      direction.row(i).array() = residual.row(i).array() + back.array() * direction.row(i).array();
    }
    length = next;
  }
  return w;
}

}  // namespace segue::models
