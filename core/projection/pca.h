// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/models/embedding.h"

namespace segue::projection {

/// A map of artists: row i = artist i of the vocabulary.
struct Map {
  Eigen::Matrix<float, Eigen::Dynamic, 2, Eigen::RowMajor> points;
  double explained[2] = {0, 0};  ///< share of variance along each axis
};

/// The first two principal components of the unit-length input vectors (artists without a vector lie at the mean, 0).
/// Exact: eigenvectors of the dim × dim covariance. The sign of each axis makes its largest loading positive. Throws Cancelled.
[[nodiscard]] Map pca(const models::Embedding& embedding, Progress& progress);

}  // namespace segue::projection
