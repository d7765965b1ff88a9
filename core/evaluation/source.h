// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "core/evaluation/ranking.h"

namespace segue::models {
class Ranker;
}

namespace segue::evaluation {

/// What scores: vectors, another scorer, or a recommender without vectors. Refers to what it is made from.
struct Source {
  std::size_t size = 0;
  std::function<bool(data::ArtistIndex)> known;
  std::optional<neighbors::Tables> tables;        ///< vectors, where there are any
  neighbors::Coprocessor* coprocessor = nullptr;  ///< for the vectors, where there is one
  const neighbors::Scorer* scorer = nullptr;      ///< null for a recommender without vectors
  const models::Embedding* embedding = nullptr;   ///< behind the vectors, where it is known
  /// Scores of all artists for queries [begin, end), row by row.
  std::function<void(const Ranking& ranking, std::size_t begin, std::size_t end, float* rows)> rows;
};

[[nodiscard]] Source source_of(const neighbors::Scorer& scorer);
[[nodiscard]] Source source_of(const models::Ranker& ranker);

/// Ranks exactly, in the way that suits the source and the protocol.
void rank(Ranking& ranking, const Source& source, Progress& progress);

/// True where only whole rows of scores will do: the defects 1, 2 and 3.
[[nodiscard]] bool needs_rows(const Protocol& protocol);

}  // namespace segue::evaluation
