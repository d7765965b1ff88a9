// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/source.h"

#include <algorithm>

#include "core/linalg/product.h"
#include "core/models/ranker.h"

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

void rows_by_vectors(const Ranking& ranking, const neighbors::Tables& tables, std::size_t artists, std::size_t begin,
                     std::size_t end, float* rows) {
  std::vector<float> queries((end - begin) * tables.dim);
  query_vectors(ranking, tables, begin, end, queries.data());
  linalg::product_transposed(queries.data(), end - begin, tables.dim, tables.candidates, artists, tables.dim, tables.dim, rows,
                             artists);
}

// Scores are linear in the query: a mean of artists scores the mean of their scores.
void rows_by_scorer(const Ranking& ranking, const neighbors::Scorer& scorer, std::size_t begin, std::size_t end, float* rows) {
  const std::size_t artists = scorer.size();
  std::vector<float> one;
  for (std::size_t q = begin; q < end; ++q, rows += artists) {
    const auto query = ranking.questions.artists(q);
    if (query.size() == 1) {
      scorer.score(query, rows);
      continue;
    }
    const std::vector<float> weights = weights_of(query.size(), ranking.protocol);
    one.resize(artists);
    std::fill_n(rows, artists, 0.0F);
    for (std::size_t i = 0; i < query.size(); ++i) {
      scorer.score(query.subspan(i, 1), one.data());
      for (std::size_t k = 0; k < artists; ++k) rows[k] += weights[i] * one[k];
    }
  }
}

}  // namespace

Source source_of(const neighbors::Scorer& scorer) {
  Source source;
  source.size = scorer.size();
  source.known = [&scorer](ArtistIndex artist) { return scorer.known(artist); };
  source.tables = scorer.tables();
  source.coprocessor = scorer.coprocessor();
  source.scorer = &scorer;
  if (const auto* vectors = dynamic_cast<const neighbors::EmbeddingScorer*>(&scorer)) source.embedding = &vectors->embedding();
  source.rows = [&scorer, tables = source.tables](const Ranking& ranking, std::size_t begin, std::size_t end, float* rows) {
    if (tables) {
      rows_by_vectors(ranking, *tables, scorer.size(), begin, end, rows);
    } else {
      rows_by_scorer(ranking, scorer, begin, end, rows);
    }
  };
  return source;
}

Source source_of(const models::Ranker& ranker) {
  Source source;
  source.size = ranker.vocabulary->size();
  source.known = [](ArtistIndex) { return true; };
  source.rows = [&ranker, artists = source.size](const Ranking& ranking, std::size_t begin, std::size_t end, float* rows) {
    for (std::size_t q = begin; q < end; ++q, rows += artists) ranker.score(ranking.questions.artists(q), {rows, artists});
  };
  return source;
}

bool needs_rows(const Protocol& protocol) { return protocol.shifted_indices || protocol.nan_drops_out || protocol.ties_drop_out; }

void rank(Ranking& ranking, const Source& source, Progress& progress) {
  if (source.tables && !needs_rows(ranking.protocol)) {
    rank_by_vectors(ranking, *source.tables, source.coprocessor, progress);
    return;
  }
  rank_by_rows(
      ranking, [&](std::size_t begin, std::size_t end, float* rows) { source.rows(ranking, begin, end, rows); }, progress);
}

}  // namespace segue::evaluation
