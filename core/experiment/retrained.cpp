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
#include "core/experiment/way_from_2020.h"
#include "core/models/batches_of_2020.h"

namespace segue::experiment {
namespace {

/// Everything made anew, by what it was made with.
class Remaker {
 public:
  explicit Remaker(const data::Dataset& dataset) : dataset_(dataset) {}

  const data::PreparedCorpus& corpus(const RunSpec& run, const evaluation::Protocol& protocol, Progress& progress) {
    const data::SplitOptions split = split_of(protocol, run.split);
    auto& prepared = corpora_[options_json(split).dump() + options_json(run.corpus).dump()];
    if (!prepared.corpus) prepared = data::prepare_corpus(dataset_, run.corpus, split, progress);
    require_test(prepared.split);
    return prepared;
  }

  evaluation::Remade make(const Run& run, models::Scoring scoring, const evaluation::Protocol& protocol, Progress& progress) {
    const data::PreparedCorpus& prepared = corpus(run.spec, protocol, progress);
    RunSpec wanted = run.spec;
    wanted.split = split_of(protocol, run.spec.split);
    wanted.model = training_of(protocol, run.spec.model);
    auto* const item2vec = std::get_if<models::Item2VecOptions>(&wanted.model);
    if (item2vec != nullptr && models::left_by_batches_of_2020(*prepared.corpus, prepared.split.train).empty()) {
      item2vec->lose_batches = false;  // not so much as one batch
    }
    Json recipe = Json::object();
    write_model(recipe, wanted.model);
    const std::string key = run.name + prepared.corpus->fingerprint + recipe.dump();
    auto& trained = runs_[key];
    if (!trained) trained = std::make_unique<const Run>(train_run(run.name, wanted, dataset_, prepared, {}, progress));
    auto& scorer = scorers_[key + models::scoring_name(scoring)];
    if (!scorer) scorer = std::make_unique<const neighbors::EmbeddingScorer>(trained->embedding, scoring);
    return {prepared.corpus.get(), prepared.split.test, scorer.get(), prepared.split.train};
  }

 private:
  const data::Dataset& dataset_;
  std::map<std::string, data::PreparedCorpus> corpora_;
  std::map<std::string, std::unique_ptr<const Run>> runs_;
  std::map<std::string, std::unique_ptr<const neighbors::EmbeddingScorer>> scorers_;
};

const Run& run_of(const ExperimentResult& result, const ComparedResult& r) {
  const auto found = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
  if (found == result.runs.end()) throw Error(SEGUE_TEXT("The model is not there any more"));
  return **found;
}

std::vector<evaluation::WaterfallStep> way(const ExperimentResult& result, std::size_t of, const EvaluationSpec& spec,
                                           Remaker& remaker, Progress& progress) {
  evaluation::EvaluationOptions exact = spec.options;
  exact.approximate = false;
  exact.lists = 0;
  const evaluation::Protocol from = with_all_defects(spec.protocol);
  const ComparedResult& own = result.results[of];
  const Run& run = run_of(result, own);
  const auto remake = [&](const evaluation::Protocol& protocol, Progress& p) {
    return remaker.make(run, own.scoring, protocol, p);
  };
  const evaluation::Remade first = remake(from, progress);
  std::vector<evaluation::WaterfallStep> steps =
      evaluation::waterfall(*first.corpus, first.sequences, *first.scorer, from, spec.protocol, exact, progress, remake);
  const OpponentChoice choice = opponent_of(result, of, spec);
  Opponent opponent{choice.result == nullptr ? choice.level.name : choice.result->name, {}};
  opponent.evaluate = [&](const evaluation::Protocol& protocol, Progress& p) {
    if (choice.result != nullptr) {
      const evaluation::Remade other = remaker.make(run_of(result, *choice.result), choice.result->scoring, protocol, p);
      return std::make_shared<const evaluation::Evaluation>(
          evaluation::evaluate(*other.corpus, other.sequences, *other.scorer, protocol, exact, p));
    }
    const data::PreparedCorpus& prepared = remaker.corpus(run.spec, protocol, p);
    const auto ranker = train_level({*prepared.corpus, prepared.split.train}, choice.level.options, p);
    return std::make_shared<const evaluation::Evaluation>(
        evaluation::evaluate(*prepared.corpus, prepared.split.test, *ranker, protocol, exact, p));
  };
  add_statistics(steps, spec, opponent, progress);
  add_standing(steps, run.spec, std::ranges::any_of(first.corpus->users, [](std::int64_t user) { return user >= 0; }));
  return steps;
}

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
    if (protocol.batches_lose) item2vec->lose_batches = true;
    item2vec->keep_state = false;
  }
  if (auto* svd = std::get_if<models::CooccurrenceSvdOptions>(&options)) {
    if (protocol.int8_counts) svd->int8_counts = true;
    if (protocol.own_listeners) svd->normalisation = models::Normalisation::own_listeners;
    // Rows scaled after the decomposition have the cosines of plain counts.
    if (protocol.normalised_after) svd->normalisation = models::Normalisation::none;
  }
  if (protocol.last_epoch) {
    std::visit(
        [](auto& o) {
          if constexpr (requires { o.patience; }) o.patience = 0;
        },
        options);
  }
  return options;
}

std::vector<evaluation::WaterfallStep> retrained_way(const ExperimentResult& result, std::size_t of, const EvaluationSpec& spec,
                                                     const data::Dataset& dataset, Progress& progress) {
  const Run& run = run_of(result, result.results[of]);
  if (run.data_fingerprint != dataset.fingerprint) {
    throw Error({SEGUE_TEXT("The run \"%1\" was trained on other data"), {run.name}}, {},
                SEGUE_TEXT("Open the data set that it was trained on"));
  }
  Remaker remaker(dataset);
  return way(result, of, spec, remaker, progress);
}

std::vector<ProtocolsCompared> retrained_protocols(const ExperimentResult& result, const data::Dataset& dataset,
                                                   Progress& progress) {
  Remaker remaker(dataset);
  std::vector<ProtocolsCompared> all;
  for (std::size_t i = 0; i < result.results.size(); ++i) {
    all.push_back({i, way(result, i, result.spec.evaluation, remaker, progress)});
  }
  return all;
}

}  // namespace segue::experiment
