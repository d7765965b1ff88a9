// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/device/searches.h"
#include "core/experiment/seed_groups.h"
#include "core/experiment/steps.h"
#include "core/experiment/way_from_2020.h"

namespace segue::experiment {
namespace {

[[noreturn]] void throw_without_scoring() {
  throw Error(SEGUE_TEXT("None of the models has any of the scorings asked for"), {},
              SEGUE_TEXT("Ask for \"resembles\", which every model has"));
}

/// What is done to each run, with what all of them share.
class Evaluator {
 public:
  Evaluator(const EvaluationSpec& spec, const data::Dataset& dataset, const data::PreparedCorpus& prepared, Progress& progress)
      : spec_(spec), dataset_(dataset), prepared_(prepared), progress_(progress) {}

  [[nodiscard]] Evaluated vectors(const models::Embedding& embedding, const neighbors::Scorer& scorer) const {
    auto ranked = std::make_shared<const evaluation::Evaluation>(
        evaluation::evaluate(*prepared_.corpus, prepared_.split.test, scorer, spec_.protocol, spec_.options, progress_));
    Evaluated out = evaluated(std::move(ranked), spec_.options, spec_.intervals, progress_);
    if (!dataset_.tags.empty()) {
      const auto tags = evaluation::tag_coherence(scorer, *embedding.vocabulary, dataset_.tags, spec_.tags, progress_);
      if (tags.artists > 0) out.tags = tags;
    }
    return out;
  }

  /// Throws as `train_level`.
  [[nodiscard]] std::shared_ptr<const models::Ranker> made(const LevelOptions& options) const {
    return train_level({*prepared_.corpus, prepared_.split.train}, options, progress_);
  }

  [[nodiscard]] Evaluated level(const models::Ranker& ranker) const {
    evaluation::EvaluationOptions exact = spec_.options;
    exact.approximate = false;  // there are no vectors to search
    auto ranked = std::make_shared<const evaluation::Evaluation>(
        evaluation::evaluate(*prepared_.corpus, prepared_.split.test, ranker, spec_.protocol, exact, progress_));
    return evaluated(std::move(ranked), exact, spec_.intervals, progress_);
  }

 private:
  const EvaluationSpec& spec_;
  const data::Dataset& dataset_;
  const data::PreparedCorpus& prepared_;
  Progress& progress_;
};

std::string model_of(const ExperimentResult& result, const std::string& run) {
  const auto found = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == run; });
  return found == result.runs.end() ? std::string() : (*found)->embedding.model;
}

Compared compare_results(const ExperimentResult& result, Progress& progress) {
  const ComparisonSpec& spec = result.spec.evaluation.comparison;
  std::vector<NamedEvaluation> all;
  for (const ComparedResult& r : result.results) {
    all.push_back({r.name, r.evaluated.evaluation.get(), model_of(result, r.run), models::scoring_name(r.scoring)});
  }
  for (const LevelResult& level : result.levels) {
    if (!spec.levels && level.name != spec.baseline) continue;
    all.push_back({level.name, level.evaluated.evaluation.get(), kind_of(level.options).name});
  }
  ComparisonSpec asked = spec;
  const bool gone = std::ranges::any_of(result.levels_left_out, [&](const auto& left) { return left.name == spec.baseline; });
  if (gone) asked.baseline.clear();  // all pairs then
  // A run names its results, where it has one.
  for (const ComparedResult& r : result.results) {
    if (r.run == spec.baseline) asked.baseline = r.name;
  }
  return compare(all, asked, progress);
}

}  // namespace

std::shared_ptr<const models::Embedding> embedding_for(const std::shared_ptr<const Run>& run, const data::Corpus& corpus) {
  const bool own = run->corpus_fingerprint == corpus.fingerprint && run->embedding.size() == corpus.vocabulary->size();
  if (own) return {run, &run->embedding};
  const auto& from = *run->embedding.vocabulary;
  std::unordered_map<std::int64_t, std::size_t> by_id;
  for (std::size_t i = 0; i < from.size(); ++i) by_id.emplace(from.artist_ids[i], i);
  // Ids of another data set may mean other artists: at least some must agree by name, too.
  const auto& vocabulary = *corpus.vocabulary;
  std::size_t shared = 0;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const auto found = by_id.find(vocabulary.artist_ids[i]);
    if (found != by_id.end() && from.names[found->second] == vocabulary.names[i]) ++shared;
  }
  if (shared == 0) {
    throw Error({SEGUE_TEXT("The run \"%1\" shares no artist with this data set"), {run->name}}, {},
                SEGUE_TEXT("Evaluate it on the data that it was trained on"));
  }
  return std::make_shared<const models::Embedding>(models::aligned(run->embedding, corpus.vocabulary));
}

