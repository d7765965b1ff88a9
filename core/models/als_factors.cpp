// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/als_factors.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <new>
#include <span>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/linalg/product.h"
#include "core/models/als_solve.h"

namespace segue::models {
namespace {

constexpr std::size_t rows_at_a_time = 16;
constexpr std::size_t table_rows_at_a_time = 256;

void check(const AlsOptions& o) {
  const auto at_least_one = [](const char* name, unsigned value) {
    if (value == 0) throw Error({SEGUE_TEXT("ALS: %1 is 0"), {name}}, {}, SEGUE_TEXT("Use 1 or more"));
  };
  at_least_one("dim", o.dim);
  at_least_one("epochs", o.epochs);
  at_least_one("steps", o.steps);
  const auto finite_and_not_negative = [](const char* name, double value) {
    if (std::isfinite(value) && value >= 0) return;
    throw Error(Message{SEGUE_TEXT("ALS: %1 must be a finite number, at least 0"), {name}});
  };
  finite_and_not_negative("alpha", o.alpha);
  finite_and_not_negative("regularisation", o.regularisation);
  finite_and_not_negative("frequency_exponent", o.frequency_exponent);
  finite_and_not_negative("love_weight", o.love_weight);
  if (!std::isfinite(o.epsilon) || o.epsilon <= 0) throw Error(Message(SEGUE_TEXT("ALS: epsilon must be above 0")));
}

/// λ · (C / mean C)^ν for each row, C the sum of its confidences.
std::vector<float> lambdas(const Interactions& rows, const AlsOptions& options) {
  std::vector<double> confidence(rows.size(), static_cast<double>(rows.width));
  double mean = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::uint64_t i = rows.offsets[row]; i < rows.offsets[row + 1]; ++i)
      confidence[row] += static_cast<double>(rows.weights[i]);
    mean += confidence[row] / static_cast<double>(rows.size());
  }
  std::vector<float> out;
  out.reserve(rows.size());
  for (const double c : confidence) {
    out.push_back(static_cast<float>(options.regularisation * std::pow(c / mean, options.frequency_exponent)));
  }
  return out;
}

hwy::AlignedFreeUniquePtr<float[]> zeros(std::size_t floats) {
  auto table = hwy::AllocateAligned<float>(floats);
  if (!table) throw std::bad_alloc();
  std::fill(table.get(), table.get() + floats, 0.0F);
  return table;
}

/// tableᵀ · table. The table is cut into the same parts whatever the number of threads, and these are added in order; in doubles,
/// but for the few rows at a time.
Eigen::MatrixXd gram(const float* table, std::size_t rows, std::size_t stride, std::size_t dim, unsigned threads,
                     const Progress& progress) {
  constexpr std::size_t parts = 16;
  const std::size_t per_part = (rows + parts - 1) / parts;
  const auto size = static_cast<Eigen::Index>(stride);
  std::vector<Eigen::MatrixXd> sums(parts);
  parallel_ranges(parts, 1, threads, [&](std::size_t part, std::size_t) {
    const std::size_t end = std::min(rows, (part + 1) * per_part);
    sums[part].setZero(size, size);
    const auto block = hwy::AllocateAligned<float>(stride * stride);
    if (!block) throw std::bad_alloc();
    for (std::size_t row = part * per_part; row < end && !progress.stop_requested(); row += table_rows_at_a_time) {
      std::fill(block.get(), block.get() + stride * stride, 0.0F);
      als_add_outer(table + row * stride, std::min(table_rows_at_a_time, end - row), stride, block.get());
      sums[part] += Eigen::Map<const Eigen::MatrixXf>(block.get(), size, size).cast<double>();
    }
  });
  for (std::size_t part = 1; part < parts; ++part) sums[0] += sums[part];
  const auto n = static_cast<Eigen::Index>(dim);
  // A row-major upper triangle is a column-major lower one.
  return Eigen::MatrixXd(sums[0].topLeftCorner(n, n).selfadjointView<Eigen::Lower>());
}

/// table ← table · Q, with Qᵀ given row by row, each of `stride` floats.
void turn(float* table, std::size_t rows, std::size_t stride, std::size_t dim, const float* transposed_q, unsigned threads) {
  parallel_ranges(rows, table_rows_at_a_time, threads, [&](std::size_t begin, std::size_t end) {
    std::vector<float> turned((end - begin) * stride, 0.0F);
    linalg::product_transposed(table + begin * stride, end - begin, stride, transposed_q, dim, stride, dim, turned.data(),
                               stride);
    std::copy(turned.begin(), turned.end(), table + begin * stride);
  });
}

}  // namespace

