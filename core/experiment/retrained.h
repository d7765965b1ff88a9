// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/corpus.h"
#include "core/experiment/experiment.h"

namespace segue::experiment {

// The study's defects that lie in how sequences are held out and vectors are trained. Where a switch is off, what the experiment
// itself says stands; where it is on, what the notebook did, as far as there is an option that does it (Defect::in_options). What
// is trained so is for its figures alone and keeps nothing to resume it from.
[[nodiscard]] data::SplitOptions split_of(const evaluation::Protocol& protocol, const data::SplitOptions& own);
[[nodiscard]] models::ModelOptions training_of(const evaluation::Protocol& protocol, const models::ModelOptions& own);

/// As `way_from_2020`, with everything made anew that a switch changes: a corpus for each split, a training for each set of
/// options, each once. Takes as long as these trainings. Throws as train_run and evaluate_runs, and Error for a run that was
/// trained on other data; Cancelled.
[[nodiscard]] std::vector<evaluation::WaterfallStep> retrained_way(const ExperimentResult& result, std::size_t of,
                                                                   const EvaluationSpec& spec, const data::Dataset& dataset,
                                                                   Progress& progress);

/// The ways from the study's protocol with everything made anew that a switch changes: a corpus for each split, a training for
/// each set of options, each once. `result.protocols` holds the same without. Takes as long as these trainings. Throws as
/// train_run and evaluate_runs; Cancelled.
[[nodiscard]] std::vector<ProtocolsCompared> retrained_protocols(const ExperimentResult& result, const data::Dataset& dataset,
                                                                 Progress& progress);

}  // namespace segue::experiment
