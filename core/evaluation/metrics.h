// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/data/dataset.h"
#include "core/evaluation/protocol.h"

namespace segue::evaluation {

/// What one predicted artist is worth, given where the truth ranked (1: first; 0: not at all). With a single truth per
/// prediction, as here, some coincide at equal k: recall is the hit rate, and MAP is the mean reciprocal rank cut at k.
enum class Measure : std::uint8_t {
  hit_rate,  ///< rank ≤ k
  recall,    ///< of the relevant artists, those among the k best: there is one, so the hit rate
  map,       ///< average precision of the k best: 1 / rank where rank ≤ k
  ndcg,      ///< 1 / log2(1 + rank) where rank ≤ k (Järvelin & Kekäläinen 2002; the ideal ranking has 1)
  mrr,       ///< 1 / rank over the whole ranking; k is not looked at
};

/// All measures, in the order in which tables show them.
inline constexpr Measure all_measures[] = {Measure::hit_rate, Measure::recall, Measure::map, Measure::ndcg, Measure::mrr};

/// "hit_rate", "recall", …: in JSON and column names, where "_K" follows for all but mrr.
[[nodiscard]] const char* measure_name(Measure measure);
/// "hit@%1", "MRR", …, marked with SEGUE_TEXT: %1 is k.
[[nodiscard]] const char* measure_label(Measure measure);
/// One line of help, marked with SEGUE_TEXT.
[[nodiscard]] const char* measure_help(Measure measure);

/// The worth of one prediction. `k` = 0: the whole ranking.
[[nodiscard]] double worth(Measure measure, unsigned k, std::uint32_t rank);

/// One question and where its answer ranked.
struct Prediction {
  data::ArtistIndex query = 0;   ///< the artist heard last; data::unknown_artist: one outside the vocabulary (unknown_stay)
  data::ArtistIndex target = 0;  ///< the artist heard next, likewise
  std::uint32_t rank = 0;        ///< of the target among the candidates, 1: best; 0: it could not be predicted
  std::uint32_t tied = 0;        ///< other candidates of the target's exact score
};

/// A sequence that was walked through.
struct EvaluatedSequence {
  std::uint32_t sequence = 0;     ///< index in the corpus
  std::uint32_t first = 0;        ///< its first prediction, index into Evaluation::predictions
  std::uint32_t predictions = 0;  ///< how many
  std::uint32_t length = 0;       ///< distinct artists walked through
  data::Source source = data::Source::playlist;
  std::int64_t user = -1;  ///< −1: not known
  /// Mean cosine over pairs of its distinct artists with vectors, NaN under two of them or without vectors at all; with
  /// Protocol::frobenius the notebook's norm.
  double cosine = std::numeric_limits<double>::quiet_NaN();
};

/// What was left out, missed or tied. Shares are of `predictions` unless said otherwise.
struct EvaluationCounts {
  std::uint64_t predictions = 0;
  std::uint64_t sequences_too_short = 0;     ///< under two distinct artists to walk through; 0 with Protocol::short_unreported
  std::uint64_t sequences_skipped = 0;       ///< for an unknown artist (UnknownArtists::skip_sequence)
  std::uint64_t sequences_of_others = 0;     ///< of the source that is not asked for
  std::uint64_t plays = 0;                   ///< in the sequences given, of the sources asked for
  std::uint64_t unknown_plays = 0;           ///< of them, by artists outside the vocabulary
  std::uint64_t unknown_targets = 0;         ///< of them, not the first of their sequence: would have been a target
  std::uint64_t queries_without_vector = 0;  ///< predictions that could only miss
  std::uint64_t targets_without_vector = 0;
  std::uint64_t tied_targets = 0;  ///< predictions whose target's exact score another candidate has
  std::uint64_t distinct_queries = 0;
  std::uint64_t candidates = 0;  ///< artists that could be recommended to somebody
  /// unknown_targets / (those and the predictions with a known target).
  double unknown_share = 0;
};

/// Means of the measures at one k. Macro: of the sequences' means; micro: of all predictions.
struct MeasureMeans {
  unsigned k = 0;  ///< 0: over the whole ranking (mrr; ndcg without a cut)
  double hit_rate = 0, map = 0, ndcg = 0;
  double hit_rate_micro = 0, map_micro = 0, ndcg_micro = 0;
  double random_hit_rate = 0;  ///< what a random ranking expects
};

/// Predictions of one kind: targets of a popularity band, or sequences of a range of lengths.
struct Band {
  std::uint64_t low = 0,
                high = 0;  ///< artists by popularity: ranks in the vocabulary [low, high); length: distinct artists [low, high]
  std::uint64_t artists = 0;    ///< popularity: in the band
  std::uint64_t sequences = 0;  ///< with a prediction in it
  std::uint64_t predictions = 0;
  std::vector<double> hit_rate;        ///< per k of Evaluation::ks, micro; 0 where there is no prediction
  std::vector<double> hit_rate_macro;  ///< the same as means of the sequences' means
  double mrr = 0;                      ///< micro
  double mrr_macro = 0;
};

/// What the k best of every prediction's list look like together. Lists weigh by how often they were asked for.
struct Recommended {
  unsigned k = 0;
  std::uint64_t lists = 0;     ///< predictions whose query could be answered
  std::uint64_t distinct = 0;  ///< artists recommended at least once
  double coverage = 0;         ///< distinct / candidates
  double gini = 0;             ///< of recommendations over candidates: 0 all alike, near 1 all to a few
  double mean_plays = 0;       ///< training plays of what is recommended
  double novelty = 0;          ///< mean −log2(share of training plays) in bits, of what has plays (Zhou et al. 2010)
};

/// The result of `evaluate`: every prediction with its rank, from which all figures follow.
struct Evaluation {
  Protocol protocol;
  std::vector<unsigned> ks;                  ///< ascending, each once
  std::vector<EvaluatedSequence> sequences;  ///< in corpus order, those with a prediction
  std::vector<Prediction> predictions;       ///< sequence by sequence, in the order of the walk
  EvaluationCounts counts;
  std::vector<MeasureMeans> means;       ///< one per k
  double mrr = 0, mrr_micro = 0;         ///< over the whole ranking
  double ndcg = 0, ndcg_micro = 0;       ///< over the whole ranking
  std::vector<Band> by_popularity;       ///< of the target: head, middle, tail
  std::vector<Band> by_length;           ///< 2, 3–4, 5–8, 9–16, … distinct artists
  std::vector<Recommended> recommended;  ///< one per k up to EvaluationOptions::lists
  double targets_mean_plays = 0;         ///< of the targets in the vocabulary: what `mean_plays` would be for a perfect model
  double in_sequence_cosine = std::numeric_limits<double>::quiet_NaN();  ///< mean of the sequences' cosines; NaN: no vectors
  /// Approximate search: share of the exact `approximate_k` best that it found, measured on a sample; exact search: 1, 0.
  double approximate_recall = 1;
  unsigned approximate_k = 0;  ///< ranks beyond it are 0, and mrr is cut there
  double seconds = 0;
};

/// The means of a measure over each sequence's predictions, in the order of `sequences`.
[[nodiscard]] std::vector<double> per_sequence(const Evaluation& evaluation, Measure measure, unsigned k);
/// The same for each prediction by itself.
[[nodiscard]] std::vector<double> per_prediction(const Evaluation& evaluation, Measure measure, unsigned k);
/// Users of `sequences`, one by one: clusters for a bootstrap (−1: not known).
[[nodiscard]] std::vector<std::int64_t> users_of(const Evaluation& evaluation);
/// The same for intervals and tests of this evaluation; empty, each sequence by itself, where its protocol has the study's
/// t-interval, which took sequences for independent.
[[nodiscard]] std::vector<std::int64_t> clusters_of(const Evaluation& evaluation);
/// Macro and micro mean of any measure at any k, also one that `ks` lacks.
struct Means {
  double macro = 0, micro = 0;
};
[[nodiscard]] Means mean_of(const Evaluation& evaluation, Measure measure, unsigned k);

}  // namespace segue::evaluation
