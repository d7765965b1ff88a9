// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/embedding.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

namespace segue::models {

const char* scoring_name(Scoring scoring) { return scoring == Scoring::resembles ? "resembles" : "followed_by"; }

Embedding aligned(const Embedding& embedding, std::shared_ptr<const data::Vocabulary> vocabulary) {
  std::unordered_map<std::int64_t, Eigen::Index> row_of;
  row_of.reserve(embedding.vocabulary->size());
  for (std::size_t i = 0; i < embedding.vocabulary->size(); ++i) {
    row_of.emplace(embedding.vocabulary->artist_ids[i], static_cast<Eigen::Index>(i));
  }
  const auto rows = static_cast<Eigen::Index>(vocabulary->size());
  const bool two_tables = embedding.supports(Scoring::followed_by);
  Embedding out{embedding.model, std::move(vocabulary), Matrix::Zero(rows, embedding.input.cols()),
                two_tables ? Matrix::Zero(rows, embedding.output.cols()) : Matrix()};
  out.kept_epoch = embedding.kept_epoch;
  if (!embedding.predicted.empty()) out.predicted.assign(static_cast<std::size_t>(rows), 0);
  for (Eigen::Index i = 0; i < rows; ++i) {
    const auto found = row_of.find(out.vocabulary->artist_ids[static_cast<std::size_t>(i)]);
    if (found == row_of.end()) continue;
    out.input.row(i) = embedding.input.row(found->second);
    if (embedding.is_predicted(static_cast<std::size_t>(found->second))) out.predicted[static_cast<std::size_t>(i)] = 1;
    if (two_tables) out.output.row(i) = embedding.output.row(found->second);
  }
  return out;
}

}  // namespace segue::models
