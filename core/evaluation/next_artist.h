// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/evaluation/metrics.h"
#include "core/evaluation/statistics.h"
#include "core/neighbors/neighbors.h"

namespace segue::evaluation {

/// Walk through a held-out sequence (repeated artists removed, artists outside the vocabulary dropped and counted), rank all that
/// have a vector but the query itself after each artist, and see where the next one stands: `corrected()` of protocol.h, but
/// that artists already heard stay candidates. `evaluate` (evaluate.h) knows other protocols and more figures.
struct NextArtistOptions {
  unsigned k = 10;  ///< the second hit rate; the first is hit@1
  double confidence = 0.95;
  std::uint64_t bootstrap = 2000;  ///< resamples
  std::uint64_t seed = 1;          ///< of the bootstrap
  unsigned threads = 0;
};

template <class V>
void fields(V& v, NextArtistOptions& o) {
  v.field(Field{"k", SEGUE_TEXT("k"), SEGUE_TEXT("A hit: the next artist is among the k best"), 1, 1000}, o.k);
  v.field(Field{"confidence", SEGUE_TEXT("Confidence"), SEGUE_TEXT("Of the intervals"), 0.5, 0.999, 3}, o.confidence);
  v.field(Field{"bootstrap", SEGUE_TEXT("Resamples"), SEGUE_TEXT("Of the bootstrap interval"), 100, 1e6, 0, true}, o.bootstrap);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the bootstrap"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Figures of one held-out sequence: means over its transitions.
struct SequenceFigures {
  std::uint32_t sequence = 0;  ///< index in the corpus
  std::uint32_t transitions = 0;
  double hit_1 = 0;
  double hit_k = 0;
  double reciprocal_rank = 0;  ///< full catalogue; a query or target without a vector counts 0
};

struct NextArtistResult {
  unsigned k = 10;
  double confidence = 0.95;
  std::vector<SequenceFigures> sequences;  ///< in corpus order, the ones with at least one transition
  MeanInterval hit_1, hit_k, mrr;          ///< macro: means over sequences
  std::uint64_t transitions = 0;
  std::uint64_t sequences_too_short = 0;     ///< under two distinct known artists
  std::uint64_t unknown_plays = 0;           ///< plays dropped because the artist is outside the vocabulary
  std::uint64_t queries_without_vector = 0;  ///< transitions that could only miss
  std::uint64_t targets_without_vector = 0;
  std::uint64_t tied_targets = 0;  ///< transitions whose target's score equals another candidate's
  std::uint64_t candidates = 0;    ///< artists that could be recommended
  double random_hit_1 = 0;         ///< what a random ranking expects: 1 / (candidates − 1) …
  double random_hit_k = 0;         ///< … and k / (candidates − 1)
  double seconds = 0;
};

/// Evaluates a scorer on the given sequences of the corpus (usually split.test). Distinct queries are scored once.
/// Ties: a candidate with the target's exact score and a lower index ranks before it. Throws Error when no sequence has a
/// transition, or when the scorer and the vocabulary differ in size; Cancelled.
[[nodiscard]] NextArtistResult evaluate_next_artist(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                                    const neighbors::Scorer& scorer, const NextArtistOptions& options,
                                                    Progress& progress);

/// What `evaluate` found, with whatever protocol, as a NextArtistResult with its intervals.
[[nodiscard]] NextArtistResult summary_of(const Evaluation& evaluation, const NextArtistOptions& options, Progress& progress);

/// Which figure of a sequence a comparison is about.
enum class Metric { hit_1, hit_k, mrr };
[[nodiscard]] std::vector<double> values_of(const NextArtistResult& result, Metric metric);

/// "Is `a` better than `b`?": paired over the sequences both were evaluated on (they must be the same ones; else throws Error).
struct Comparison {
  std::string a, b;
  Metric metric = Metric::hit_1;
  MeanInterval difference;  ///< of a − b per sequence
  Wilcoxon test;
  Alternative alternative = Alternative::greater;
  Zeros zeros = Zeros::wilcox;
};
[[nodiscard]] Comparison compare(const std::string& name_a, const NextArtistResult& a, const std::string& name_b,
                                 const NextArtistResult& b, Metric metric, Alternative alternative, Zeros zeros,
                                 const NextArtistOptions& options, Progress& progress);

}  // namespace segue::evaluation
