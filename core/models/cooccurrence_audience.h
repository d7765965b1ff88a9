// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/models/cooccurrence_svd.h"

namespace segue::models {

/// A binary sparse matrix by rows: row i has ones in columns[offsets[i]] … columns[offsets[i + 1] − 1], ascending.
struct BinaryRows {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> columns;
  std::size_t width = 0;
  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
};

/// B: who (rows) heard which artists (columns) in the training sequences. Throws Cancelled.
[[nodiscard]] BinaryRows audience_rows(const TrainingInput& input, Audience audience, const Progress& progress);

[[nodiscard]] BinaryRows transposed(const BinaryRows& matrix);

/// y = M x, each row's sum in column order, so that the number of threads does not matter. Bound by memory: 4 bytes a one,
/// and x at random.
void multiply(const BinaryRows& matrix, const double* x, double* y, unsigned threads);

}  // namespace segue::models
