// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/experiment/experiment.h"
#include "core/neighbors/neighbors.h"

namespace segue::experiment {

/// The way of one result (an index into result.results) from the study's protocol to `spec.protocol`, one switch at a time, with
/// vectors and held-out sequences as they stand. What each defect works upon is in WaterfallStep::touched: the p of Wilcoxon's
/// test is against the baseline of `spec.comparison`, where that names another result or a level, else against the first level of
/// `spec`, else popularity; corrected it is one-sided, as the study said its own was ("greater" where `spec` states no side).
/// `coprocessor` may be null. Throws as evaluate_runs; Cancelled.
[[nodiscard]] std::vector<evaluation::WaterfallStep> way_from_2020(const ExperimentResult& result, std::size_t of,
                                                                   const EvaluationSpec& spec,
                                                                   const data::PreparedCorpus& prepared,
                                                                   neighbors::Coprocessor* coprocessor, Progress& progress);

/// What the model that a p is against makes of the same sequences by a protocol.
struct Opponent {
  std::string name;
  std::function<std::shared_ptr<const evaluation::Evaluation>(const evaluation::Protocol&, Progress&)> evaluate;
};
/// Fills TouchedFigure of p and interval, of the figure that `spec` compares by.
void add_statistics(std::vector<evaluation::WaterfallStep>& steps, const EvaluationSpec& spec, const Opponent& opponent,
                    Progress& progress);
/// Tells steps that cannot act on this run from those that did not.
void add_standing(std::vector<evaluation::WaterfallStep>& steps, const RunSpec& run, bool users_known);

/// Who the p of a result is against: a result (of another run or scoring) or a level.
struct OpponentChoice {
  const ComparedResult* result = nullptr;
  LevelSpec level = {};  ///< where `result` is null
};
[[nodiscard]] OpponentChoice opponent_of(const ExperimentResult& result, std::size_t of, const EvaluationSpec& spec);

/// The figure that a way is about, after a step.
[[nodiscard]] double figure_after(const evaluation::WaterfallStep& step, const FigureKind& kind);

/// The study's protocol with the questions of another.
[[nodiscard]] evaluation::Protocol with_all_defects(evaluation::Protocol protocol);

}  // namespace segue::experiment
