// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/retrained.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"

namespace segue::experiment {
namespace {

/// Everything made anew, by what it was made with.
class Remaker {
 public:
  Remaker(const ExperimentSpec& spec, const data::Dataset& dataset) : spec_(spec), dataset_(dataset) {}

  evaluation::Remade make(const Run& run, models::Scoring scoring, const evaluation::Protocol& protocol, Progress& progress) {
    const data::SplitOptions split = split_of(protocol, spec_.split);
    const std::string split_key = options_json(split).dump();
    auto& prepared = corpora_[split_key];
    if (!prepared.corpus) prepared = data::prepare_corpus(dataset_, spec_.corpus, split, progress);
    require_test(prepared.split);

    RunSpec wanted = run.spec;
    wanted.split = split;
    wanted.model = training_of(protocol, run.spec.model);
    Json recipe = Json::object();
    write_model(recipe, wanted.model);
    const std::string key = run.name + split_key + recipe.dump();
    auto& trained = runs_[key];
    if (!trained) trained = std::make_unique<const Run>(train_run(run.name, wanted, dataset_, prepared, {}, progress));
    auto& scorer = scorers_[key + models::scoring_name(scoring)];
    if (!scorer) scorer = std::make_unique<const neighbors::EmbeddingScorer>(trained->embedding, scoring);
    return {prepared.corpus.get(), prepared.split.test, scorer.get()};
  }

 private:
  const ExperimentSpec& spec_;
  const data::Dataset& dataset_;
  std::map<std::string, data::PreparedCorpus> corpora_;
  std::map<std::string, std::unique_ptr<const Run>> runs_;
  std::map<std::string, std::unique_ptr<const neighbors::EmbeddingScorer>> scorers_;
};

}  // namespace

data::SplitOptions split_of(const evaluation::Protocol& protocol, const data::SplitOptions& own) {
  data::SplitOptions split = own;
  if (protocol.random_split) split.by = data::SplitBy::sequence;
  return split;
}

models::ModelOptions training_of(const evaluation::Protocol& protocol, const models::ModelOptions& own) {
  models::ModelOptions options = own;
  if (auto* item2vec = std::get_if<models::Item2VecOptions>(&options)) {
    if (protocol.uniform_noise) item2vec->noise_exponent = 0;
    if (protocol.same_artist_pairs) item2vec->same_artist_pairs = true;
    if (protocol.last_epoch) item2vec->patience = 0;
  }
  if (auto* svd = std::get_if<models::CooccurrenceSvdOptions>(&options)) {
    if (protocol.own_listeners) svd->normalisation = models::Normalisation::own_listeners;
    // Rows scaled after the decomposition have the cosines of plain counts.
    if (protocol.normalised_after) svd->normalisation = models::Normalisation::none;
  }
  return options;
}

std::vector<ProtocolsCompared> retrained_protocols(const ExperimentResult& result, const data::Dataset& dataset,
                                                   Progress& progress) {
  const EvaluationSpec& asked = result.spec.evaluation;
  evaluation::Protocol from = asked.protocol;
  for (const evaluation::Defect& defect : evaluation::defects()) from.*defect.flag = true;
  evaluation::EvaluationOptions exact = asked.options;
  exact.approximate = false;
  Remaker remaker(result.spec, dataset);
  std::vector<ProtocolsCompared> all;
  for (std::size_t i = 0; i < result.results.size(); ++i) {
    const ComparedResult& r = result.results[i];
    const auto run = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
    const auto remake = [&](const evaluation::Protocol& protocol, Progress& p) {
      return remaker.make(**run, r.scoring, protocol, p);
    };
    const evaluation::Remade first = remake(from, progress);
    all.push_back(
        {i, evaluation::waterfall(*first.corpus, first.sequences, *first.scorer, from, asked.protocol, exact, progress, remake)});
  }
  return all;
}

}  // namespace segue::experiment