std::vector<evaluation::ExplainedPrediction> explain(const std::shared_ptr<const Run>& run, models::Scoring scoring,
                                                     const data::Corpus& corpus, std::uint32_t sequence,
                                                     const evaluation::Protocol& protocol, unsigned k, Progress& progress) {
  const auto embedding = embedding_for(run, corpus);
  const neighbors::EmbeddingScorer scorer(*embedding, scoring);
  return evaluation::explain(corpus, sequence, scorer, protocol, k, progress);
}

const evaluation::Evaluation& of_most_candidates(const ExperimentResult& result) {
  return *std::ranges::max_element(result.results, {}, [](const ComparedResult& r) {
            return r.evaluated.evaluation->counts.candidates;
          })->evaluated.evaluation;
}

void require_scoring(const ExperimentSpec& spec) {
  if (std::ranges::find(spec.evaluation.scorings, models::Scoring::resembles) != spec.evaluation.scorings.end()) return;
  const bool any = std::any_of(spec.models.begin(), spec.models.end(),
                               [](const ModelSpec& model) { return models::has_output_vectors(model.options); });
  if (!any) throw_without_scoring();
}

ExperimentResult evaluate_runs(const ExperimentSpec& spec, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
                               const std::vector<std::shared_ptr<const Run>>& runs, Progress& progress) {
  if (runs.empty()) throw Error(SEGUE_TEXT("There is no model to evaluate"), {}, SEGUE_TEXT("Train a model, or choose one"));
  require_test(prepared.split);
  check(spec.evaluation);
  ExperimentResult out;
  out.spec = spec;
  out.spec.models.clear();
  out.data_name = dataset.name;
  out.data_fingerprint = dataset.fingerprint;
  out.corpus_fingerprint = prepared.corpus->fingerprint;
  out.load = dataset.report;
  out.corpus = prepared.report;

  const Evaluator evaluator(spec.evaluation, dataset, prepared, progress);
  device::Searches searches(spec.device, device::gpus_of_this_machine());
  for (const LevelSpec& level : spec.evaluation.levels) {
    std::shared_ptr<const models::Ranker> ranker;
    try {
      ranker = evaluator.made(level.options);
    } catch (const Error& error) {  // too large, say: the models do not have to wait for it
      out.levels_left_out.push_back({level.name, level.options, error});
      continue;
    }
    out.levels.push_back({level.name, level.options, evaluator.level(*ranker)});
  }
  for (const auto& run : runs) {
    out.spec.models.push_back({run->name, run->spec.model, run->spec.start});
    const auto embedding = embedding_for(run, *prepared.corpus);
    std::vector<models::Scoring> scorings;
    std::ranges::copy_if(spec.evaluation.scorings, std::back_inserter(scorings),
                         [&](models::Scoring s) { return embedding->supports(s); });
    auto judged = std::make_shared<Run>(*run);
    judged->evaluations.clear();
    judged->older_figures = false;
    for (const models::Scoring scoring : scorings) {
      const neighbors::EmbeddingScorer scorer(*embedding, scoring, spec.evaluation.options.threads, &searches);
      Evaluated figures = evaluator.vectors(*embedding, scorer);
      judged->evaluations.push_back({scoring, prepared.corpus->fingerprint, figures});
      out.results.push_back(
          {scorings.size() > 1 ? scored_name(run->name, scoring) : run->name, scoring, std::move(figures), run->name});
    }
    out.runs.push_back(std::move(judged));
  }
  if (out.results.empty()) throw_without_scoring();
  out.device = searches.where();
  if (spec.evaluation.compare_protocols) {
    for (std::size_t i = 0; i < out.results.size(); ++i) {
      out.protocols.push_back({i, way_from_2020(out, i, spec.evaluation, prepared, &searches, progress)});
    }
  }
  out.comparisons = compare_results(out, progress);
  out.seeds = seed_groups(out);
  return out;
}

}  // namespace segue::experiment
