// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cooccurrence_svd.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/models/cooccurrence_audience.h"
#include "core/models/cooccurrence_operator.h"
#include "core/models/svd_vectors.h"

namespace segue::models {
namespace {

void check(const linalg::SparseRows& heard, unsigned dim) {
  if (dim == 0 || dim >= heard.width) {
    throw Error({SEGUE_TEXT("Co-occurrence SVD: %1 dimensions of %2 artists cannot be had"),
                 {std::to_string(dim), std::to_string(heard.width)}},
                {}, SEGUE_TEXT("Use fewer dimensions than artists, and at least 1"));
  }
  for (std::size_t row = 0; row < heard.size(); ++row) {
    if (heard.offsets[row + 1] - heard.offsets[row] > 1) return;
  }
  throw Error(SEGUE_TEXT("Co-occurrence SVD: no two artists of the training sequences share an audience"), {},
              SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
}

bool formed(Normalisation normalisation) {
  switch (normalisation) {
    case Normalisation::own_listeners:
    case Normalisation::cosine:
    case Normalisation::none: return false;
    case Normalisation::min_listeners:
    case Normalisation::jaccard:
    case Normalisation::sppmi: break;
  }
  return true;
}

}  // namespace

CooccurrenceSvdResult cooccurrence_svd(const TrainingInput& input, const CooccurrenceSvdOptions& options, Progress& progress) {
  progress.start(SEGUE_TEXT("Counting common audiences"), 0);
  linalg::SparseRows heard = audience_rows(input, options.audience, progress);
  check(heard, options.dim);
  const CooccurrenceOperator a = formed(options.normalisation) ? explicit_cooccurrence(heard, options, progress)
                                                               : implicit_cooccurrence(std::move(heard), options, progress);
  heard = {};

  progress.start(SEGUE_TEXT("Decomposing"), options.dim, SEGUE_TEXT("vectors"));
  // Steps are products with A Aᵀ, of which A itself is a half.
  const unsigned power_steps = a.squared ? options.power_steps : 2 * options.power_steps + 1;
  linalg::EigenPairs pairs = linalg::largest_eigenpairs(
      a.matrix, {options.dim, options.tolerance, options.max_restarts, options.seed, options.solver, power_steps}, progress);
  if (a.to_artists) a.to_artists(pairs);

  CooccurrenceSvdResult result;
  result.converged = pairs.converged;
  result.entries = a.entries;
  result.min_common = a.min_common;
  result.residuals = relative_residuals(pairs);
  for (Eigen::Index j = 0; j < pairs.values.size(); ++j) {
    const double value = std::max(0.0, pairs.values[j]);
    result.singular_values.push_back(a.squared ? std::sqrt(value) : value);
  }
  scale_vectors(pairs, result.singular_values, options.exponent);
  for (std::size_t i = 0; i < a.has_vector.size(); ++i) {
    if (!a.has_vector[i]) pairs.vectors.row(static_cast<Eigen::Index>(i)).setZero();
  }
  result.embedding = Embedding{"cooccurrence_svd", input.corpus.vocabulary, std::move(pairs.vectors), Matrix()};
  return result;
}

}  // namespace segue::models
