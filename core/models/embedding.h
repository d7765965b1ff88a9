// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/data/vocabulary.h"

namespace segue::models {

/// Row-major: one row per artist.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How two artists are scored with a model's vectors.
enum class Scoring {
  resembles,    ///< cosine of input vectors
  followed_by,  ///< inner product of the query's input vector with the candidate's output vector; models with both tables
};

/// "resembles" / "followed_by", as in JSON and file names.
[[nodiscard]] const char* scoring_name(Scoring scoring);

/// Artist vectors of one model: row i belongs to artist i of the vocabulary. An all-zero row: the artist has no vector.
struct Embedding {
  std::string model;  ///< kind, e.g. "item2vec"
  std::shared_ptr<const data::Vocabulary> vocabulary;
  Matrix input;   ///< vocabulary size × dim
  Matrix output;  ///< the same shape, or empty for models with one table
  /// Per row 1: of an artist without training plays, predicted from what is known of it. Empty: no row is.
  std::vector<char> predicted = {};
  unsigned kept_epoch = 0;  ///< the epoch that these are of, where it is not the last that was trained; else 0
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(input.rows()); }
  [[nodiscard]] bool is_predicted(std::size_t row) const { return row < predicted.size() && predicted[row] != 0; }
  [[nodiscard]] std::size_t dim() const { return static_cast<std::size_t>(input.cols()); }
  [[nodiscard]] bool supports(Scoring scoring) const { return scoring == Scoring::resembles || output.rows() == input.rows(); }
};

/// The same vectors in another vocabulary's order, matched by artist id; artists that `embedding` does not know get zero rows.
[[nodiscard]] Embedding aligned(const Embedding& embedding, std::shared_ptr<const data::Vocabulary> vocabulary);

}  // namespace segue::models
