// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/experiment/run.h"

namespace segue::experiment {

struct ModelSpec {
  std::string name;  ///< unique; names the run's folder
  models::ModelOptions options;
  std::optional<StartSpec> start = {};
};

/// An experiment file: data set, corpus, split, models, validation, evaluation, outputs. See examples/ and docs/experiments.md.
struct ExperimentSpec {
  std::string title;
  DataSpec data;
  data::CorpusOptions corpus;
  data::SplitOptions split;
  std::vector<ModelSpec> models;
  ValidationOptions validation = {};
  evaluation::NextArtistOptions evaluation;
  std::vector<models::Scoring> scorings{models::Scoring::resembles, models::Scoring::followed_by};  ///< where a model has them
  evaluation::Metric compare_by = evaluation::Metric::hit_1;
  evaluation::Alternative alternative = evaluation::Alternative::greater;
  evaluation::Zeros zeros = evaluation::Zeros::wilcox;
  bool word2vec_text = false;  ///< also write vectors.txt
};

/// The choices of the comparison, as the other `fields`.
template <class V>
void comparison_fields(V& v, ExperimentSpec& s) {
  using evaluation::Alternative;
  using evaluation::Metric;
  using evaluation::Zeros;
  v.choice(Field{"compare_by", SEGUE_TEXT("Compare by"), SEGUE_TEXT("The figure that two models are compared by")}, s.compare_by,
           {{Metric::hit_1, "hit_1", SEGUE_TEXT("hit@1")},
            {Metric::hit_k, "hit_k", SEGUE_TEXT("hit@k")},
            {Metric::mrr, "mrr", SEGUE_TEXT("MRR")}});
  v.choice(Field{"alternative", SEGUE_TEXT("Alternative"), SEGUE_TEXT("What the test is to show of the first model")},
           s.alternative,
           {{Alternative::greater, "greater", SEGUE_TEXT("It is better")},
            {Alternative::less, "less", SEGUE_TEXT("It is worse")},
            {Alternative::two_sided, "two_sided", SEGUE_TEXT("It differs")}});
  v.choice(Field{"zeros", SEGUE_TEXT("Zero differences"), SEGUE_TEXT("What is done with sequences where both do equally well")},
           s.zeros,
           {{Zeros::wilcox, "wilcox", SEGUE_TEXT("Left out (Wilcoxon)")},
            {Zeros::pratt, "pratt", SEGUE_TEXT("Ranked, then left out (Pratt)")},
            {Zeros::zsplit, "zsplit", SEGUE_TEXT("Ranked and split between the sides")}});
}

/// Throws Error with file and line for malformed JSON, and with the path of the key ("models[0].options.dim") for a wrong type,
/// a value out of range, an unknown key (with the nearest known one) or a repeated model name. `read_experiment` makes relative
/// paths absolute, from the file's folder; `parse_experiment` leaves them as they stand.
[[nodiscard]] ExperimentSpec read_experiment(const std::filesystem::path& file);
[[nodiscard]] ExperimentSpec parse_experiment(const std::string& json, const std::string& file_name);
[[nodiscard]] std::string to_json(const ExperimentSpec& spec);

/// One evaluated (model, scoring).
struct ComparedResult {
  std::string name;  ///< "item2vec (followed by)"; just the model's name where it has one scoring
  models::Scoring scoring = models::Scoring::resembles;
  evaluation::NextArtistResult result;
  std::string run = {};  ///< the model's name alone
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
  evaluation::NextArtistResult popularity;  ///< the level of recommending what is most played
  std::vector<ComparedResult> results;
  std::vector<evaluation::Comparison> comparisons;  ///< every result against every other of lower mean
};

/// What happens, step by step, for the command line and the interface. Called on the worker thread; must be quick.
struct ExperimentEvents {
  std::function<void(const Message& step)> step;
};

/// load → split → train → evaluate → report. Writes to `out` as it goes: experiment.json, runs/<name>/ (each whole or not at
/// all), report.html, figures.csv. Throws Error, Cancelled; what was finished before stays.
ExperimentResult run_experiment(const ExperimentSpec& spec, const std::filesystem::path& out, const ExperimentEvents& events,
                                Progress& progress);

}  // namespace segue::experiment
