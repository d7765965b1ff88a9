// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/evaluation/questions.h"
#include "core/neighbors/approximate.h"
#include "core/neighbors/neighbors.h"

namespace segue::evaluation {

/// How a prediction came out.
struct Outcome {
  std::uint32_t rank = 0;      ///< as Prediction::rank
  std::uint32_t tied = 0;      ///< as Prediction::tied
  std::uint32_t excluded = 0;  ///< candidates that could not be recommended here
  float score = 0;             ///< of the target; 0 without a rank
};

/// Receives the best candidates of a prediction, best first. Called from several threads at once, once for each prediction that
/// has a query.
using ListSink = std::function<void(std::uint32_t prediction, std::span<const neighbors::Neighbor> best)>;

/// One ranking of everything: what is asked, of whom, and what is wanted. Outcomes are per prediction of the walk.
struct Ranking {
  const Walk& walk;
  const Questions& questions;
  const Candidates& candidates;
  const Protocol& protocol;
  std::size_t lists = 0;  ///< length of the lists that `sink` gets; 0: none
  ListSink sink = {};
  unsigned threads = 0;
  std::vector<Outcome> outcomes = {};
};

/// Ranks by vectors in strips, for protocols without the defects 1 … 3. Bound by the multiply-add units. `coprocessor`, unless
/// null, may do most of it, with the same outcomes.
void rank_by_vectors(Ranking& ranking, const neighbors::Tables& tables, neighbors::Coprocessor* coprocessor, Progress& progress);

/// Writes the scores of all artists for the queries [begin, end) row by row; what cannot be recommended may have any score.
using Rows = std::function<void(std::size_t begin, std::size_t end, float* rows)>;

/// Ranks by whole rows of scores, by whatever protocol. Scores of −∞ and NaN cannot be recommended.
void rank_by_rows(Ranking& ranking, const Rows& rows, Progress& progress);

/// Ranks by a graph of neighbours: targets beyond `k` have no rank. For protocols without the defects 1 … 3.
void rank_by_graph(Ranking& ranking, const neighbors::ApproximateIndex& index, const neighbors::Tables& tables, std::size_t k,
                   Progress& progress);

/// The vectors of the queries [begin, end) one below the other: rows of `tables.queries`, or their weighted means.
void query_vectors(const Ranking& ranking, const neighbors::Tables& tables, std::size_t begin, std::size_t end, float* out);

/// Hands a query's best candidates (best first, at least lists + the most that any of its predictions excludes, or all there are)
/// to the sink, for each prediction without those that it excludes. Untrained candidates are put in at score 0. `label`: what the
/// protocol takes an artist for.
void hand_out(const Ranking& ranking, std::size_t query, std::span<const neighbors::Neighbor> best,
              const std::function<data::ArtistIndex(data::ArtistIndex)>& label = {});

/// The most candidates that any prediction of the query excludes, as bounded by what was heard.
[[nodiscard]] std::size_t most_excluded(const Ranking& ranking, std::size_t query);

}  // namespace segue::evaluation
