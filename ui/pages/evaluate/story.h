// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/seeds.h"
#include "core/experiment/mean_ranks.h"
#include "ui/pages/evaluate/bands.h"
#include "ui/pages/evaluate/evaluated_model.h"
#include "ui/pages/evaluate/figure.h"

namespace segue::ui {

/// One figure of all models, each held against each.
struct FigureColumn {
  FigureKey key;
  std::vector<evaluation::MeanInterval> means;    ///< per model
  std::vector<evaluation::PairComparison> pairs;  ///< a: the model of the higher mean; indices into the models
  double random = 0;                              ///< what a random ranking expects
  [[nodiscard]] const evaluation::PairComparison* pair(std::size_t a, std::size_t b) const;  ///< in either order; null for a = b
  /// Of a − b, whichever is higher; zeros for a = b.
  [[nodiscard]] evaluation::MeanInterval difference(std::size_t a, std::size_t b) const;
};

/// Models that differ by the seed of their training alone.
struct SameButForSeed {
  QString name;
  std::vector<std::size_t> models;  ///< of the story
};

/// One of those groups: each of EvaluationStory::figures over its trainings.
struct SeedFigures {
  SameButForSeed group;
  std::vector<evaluation::OverSeeds> figures;
};

/// What is made of the evaluations: asked again whenever another figure or source is looked at, without ranking anew.
struct StoryOptions {
  std::vector<FigureKey> figures;
  FigureKey compareBy{evaluation::Measure::hit_rate, 10, false};  ///< also where `figures` lacks it
  evaluation::Sources sources = evaluation::Sources::all;
  evaluation::ComparisonOptions comparison;
  std::vector<SameButForSeed> seeds = {};
};

struct EvaluationStory {
  StoryOptions options;
  std::vector<EvaluatedModel> models;
  std::vector<FigureColumn> figures;  ///< in order of options.figures
  FigureColumn comparison;            ///< of options.compareBy, with every test
  std::vector<SeedFigures> seeds;
  /// Of options.compareBy, with each user (or sequence without one) ranking `models`; none under three models or two users, where
  /// pairs say it all.
  std::optional<experiment::MeanRanks> ranks;
  std::vector<BandFigures> byPopularity, byLength;  ///< of options.compareBy
  std::uint64_t sequences = 0;                      ///< looked at, of the source asked for
  std::uint64_t clusters = 0;                       ///< users of them, or sequences where users are not known
  [[nodiscard]] double confidence() const { return options.comparison.confidence; }
};

/// On a worker. The models were evaluated on the same sequences. Throws Error (no model, no sequence of that source), Cancelled.
[[nodiscard]] std::shared_ptr<const EvaluationStory> tellEvaluation(std::vector<EvaluatedModel> models,
                                                                    const StoryOptions& options, Progress& progress);

/// Positions in Evaluation::sequences of the sources asked for.
[[nodiscard]] std::vector<std::uint32_t> sequencesOf(const evaluation::Evaluation& evaluation, evaluation::Sources sources);
/// The measure's means of each sequence of those.
[[nodiscard]] std::vector<double> valuesOf(const evaluation::Evaluation& evaluation, const FigureKey& key,
                                           const std::vector<std::uint32_t>& sequences);

}  // namespace segue::ui
