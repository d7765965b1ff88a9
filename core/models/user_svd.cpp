// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/user_svd.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/base/parallel.h"
#include "core/linalg/other_side.h"
#include "core/models/als_interactions.h"
#include "core/models/svd_vectors.h"

namespace segue::models {
namespace {

using linalg::SparseRows;

/// first · second, with `room` for what passes between them.
template <class T, class Multiply>
auto both(const SparseRows& first, const SparseRows& second, std::size_t columns, const Progress& progress, Multiply multiply) {
  return [&first, &second, &progress, multiply, room = std::vector<T>(second.size() * columns)](const T* x, T* y) mutable {
    progress.throw_if_cancelled();
    multiply(second, x, room.data());
    progress.throw_if_cancelled();
    multiply(first, room.data(), y);
  };
}

void check(const SparseRows& matrix, const UserSvdOptions& options) {
  if (options.dim == 0 || options.dim >= matrix.width) {
    throw Error({SEGUE_TEXT("User–artist SVD: %1 dimensions of %2 artists cannot be had"),
                 {std::to_string(options.dim), std::to_string(matrix.width)}},
                {}, SEGUE_TEXT("Use fewer dimensions than artists, and at least 1"));
  }
  if (matrix.columns.empty()) {
    throw Error(SEGUE_TEXT("User–artist SVD: nobody played anything in the training sequences"), {},
                SEGUE_TEXT("Use more sequences, or hold out fewer"));
  }
  for (const float value : matrix.values) {
    if (!std::isfinite(value)) throw Error(SEGUE_TEXT("User–artist SVD: a weight is not a finite number"));
  }
  if (!std::isfinite(options.exponent)) throw Error(SEGUE_TEXT("User–artist SVD: the exponent is not a finite number"));
}

}  // namespace

SvdFactors sparse_svd(SparseRows matrix, const UserSvdOptions& options, Progress& progress) {
  check(matrix, options);
  const SparseRows turned = linalg::transposed(matrix);
  const unsigned threads = thread_count(options.threads);
  const bool randomised = options.solver == linalg::EigenSolver::randomised;
  const bool by_listeners =
      randomised ? matrix.size() >= matrix.width : matrix.size() < matrix.width && matrix.size() > options.dim;
  const SparseRows& first = by_listeners ? matrix : turned;
  const SparseRows& second = by_listeners ? turned : matrix;

  progress.start(SEGUE_TEXT("Decomposing"), options.dim, SEGUE_TEXT("vectors"));
  linalg::SymmetricOperator gram;
  gram.size = first.size();
  gram.threads = threads;
  gram.apply_block = both<float>(first, second, linalg::block_columns, progress,
                                 [threads](const SparseRows& m, const float* x, float* y) { multiply_block(m, x, y, threads); });
  gram.apply = both<double>(first, second, 1, progress,
                            [threads](const SparseRows& m, const double* x, double* y) { multiply(m, x, y, threads); });
  gram.half_rows = first.width;
  gram.half = [&first, threads](const float* x, float* y) { multiply_block(first, x, y, threads); };
  linalg::EigenPairs pairs = linalg::largest_eigenpairs(
      gram, {options.dim, options.tolerance, options.max_restarts, options.seed, options.solver, options.power_steps}, progress);

  SvdFactors factors;
  factors.converged = pairs.converged;
  factors.residuals = relative_residuals(pairs);
  for (Eigen::Index j = 0; j < pairs.values.size(); ++j) {
    factors.singular_values.push_back(std::sqrt(std::max(0.0, pairs.values[j])));
  }
  if (by_listeners) pairs.vectors = linalg::other_side(turned, pairs, threads, progress);
  scale_vectors(pairs, factors.singular_values, options.exponent);
  for (std::size_t i = 0; i < turned.size(); ++i) {
    if (turned.offsets[i] == turned.offsets[i + 1]) pairs.vectors.row(static_cast<Eigen::Index>(i)).setZero();
  }
  factors.artists = std::move(pairs.vectors);
  return factors;
}

void weigh_plays(SparseRows& counts, const UserSvdOptions& options) {
  if (options.weight == PlayWeight::binary) {
    counts.values = {};
    return;
  }
  const auto listeners = static_cast<double>(counts.size());
  std::vector<double> heard(counts.width, 0.0);
  for (const std::uint32_t artist : counts.columns) heard[artist] += 1;
  double all = 0;
  for (const float count : counts.values) all += static_cast<double>(count);
  const double mean = std::max(all / std::max(listeners, 1.0), 1e-300);
  for (std::size_t u = 0; u < counts.size(); ++u) {
    double length = 0;
    for (std::uint64_t i = counts.offsets[u]; i < counts.offsets[u + 1]; ++i) length += static_cast<double>(counts.values[i]);
    const double saturation = options.saturation * (1 - options.length + options.length * length / mean);
    for (std::uint64_t i = counts.offsets[u]; i < counts.offsets[u + 1]; ++i) {
      const auto n = static_cast<double>(counts.values[i]);
      const double l = heard[counts.columns[i]];
      double weight = 1;
      switch (options.weight) {
        case PlayWeight::binary: break;
        case PlayWeight::log: weight = std::log1p(n); break;
        case PlayWeight::bm25:
          weight = n * (options.saturation + 1) / (n + saturation) * std::log1p((listeners - l + 0.5) / (l + 0.5));
          break;
        case PlayWeight::tfidf: weight = std::sqrt(n) * (std::log((1 + listeners) / (1 + l)) + 1); break;
      }
      counts.values[i] = static_cast<float>(weight);
    }
  }
}

UserSvdResult user_svd(const TrainingInput& input, const UserSvdOptions& options, Progress& progress, const AlsSources& sources) {
  progress.start(SEGUE_TEXT("Counting plays"), 0);
  AlsOptions as_counts;  // whose weights are the counts themselves
  as_counts.confidence = Confidence::linear;
  as_counts.alpha = 1;
  as_counts.counts = options.counts;
  as_counts.love_weight = options.love_weight;
  Interactions plays = listener_interactions(input, sources, as_counts, progress);
  SparseRows matrix{std::move(plays.offsets), std::move(plays.columns), std::move(plays.weights), plays.width};
  weigh_plays(matrix, options);

  SvdFactors factors = sparse_svd(std::move(matrix), options, progress);
  UserSvdResult result;
  result.embedding = Embedding{user_svd_name, input.corpus.vocabulary, std::move(factors.artists), Matrix()};
  result.singular_values = std::move(factors.singular_values);
  result.residuals = std::move(factors.residuals);
  result.converged = factors.converged;
  return result;
}

}  // namespace segue::models
