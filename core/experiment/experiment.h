// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/experiment/run.h"

namespace segue::experiment {

struct ModelSpec {
  std::string name;  ///< unique; names the run's folder
  models::ModelOptions options;
  std::optional<StartSpec> start = {};
  std::optional<models::ColdOptions> cold = {};
  std::string resume = {};  ///< a run folder whose training is to go on (resume.h), relative to the experiment file; empty: none
};

/// An experiment file: data set, corpus, split, models, validation, evaluation, outputs. See examples/ and docs/experiments.md.
struct ExperimentSpec {
  std::string title;
  DataSpec data;
  data::CorpusOptions corpus;
  data::SplitOptions split;
  std::vector<ModelSpec> models;
  ValidationOptions validation = {};
  device::Choice device = {};  ///< where the models are trained and evaluated
  EvaluationSpec evaluation = {};
  bool word2vec_text = false;  ///< also write vectors.txt
};

/// Throws Error with file and line for malformed JSON, and with the path of the key ("models[0].options.dim") for a wrong type,
/// a value out of range, an unknown key (with the nearest known one) or a repeated model name. `read_experiment` makes relative
/// paths absolute, from the file's folder; `parse_experiment` leaves them as they stand.
[[nodiscard]] ExperimentSpec read_experiment(const std::filesystem::path& file);
[[nodiscard]] ExperimentSpec parse_experiment(const std::string& json, const std::string& file_name);
[[nodiscard]] std::string to_json(const ExperimentSpec& spec);

/// One evaluated (model, scoring).
struct ComparedResult {
  std::string name;  ///< "item2vec (is followed by)"; just the model's name where it has one scoring
  models::Scoring scoring = models::Scoring::resembles;
  Evaluated evaluated;
  std::string run = {};  ///< the model's name alone
};

/// One evaluated level.
struct LevelResult {
  std::string name;
  LevelOptions options;
  Evaluated evaluated;
};

/// A level that could not be made.
struct LevelLeftOut {
  std::string name;
  LevelOptions options;
  Error why;
};

/// The way from the study's protocol to the one of the experiment, for one result.
struct ProtocolsCompared {
  std::size_t result = 0;  ///< index into ExperimentResult::results
  std::vector<evaluation::WaterfallStep> steps;
};

/// Trainings that differ by their seed alone, by one scoring.
struct SeedGroup {
  std::string name;  ///< of its first run, without what follows a last space where that is a number
  models::Scoring scoring = models::Scoring::resembles;
  std::vector<std::size_t> results;  ///< indices into ExperimentResult::results, two or more
  struct Figure {
    FigureKind kind;
    evaluation::OverSeeds value;
  };
  std::vector<Figure> figures;  ///< of `figure_kinds`
};

/// Everything a report shows.
struct ExperimentResult {
  ExperimentSpec spec;
  std::string data_name;
  std::string data_fingerprint;
  std::string corpus_fingerprint;  ///< of the corpus evaluated on; a run with another one was trained on another corpus or split
  data::LoadReport load;
  data::CorpusReport corpus;
  std::vector<std::shared_ptr<const Run>> runs;
  std::vector<ComparedResult> results;
  std::vector<LevelResult> levels;                 ///< as spec.evaluation.levels
  std::vector<LevelLeftOut> levels_left_out = {};  ///< those that could not be made: EASE of too many artists, say
  Compared comparisons;                            ///< of results (and levels) by their names; see `compare` in evaluated.h
  std::vector<SeedGroup> seeds;
  std::vector<ProtocolsCompared> protocols;  ///< where spec.evaluation.compare_protocols
  std::string device;                        ///< where was ranked: "GPU: NVIDIA …", "CPU (no NVIDIA driver was found)"
};

/// Which one says what chance would give: the first of those that can recommend the most artists, as one without vectors can
/// recommend none. There is a result.
[[nodiscard]] const evaluation::Evaluation& of_most_candidates(const ExperimentResult& result);

/// What happens, step by step, for the command line and the interface. Called on the worker thread; must be quick.
struct ExperimentEvents {
  std::function<void(const Message& step)> step;
};

/// load → split → train → evaluate → report. Writes to `out` as it goes: experiment.json, runs/<name>/ (each whole or not at
/// all), report.html, figures.csv. Throws Error, Cancelled; what was finished before stays.
ExperimentResult run_experiment(const ExperimentSpec& spec, const std::filesystem::path& out, const ExperimentEvents& events,
                                Progress& progress);

}  // namespace segue::experiment
