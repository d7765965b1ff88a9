// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/evaluation/metrics.h"
#include "core/evaluation/protocol.h"
#include "core/neighbors/neighbors.h"

namespace segue::models {
class Ranker;
}

namespace segue::evaluation {

struct EvaluationOptions {
  std::vector<unsigned> ks{1, 10, 100};  ///< of the measures; any order
  unsigned lists = 10;                   ///< figures of what is recommended, for each k up to this one; 0: none
  double head_share = 0.5;               ///< the most played artists with this share of training plays are the head …
  double middle_share = 0.3;             ///< … the next ones with this share the middle, the rest the tail
  bool approximate = false;              ///< search an HNSW graph: faster for large vocabularies, ranks end at the largest k
  unsigned threads = 0;                  ///< 0: all cores; does not change the result (but of an approximate search)
};

/// All but `ks`, a list, which readers and forms treat by themselves.
template <class V>
void fields(V& v, EvaluationOptions& o) {
  v.field(Field{"lists", SEGUE_TEXT("Recommended lists"),
                SEGUE_TEXT("Coverage, concentration and popularity of so many recommended artists; 0: not looked at"), 0, 1000},
          o.lists);
  v.field(Field{"head_share", SEGUE_TEXT("Head"), SEGUE_TEXT("The most played artists with this share of plays are the head"), 0,
                1, 2, true},
          o.head_share);
  v.field(Field{"middle_share", SEGUE_TEXT("Middle"),
                SEGUE_TEXT("The next ones with this share of plays are the middle, the rest the tail"), 0, 1, 2, true},
          o.middle_share);
  v.field(Field{"approximate", SEGUE_TEXT("Approximate search"),
                SEGUE_TEXT("Search a graph of neighbours (HNSW) rather than everyone; what it misses is measured and shown"), 0,
                0, 0, true},
          o.approximate);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Ranks the targets of the given sequences (usually split.test) among all candidates, exactly, and computes every figure.
/// Distinct queries are scored once; with vectors scores are counted while they are in the cache and never stored, so memory is
/// bounded whatever the vocabulary (the vectors twice, and a few MB a thread). Ties: a candidate with the target's exact score
/// and a lower index ranks before it.
///
/// Throws Error where no sequence has a prediction, where the scorer and the vocabulary differ in size, or an option is out of
/// range (no k, k = 0, approximate search without vectors or with a defect that needs whole rankings), where vectors hold NaN or
/// infinities (`require_finite`); Cancelled.
[[nodiscard]] Evaluation evaluate(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                  const neighbors::Scorer& scorer, const Protocol& protocol, const EvaluationOptions& options,
                                  Progress& progress);

/// The same for a recommender without vectors. It is given the last artist, or the last `history` ones (QueryFrom::mean and
/// recency), oldest first; every artist has a "vector", and those of score −∞ cannot be recommended.
[[nodiscard]] Evaluation evaluate(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                  const models::Ranker& ranker, const Protocol& protocol, const EvaluationOptions& options,
                                  Progress& progress);

/// Throws Error with the number of artists whose vectors hold a NaN or an infinity, and the name of the first. Vectors of zeros
/// are no error: such artists have no vector.
void require_finite(const models::Embedding& embedding);

/// One prediction of a sequence with the list that led to it.
struct ExplainedPrediction {
  Prediction prediction;
  bool query_known = true;                ///< has a vector
  bool target_known = true;               ///< likewise
  float target_score = 0;                 ///< 0 where there is none
  std::vector<neighbors::Neighbor> best;  ///< the k best candidates, best first, as the protocol recommends them
};

/// A sequence walked through again: "the playlist, each prediction, where the truth ranked". The ranks are those of `evaluate`
/// with the same arguments. A sequence without a prediction gives an empty list.
[[nodiscard]] std::vector<ExplainedPrediction> explain(const data::Corpus& corpus, std::uint32_t sequence,
                                                       const neighbors::Scorer& scorer, const Protocol& protocol, unsigned k,
                                                       Progress& progress);
[[nodiscard]] std::vector<ExplainedPrediction> explain(const data::Corpus& corpus, std::uint32_t sequence,
                                                       const models::Ranker& ranker, const Protocol& protocol, unsigned k,
                                                       Progress& progress);

}  // namespace segue::evaluation
