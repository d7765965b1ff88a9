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
#include "core/experiment/bands.h"
#include "core/experiment/evaluation_spec.h"

namespace segue::experiment {

/// A figure with its intervals, which resample users with all their sequences where users are known. By a protocol with the
/// study's t-interval there is that alone, over sequences.
struct EvaluatedFigure {
  FigureKind kind;
  evaluation::MeanInterval value;
};

/// Figures by band, of one averaging.
struct EvaluatedBands {
  BandsBy by = BandsBy::popularity;
  std::vector<FigureKind> kinds;   ///< hit rate at each k, MRR
  std::vector<BandFigures> bands;  ///< each with its `figures` in the order of `kinds`
};

/// One evaluation with everything that is said of it.
struct Evaluated {
  std::shared_ptr<const evaluation::Evaluation> evaluation;  ///< every prediction with its rank; never null once made
  evaluation::EvaluationOptions options;
  evaluation::IntervalOptions intervals;
  std::vector<EvaluatedFigure> figures;          ///< of `figure_kinds`, in their order
  std::optional<evaluation::TagCoherence> tags;  ///< vectors only, and where the data set has tags
  std::vector<EvaluatedBands> bands = {};        ///< by sequences, then by predictions; none where it was read from a run
};

/// Hit rate, MAP and NDCG at each k, then MRR, by sequences; then the same by predictions.
[[nodiscard]] std::vector<FigureKind> figure_kinds(const std::vector<unsigned>& ks);
/// The figure of that kind (recall is the hit rate); null where its k was not asked for.
[[nodiscard]] const evaluation::MeanInterval* find_figure(const Evaluated& evaluated, const FigureKind& kind);
/// Its mean, from the ranks where no interval was made.
[[nodiscard]] double mean_of(const Evaluated& evaluated, const FigureKind& kind);
/// What a random ranking expects of it: hit rates k / candidates; MRR H(n) / n; likewise MAP and NDCG. `sequences`: of these
/// alone (indices into Evaluation::sequences); empty: of all.
[[nodiscard]] double random_level(const evaluation::Evaluation& evaluation, const FigureKind& kind,
                                  std::span<const std::uint32_t> sequences = {});

/// Makes the figures of an evaluation. Throws Cancelled.
[[nodiscard]] Evaluated evaluated(std::shared_ptr<const evaluation::Evaluation> evaluation,
                                  const evaluation::EvaluationOptions& options, const evaluation::IntervalOptions& intervals,
                                  Progress& progress);

/// An evaluation under its name in comparisons.
struct NamedEvaluation {
  std::string name;
  const evaluation::Evaluation* evaluation = nullptr;
  std::string model = {};    ///< "item2vec"; a level's kind
  std::string scoring = {};  ///< "followed_by"; empty for levels
};

/// "item2vec (is followed by)": what a result is called in every table, where its model has several scorings.
[[nodiscard]] std::string scored_name(const std::string& run, models::Scoring scoring);

/// A comparison with what identifies it: which figure, of what, by which protocol.
struct Compared : evaluation::Comparisons {
  FigureKind figure;
  std::string baseline = {};  ///< empty: all pairs
  evaluation::Protocol protocol = {};
  struct Model {
    std::string model, scoring;  ///< as of NamedEvaluation
    double search_recall = 1;    ///< 1: searched exactly
    unsigned search_k = 0;       ///< of how many best; 0: searched exactly
  };
  std::vector<Model> models = {};  ///< of `names`
};

/// Throws Error, which names both, where they are not of the same sequences.
void require_same_sequences(const NamedEvaluation& a, const NamedEvaluation& b);
/// The interval that tables, plots and sentences show: BCa; where there is none the percentile one, and Student's without a
/// bootstrap.
[[nodiscard]] const evaluation::Interval& shown_interval(const evaluation::MeanInterval& mean);
/// Which that is: "BCa bootstrap", "percentile bootstrap" or "Student's t".
[[nodiscard]] const char* interval_kind(const evaluation::MeanInterval& mean);
/// What its bootstrap drew: "users" (with all their sequences) where they are known, else "sequences".
[[nodiscard]] inline const char* resampled(const evaluation::MeanInterval& mean) {
  return mean.clusters < mean.values ? "users" : "sequences";
}

/// Each sequence's weight in such a mean; empty: all alike.
[[nodiscard]] std::vector<double> weights_of(const evaluation::Evaluation& evaluation, Averaging averaging);

/// Compares evaluations of the same sequences by `spec`, best mean first, so that in each pair `a` has the higher mean (with a
/// baseline: all others against it). Tests and intervals have the defects of the protocol that the
/// first was evaluated by. Needs no ranking, so it can be asked again with another figure or test at any time. Throws
/// Error where they are not of the same sequences or no name is the baseline, and as `evaluation::compare_all`; Cancelled.
[[nodiscard]] Compared compare(std::span<const NamedEvaluation> evaluations, const ComparisonSpec& spec, Progress& progress);

}  // namespace segue::experiment
