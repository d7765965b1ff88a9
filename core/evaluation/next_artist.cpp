// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/next_artist.h"

#include <algorithm>
#include <chrono>

#include "core/evaluation/figures.h"

namespace segue::evaluation {

NextArtistResult summary_of(const Evaluation& evaluation, const NextArtistOptions& options, Progress& progress) {
  NextArtistResult result;
  result.k = options.k;
  result.confidence = options.confidence;
  result.transitions = evaluation.counts.predictions;
  result.sequences_too_short = evaluation.counts.sequences_too_short;
  result.unknown_plays = evaluation.counts.unknown_plays;
  result.queries_without_vector = evaluation.counts.queries_without_vector;
  result.targets_without_vector = evaluation.counts.targets_without_vector;
  result.tied_targets = evaluation.counts.tied_targets;
  result.candidates = evaluation.counts.candidates;
  if (result.candidates > 1) {
    const auto others = static_cast<double>(result.candidates - 1);
    result.random_hit_1 = 1.0 / others;
    result.random_hit_k = std::min(1.0, static_cast<double>(options.k) / others);
  }
  const std::vector<double> hit_1 = per_sequence(evaluation, Measure::hit_rate, 1);
  const std::vector<double> hit_k = per_sequence(evaluation, Measure::hit_rate, options.k);
  const std::vector<double> reciprocal_rank = per_sequence(evaluation, Measure::mrr, 0);
  for (std::size_t i = 0; i < evaluation.sequences.size(); ++i) {
    const EvaluatedSequence& s = evaluation.sequences[i];
    result.sequences.push_back({s.sequence, s.predictions, hit_1[i], hit_k[i], reciprocal_rank[i]});
  }
  progress.start(SEGUE_TEXT("Resampling the figures"), 3 * options.bootstrap, SEGUE_TEXT("resamples"));
  const auto interval = [&](const std::vector<double>& values) {
    return mean_interval(values, options.confidence, options.bootstrap, options.seed, options.threads, progress);
  };
  result.hit_1 = interval(hit_1);
  result.hit_k = interval(hit_k);
  result.mrr = interval(reciprocal_rank);
  result.seconds = evaluation.seconds;
  return result;
}

NextArtistResult evaluate_next_artist(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                      const neighbors::Scorer& scorer, const NextArtistOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  Protocol protocol;
  protocol.heard_candidates = true;
  EvaluationOptions how;
  how.ks = {1, options.k};
  how.lists = 0;
  how.threads = options.threads;
  const Evaluation evaluation = evaluate_leniently(corpus, sequences, scorer, protocol, how, progress);
  NextArtistResult result = summary_of(evaluation, options, progress);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace segue::evaluation
