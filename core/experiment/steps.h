// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/experiment/run.h"
#include "core/experiment/start.h"
#include "core/models/training.h"

namespace segue::experiment {

/// The steps of an experiment one by one, for a window that goes through them by hand. `run_experiment` is made of the same.

/// What reading the data left out, a line for each file and reason.
[[nodiscard]] std::vector<Message> left_out(const data::LoadReport& report);
/// The same for oddities that lost nothing.
[[nodiscard]] std::vector<Message> noted(const data::LoadReport& report);

/// Trains one model on the training sequences of `prepared`. Curves are taken from what `progress` records during the call, so
/// one Progress can serve several models in turn. Where `hooks.validate` is empty and the split has validation sequences, the
/// model is measured on them as `spec.validation` says. Training begins with `start_from`, or else with what `spec.start` names;
/// the run says so. Throws Error, Cancelled.
[[nodiscard]] Run train_run(const std::string& name, const RunSpec& spec, const data::Dataset& dataset,
                            const data::PreparedCorpus& prepared, const models::TrainingHooks& hooks, Progress& progress,
                            const Start* start_from = nullptr);

/// "Kept the vectors of epoch 7 …" of a run that did not keep those of the last one.
[[nodiscard]] Message kept(const Run& run);

/// Throws Error where nothing is held out to evaluate on.
void require_test(const data::Split& split);

/// Throws Error where no model of the experiment will have any of the scorings it asks for.
void require_scoring(const ExperimentSpec& spec);

/// Evaluates each run, with each scoring of `spec.scorings` that it supports, on the test sequences of `prepared`; further the
/// popularity level and every comparison by `spec.compare_by`. `result.runs` are copies of `runs` with these figures.
/// A run of another corpus is matched by artist id. Throws Error (no run, no held-out sequence, a run that shares no artist
/// with the data), Cancelled.
[[nodiscard]] ExperimentResult evaluate_runs(const ExperimentSpec& spec, const data::Dataset& dataset,
                                             const data::PreparedCorpus& prepared,
                                             const std::vector<std::shared_ptr<const Run>>& runs, Progress& progress);

/// One row per result and level: name, model, scoring, sequences, transitions and, for each of hit@1, hit@k and MRR, the mean
/// and both intervals. Comma-separated with a header.
void write_figures_csv(const std::filesystem::path& path, const ExperimentResult& result);

}  // namespace segue::experiment
