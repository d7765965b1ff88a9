// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/progress.h"
#include "core/linalg/eigenpairs.h"
#include "core/linalg/sparse.h"
#include "core/models/cooccurrence_svd.h"

namespace segue::models {

/// The matrix A of common audiences as the solver sees it.
struct CooccurrenceOperator {
  linalg::SymmetricOperator matrix;  ///< A Aᵀ where `squared`, else something with the eigenvalues of A
  bool squared = false;
  /// From eigenvectors of `matrix` to those of A, in place; empty: they are the same.
  std::function<void(linalg::EigenPairs&)> to_artists;
  std::vector<bool> has_vector;  ///< per artist
  std::uint64_t entries = 0;
  std::uint64_t min_common = 1;
};

/// own_listeners, cosine and none: products with B and Bᵀ. Throws Cancelled.
[[nodiscard]] CooccurrenceOperator implicit_cooccurrence(linalg::SparseRows heard, const CooccurrenceSvdOptions& options,
                                                         Progress& progress);

/// min_listeners, jaccard and sppmi: A by rows, made in parallel from dense counters, a block of rows at a time. Where it might
/// not fit, what it will hold is counted first. Throws Error (A larger than the options allow, or empty), Cancelled.
[[nodiscard]] CooccurrenceOperator explicit_cooccurrence(const linalg::SparseRows& heard, const CooccurrenceSvdOptions& options,
                                                         Progress& progress);

}  // namespace segue::models
