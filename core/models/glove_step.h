// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace segue::models {

/// A cell of the co-occurrence matrix that is not zero.
struct Cooccurrence {
  std::int32_t row;     ///< vocabulary index
  std::int32_t column;  ///< likewise
  float weight;         ///< above 0
};

/// Both tables of a GloVe model in training. Row i starts at table + i · 2 · stride, on a cache line: first its vector of `dim`
/// floats, its bias, and zeros; `stride` floats further, in the same order, one sum of squared steps for each of them.
struct GloveTables {
  float* input;
  float* output;
  std::size_t dim;
  std::size_t stride;  ///< above dim, a multiple of 16
};

struct GloveStep {
  double x_max;
  double alpha;
  double learning_rate;  ///< η > 0
};

/// One AdaGrad step for each cell X in turn, down the gradient of
///   ½ f(X) (w·w̃ + b + b̃ − log X)²,   f(X) = min(1, (X / x_max)^α)
/// (Pennington, Socher & Manning 2014, eq. 8 and 9). As in the authors' program a number's step is η·g / √(sum of its earlier
/// squared steps η·g, beginning with 1), with η = 1 for biases. Returns the losses' sum from before the steps.
///
/// Several threads may be at it without locks. Bound by memory for large vocabularies: 4·stride floats are read and written for a
/// cell, and fetched a few cells ahead.
double glove_train(const GloveTables& tables, const GloveStep& step, std::span<const Cooccurrence> cells);

/// Copies `count` floats of a row that may be in training.
void glove_copy(const float* from, float* to, std::size_t count);

}  // namespace segue::models