AlsFactors::AlsFactors(Interactions listeners, const AlsOptions& options, const Progress& progress)
    : options_(options),
      stride_(als_stride(options.dim)),
      threads_(thread_count(options.threads)),
      of_listeners_(std::move(listeners)) {
  check(options);
  models::check(of_listeners_);
  if (of_listeners_.columns.empty()) {
    throw Error(SEGUE_TEXT("ALS: there are no plays to learn from"), {}, SEGUE_TEXT("Use more sequences, or hold out fewer"));
  }
  of_artists_ = transposed(of_listeners_, progress);
  lambda_listeners_ = lambdas(of_listeners_, options);
  lambda_artists_ = lambdas(of_artists_, options);
  x_ = zeros(this->listeners() * stride_);
  y_ = zeros(artists() * stride_);
  const double width = 0.1 / std::sqrt(static_cast<double>(options.dim));
  for (std::size_t artist = 0; artist < artists(); ++artist) {
    if (artist % 4096 == 0) progress.throw_if_cancelled();
    if (!heard(artist)) continue;
    Random random(options.seed, artist);
    for (std::size_t i = 0; i < options.dim; ++i) {
      // All on one side: to both sides, training on radio playlists ends at a higher loss and predicts worse (docs/quality.md).
      y_[artist * stride_ + i] = static_cast<float>(random.uniform() * width);
    }
  }
}

void AlsFactors::set_artist(std::size_t artist, const float* vector) {
  if (heard(artist)) std::copy(vector, vector + options_.dim, y_.get() + artist * stride_);
}

std::vector<float> AlsFactors::diagonalise(float* solved, std::size_t solved_rows, float* fixed, std::size_t fixed_rows,
                                           const Progress& progress) const {
  const std::size_t dim = options_.dim;
  const Eigen::MatrixXd g = gram(fixed, fixed_rows, stride_, dim, threads_, progress);
  if (progress.stop_requested()) return {};
  if (!g.allFinite()) {
    throw Error(SEGUE_TEXT("ALS: the factors are no longer finite numbers"), {}, SEGUE_TEXT("Use more regularisation"));
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> spectrum(g);
  if (progress.stop_requested()) return {};
  const auto transposed_q = zeros(dim * stride_);
  for (std::size_t j = 0; j < dim; ++j) {
    for (std::size_t i = 0; i < dim; ++i) {
      transposed_q[j * stride_ + i] =
          static_cast<float>(spectrum.eigenvectors()(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)));
    }
  }
  turn(fixed, fixed_rows, stride_, dim, transposed_q.get(), threads_);
  turn(solved, solved_rows, stride_, dim, transposed_q.get(), threads_);
  std::vector<float> diagonal(stride_, 1.0F);
  // Without regularisation and with fewer independent factors than dimensions there is no unique solution; this finds a short
  // one.
  const double least = std::max(1e-7 * spectrum.eigenvalues()[g.rows() - 1], 1e-30);
  for (std::size_t i = 0; i < dim; ++i) {
    diagonal[i] = static_cast<float>(std::max(spectrum.eigenvalues()[static_cast<Eigen::Index>(i)], least));
  }
  return diagonal;
}

std::optional<AlsFactors::Sums> AlsFactors::half(const Interactions& rows, const std::vector<float>& lambda, float* solved,
                                                 float* fixed, Progress& progress) {
  const std::vector<float> diagonal = diagonalise(solved, rows.size(), fixed, rows.width, progress);
  if (diagonal.empty()) return std::nullopt;
  std::vector<Sums> sums((rows.size() + rows_at_a_time - 1) / rows_at_a_time);
  std::atomic<std::size_t> next{0};
  const auto workers = static_cast<unsigned>(std::clamp<std::size_t>(sums.size(), 1, threads_));
  parallel_workers(workers, [&](unsigned) {
    AlsScratch scratch(stride_);
    for (std::size_t block = next.fetch_add(1); block < sums.size(); block = next.fetch_add(1)) {
      const std::size_t begin = block * rows_at_a_time;
      const std::size_t end = std::min(rows.size(), begin + rows_at_a_time);
      for (std::size_t row = begin; row < end; ++row) {
        if (progress.stop_requested()) return;
        const std::uint64_t first = rows.offsets[row];
        const auto count = static_cast<std::size_t>(rows.offsets[row + 1] - first);
        if (count == 0) continue;
        float* const x = solved + row * stride_;
        const AlsRow problem{
            fixed,       stride_, std::span(rows.columns).subspan(first, count), rows.weights.data() + first, diagonal.data(),
            lambda[row], x};
        sums[block].loss +=
            options_.solver == AlsSolver::cholesky
                ? als_cholesky(problem, scratch, progress)
                : als_conjugate_gradient(problem, options_.steps, options_.solver != AlsSolver::plain_gradient, scratch);
        sums[block].penalty += static_cast<double>(lambda[row]) * static_cast<double>(linalg::dot(x, x, stride_));
      }
      progress.advance(end - begin);
    }
  });
  if (progress.stop_requested()) return std::nullopt;
  Sums all;
  for (const Sums& block : sums) {
    all.loss += block.loss;
    all.penalty += block.penalty;
  }
  return all;
}

std::optional<double> AlsFactors::epoch(Progress& progress) {
  const std::optional<Sums> first = half(of_listeners_, lambda_listeners_, x_.get(), y_.get(), progress);
  if (!first) return std::nullopt;
  const std::optional<Sums> second = half(of_artists_, lambda_artists_, y_.get(), x_.get(), progress);
  if (!second) return std::nullopt;
  return second->loss + first->penalty;
}

void AlsFactors::copy(const float* table, std::size_t rows, Matrix& out) const {
  out.resize(static_cast<Eigen::Index>(rows), options_.dim);
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy(table + row * stride_, table + row * stride_ + options_.dim, out.data() + row * options_.dim);
  }
}

}  // namespace segue::models
