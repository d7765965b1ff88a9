// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/corpus.h"
#include "core/experiment/experiment.h"
#include "ui/pages/evaluate/differences_panel.h"
#include "ui/pages/evaluate/evaluated_model.h"
#include "ui/pages/evaluate/waterfall_panel.h"

namespace segue::ui {

/// The results and levels of an experiment as the views show them. `runs`: of the workspace, whose places are the models'
/// colours.
[[nodiscard]] std::vector<EvaluatedModel> evaluatedModels(const experiment::ExperimentResult& result,
                                                          const std::vector<std::shared_ptr<const experiment::Run>>& runs);

/// What runs were evaluated to before and keep with them, as one result to compare and look into without ranking: those of this
/// corpus by the same protocol as the run made last among them. Null where there is none. Levels are not kept with runs.
[[nodiscard]] std::shared_ptr<const experiment::ExperimentResult> keptResult(
    const std::vector<std::shared_ptr<const experiment::Run>>& runs, const data::Corpus& corpus);

/// The name of a model by a scoring, where it is judged by several.
[[nodiscard]] QString scoredName(const QString& run, models::Scoring scoring);

/// Those of the models that differ by their seeds alone; `models` as above.
[[nodiscard]] std::vector<SameButForSeed> seedGroups(const experiment::ExperimentResult& result,
                                                     const std::vector<EvaluatedModel>& models);

/// Walks through a sequence by whatever model of the result. Levels are made once, when they are first asked.
[[nodiscard]] ExplainSequence explainerOf(std::shared_ptr<const experiment::ExperimentResult> result,
                                          const data::PreparedCorpus& prepared);

/// From all switches of the protocol on to all off; `dataset` is what vectors are trained anew from.
[[nodiscard]] MakeWaterfall waterfallOf(std::shared_ptr<const experiment::ExperimentResult> result,
                                        const data::PreparedCorpus& prepared, std::shared_ptr<const data::Dataset> dataset);

}  // namespace segue::ui
