// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/data/corpus.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment.h"
#include "core/experiment/resume.h"
#include "core/experiment/run.h"
#include "core/experiment/start.h"
#include "core/models/training.h"

namespace segue::experiment {

/// The steps of an experiment one by one, for a window that goes through them by hand. `run_experiment` is made of the same.

/// What reading the data left out, a line for each file and reason.
[[nodiscard]] std::vector<Message> left_out(const data::LoadReport& report);
/// The same for oddities that lost nothing.
[[nodiscard]] std::vector<Message> noted(const data::LoadReport& report);

/// What is to be known before a model is trained on a data set: that it learns from an order which the data do not have. Empty
/// where there is nothing.
[[nodiscard]] Message unfit(const models::ModelOptions& model, const data::Dataset& dataset);

/// Trains one model on the training sequences of `prepared`. Curves are taken from what `progress` records during the call, so
/// one Progress can serve several models in turn. Where `hooks.validate` is empty and the split has validation sequences, the
/// model is measured on them as `spec.validation` says. Training begins with `start_from`, or else with what `spec.start` names;
/// the run says so. Or it goes on with `resume`: then the run has the start, the curves and the time of the former one, too.
/// Where `spec.cold` asks for it, vectors of cold artists are predicted then. Throws Error, Cancelled.
[[nodiscard]] Run train_run(const std::string& name, const RunSpec& spec, const data::Dataset& dataset,
                            const data::PreparedCorpus& prepared, const models::TrainingHooks& hooks, Progress& progress,
                            const Start* start_from = nullptr, const Resume* resume = nullptr);

/// Adds predicted vectors of cold artists to a run (see cold.h), in place of those that it has. What the run's folder keeps for
/// resuming it goes with the vectors it had; a whole run.state (see state_for_copy) stays. Throws Error, also where the run is of
/// another corpus; Cancelled.
void add_cold_artists(Run& run, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
                      const models::ColdOptions& options, Progress& progress);

/// "Kept the vectors of epoch 7 …" of a run that did not keep those of the last one.
[[nodiscard]] Message kept(const Run& run);

/// "150 singular triplets, the largest residual 2.8e-04" of a run that has some.
[[nodiscard]] Message decomposed(const Run& run);

/// Throws Error where nothing is held out to evaluate on.
void require_test(const data::Split& split);

/// Throws Error where no model of the experiment will have any of the scorings it asks for.
void require_scoring(const ExperimentSpec& spec);

/// Evaluates each run, with each scoring of `spec.evaluation` that it supports, on the test sequences of `prepared`; further the
/// levels (but those that cannot be made, which are named), the comparison, what varies with the seed, and (where asked for) the
/// ways from the study's protocol. `result.runs` are copies of `runs` with these evaluations. A run of another corpus is matched
/// by artist id. Throws Error (no run, no held-out sequence, a run that shares no artist with the data, vectors that are not
/// finite), Cancelled.
[[nodiscard]] ExperimentResult evaluate_runs(const ExperimentSpec& spec, const data::Dataset& dataset,
                                             const data::PreparedCorpus& prepared,
                                             const std::vector<std::shared_ptr<const Run>>& runs, Progress& progress);

/// The vectors of a run in the order of the corpus's vocabulary: its own where that is the order that they have. Throws Error for
/// a run that shares no artist with it.
[[nodiscard]] std::shared_ptr<const models::Embedding> embedding_for(const std::shared_ptr<const Run>& run,
                                                                     const data::Corpus& corpus);

/// A sequence of the corpus walked through again by a run: each prediction, its k best artists, and where the truth ranked. The
/// ranks are those of the run's evaluation by the same scoring and protocol on this corpus. Takes as long as it takes to scale
/// the run's vectors; throws as `embedding_for` and `evaluation::explain`.
[[nodiscard]] std::vector<evaluation::ExplainedPrediction> explain(const std::shared_ptr<const Run>& run, models::Scoring scoring,
                                                                   const data::Corpus& corpus, std::uint32_t sequence,
                                                                   const evaluation::Protocol& protocol, unsigned k,
                                                                   Progress& progress);

/// One row for each figure of each result, level and the random level (see tidy.h): what it is, its mean, standard error and
/// intervals (t, percentile and BCa bootstrap) and how they were made. Comma-separated with a header.
void write_figures_csv(const std::filesystem::path& path, const ExperimentResult& result);
/// One row for each pair: the difference with its intervals, effects, both tests with raw and corrected p, and how they were
/// made.
void write_comparisons_csv(const std::filesystem::path& path, const Compared& compared);
/// The same of several data sets, whose names stand in a column before.
struct ComparisonsOfData {
  std::string data_set;
  Compared comparisons;
};
void write_comparisons_csv(const std::filesystem::path& path, const std::vector<ComparisonsOfData>& all);

}  // namespace segue::experiment
