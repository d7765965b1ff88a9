// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "core/linalg/eigenpairs.h"

namespace segue::models {

/// ‖A u − λ u‖ / λ of each pair; where λ is zero but for rounding, what is so takes its place.
[[nodiscard]] inline std::vector<double> relative_residuals(const linalg::EigenPairs& pairs) {
  std::vector<double> out;
  for (Eigen::Index j = 0; j < pairs.values.size(); ++j) {
    out.push_back(pairs.residuals[j] / std::max({pairs.values[j], pairs.floor, std::numeric_limits<double>::min()}));
  }
  return out;
}

/// U to U·Σ^p, in place, with the largest component of each column positive (of equals, the first), so that equal data give equal
/// signs. `pairs` are those that the singular values come from; where one is zero but for rounding, its column becomes zeros.
inline void scale_vectors(linalg::EigenPairs& pairs, const std::vector<double>& singular_values, double exponent) {
  linalg::TallMatrix& vectors = pairs.vectors;
  const Eigen::Index columns = vectors.cols();
  Eigen::RowVectorXf largest = Eigen::RowVectorXf::Zero(columns);
  for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
    for (Eigen::Index j = 0; j < columns; ++j) {
      if (std::abs(vectors(i, j)) > std::abs(largest[j])) largest[j] = vectors(i, j);
    }
  }
  Eigen::RowVectorXf factor(columns);
  for (Eigen::Index j = 0; j < columns; ++j) {
    const double value = singular_values[static_cast<std::size_t>(j)];
    const bool zero = pairs.values[j] <= pairs.floor;
    factor[j] = zero ? 0.0F : static_cast<float>(std::pow(value, exponent)) * (largest[j] < 0 ? -1.0F : 1.0F);
  }
  for (Eigen::Index i = 0; i < vectors.rows(); ++i) vectors.row(i).array() *= factor.array();
}

}  // namespace segue::models
