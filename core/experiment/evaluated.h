// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/evaluation/seeds.h"
#include "core/evaluation/waterfall.h"
#include "core/experiment/evaluation_spec.h"

namespace segue::experiment {

/// A figure with its intervals, which resample users with all their sequences where users are known.
struct EvaluatedFigure {
  FigureKind kind;
  evaluation::MeanInterval value;
};

/// One evaluation with everything that is said of it.
struct Evaluated {
  std::shared_ptr<const evaluation::Evaluation> evaluation;  ///< every prediction with its rank; never null once made
  evaluation::EvaluationOptions options;
  evaluation::IntervalOptions intervals;
  std::vector<EvaluatedFigure> figures;          ///< of `figure_kinds`, in their order
  std::optional<evaluation::TagCoherence> tags;  ///< vectors only, and where the data set has tags
};

/// Hit rate, MAP and NDCG at each k, then MRR, by sequences; then the same by predictions.
[[nodiscard]] std::vector<FigureKind> figure_kinds(const std::vector<unsigned>& ks);
/// The figure of that kind (recall is the hit rate); null where its k was not asked for.
[[nodiscard]] const evaluation::MeanInterval* find_figure(const Evaluated& evaluated, const FigureKind& kind);
/// Its mean, from the ranks where no interval was made.
[[nodiscard]] double mean_of(const Evaluated& evaluated, const FigureKind& kind);
/// What a random ranking expects of it: hit rates k / candidates; MRR H(n) / n; likewise MAP and NDCG.
[[nodiscard]] double random_level(const evaluation::Evaluation& evaluation, const FigureKind& kind);

/// Makes the figures of an evaluation. Throws Cancelled.
[[nodiscard]] Evaluated evaluated(std::shared_ptr<const evaluation::Evaluation> evaluation,
                                  const evaluation::EvaluationOptions& options, const evaluation::IntervalOptions& intervals,
                                  Progress& progress);

/// An evaluation under its name in comparisons.
struct NamedEvaluation {
  std::string name;
  const evaluation::Evaluation* evaluation = nullptr;
};

/// Throws Error, which names both, where they are not of the same sequences.
void require_same_sequences(const NamedEvaluation& a, const NamedEvaluation& b);
/// Each sequence's weight in such a mean; empty: all alike.
[[nodiscard]] std::vector<double> weights_of(const evaluation::Evaluation& evaluation, Averaging averaging);

/// Compares evaluations of the same sequences by `spec`, best mean first, so that in each pair `a` has the higher mean (with a
/// baseline: all others against it). Needs no ranking, so it can be asked again with another figure or test at any time. Throws
/// Error where they are not of the same sequences or no name is the baseline, and as `evaluation::compare_all`; Cancelled.
[[nodiscard]] evaluation::Comparisons compare(std::span<const NamedEvaluation> evaluations, const ComparisonSpec& spec,
                                              Progress& progress);

}  // namespace segue::experiment
