// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/models/item2vec.h"

namespace segue::models {

/// Turns summed gradients into steps, row by row. Only rows that were touched are looked at: a row's state does not age while
/// nothing happens to it ("lazy").
///
///   sgd      row += rate·g
///   adagrad  G += g², row += rate·g / (√G + ε)                                  (Duchi, Hazan & Singer 2011)
///   adam     m, v: means of g and g² with β = 0.9, 0.999, each divided by 1 − βᵗ, t the row's own steps;
///            row += rate·m / (√v + ε)                                           (Kingma & Ba 2015)
/// with ε = 10⁻⁸ and g pointing down the loss.
class OptimiserState {
 public:
  /// For `rows` rows of `stride` floats (a multiple of 16): adagrad keeps one more float for each, adam two.
  OptimiserState(Optimiser optimiser, std::size_t rows, std::size_t stride);
  /// May be called for different rows at the same time. `row` and `gradient` start at cache lines.
  void step(std::size_t index, float* row, const float* gradient, float rate);

  /// What has been gathered, `rows` × `stride`, filled up with zeros; null where the optimiser gathers nothing of the kind.
  [[nodiscard]] float* first() { return first_.get(); }
  [[nodiscard]] float* second() { return second_.get(); }
  [[nodiscard]] std::vector<std::uint32_t>& steps() { return steps_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  Optimiser optimiser_;
  std::size_t rows_;
  std::size_t stride_;
  hwy::AlignedFreeUniquePtr<float[]> first_, second_;
  std::vector<std::uint32_t> steps_;
};

}  // namespace segue::models
