// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/vocabulary.h"
#include "core/evaluation/evaluate.h"
#include "core/evaluation/ranking.h"

namespace segue::evaluation {

/// Fills the means and bands of an evaluation whose sequences, predictions, ks and counts stand.
void add_figures(Evaluation& evaluation, const std::vector<Outcome>& outcomes, const data::Vocabulary& vocabulary,
                 const EvaluationOptions& options);

/// Fills EvaluatedSequence::cosine and the mean of it. `plays`: sequences as heard, for the notebook's norm.
void add_cosines(Evaluation& evaluation, const Walk& walk, const data::Corpus& corpus, const models::Embedding& embedding,
                 unsigned threads, Progress& progress);

/// The same ranks under a protocol that cannot change them: what is said of short sequences and within sequences is made anew.
[[nodiscard]] Evaluation reported_anew(const Evaluation& evaluation, const data::Corpus& corpus,
                                       std::span<const std::uint32_t> sequences, const neighbors::Scorer& scorer,
                                       const Protocol& protocol, unsigned threads, Progress& progress);

/// `evaluate` that takes vectors with numbers that are not finite for none.
[[nodiscard]] Evaluation evaluate_leniently(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                            const neighbors::Scorer& scorer, const Protocol& protocol,
                                            const EvaluationOptions& options, Progress& progress);

}  // namespace segue::evaluation
