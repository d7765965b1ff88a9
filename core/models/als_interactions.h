// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/models/als.h"
#include "core/models/training.h"

namespace segue::models {

/// A sparse matrix of weights, at least 0, row by row. Columns ascend within a row, each once.
struct Interactions {
  std::size_t width = 0;  ///< number of columns
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> columns;
  std::vector<float> weights;
  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
};

/// One cell of such a matrix, or a part of it.
struct Interaction {
  std::uint32_t row;
  std::uint32_t column;
  double weight;
};

/// The matrix with these cells; the weights of cells that are named more than once are added. Throws Error where a weight is
/// negative or no finite number, or a cell lies outside.
[[nodiscard]] Interactions interactions(std::size_t rows, std::size_t columns, std::vector<Interaction> cells);

/// Throws Error where the matrix is not as described above.
void check(const Interactions& matrix);

[[nodiscard]] Interactions transposed(const Interactions& matrix, const Progress& progress);

/// Listeners × vocabulary, weighted by the options: a row per user, those of known users by ascending id, then one for each
/// training sequence of an unknown one. Depends on nothing but training sequences unless `sources` and options say so. In
/// parallel; throws Error where the options ask for what `sources` lack, Cancelled.
[[nodiscard]] Interactions listener_interactions(const TrainingInput& input, const AlsSources& sources, const AlsOptions& options,
                                                 const Progress& progress);

}  // namespace segue::models
