// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/steps.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>
#include <unordered_map>
#include <utility>
#include <variant>

#include "core/base/parallel.h"
#include "core/linalg/product.h"

namespace segue::experiment {
namespace {

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string cpu_name(const models::ModelOptions& options) {
  const unsigned threads = thread_count(std::visit([](const auto& o) { return o.threads; }, options));
  return "CPU, " + std::to_string(threads) + (threads == 1 ? " thread, " : " threads, ") + linalg::simd_target();
}

/// The run's vectors in the corpus's order, where it was trained on another corpus; nothing where the order is the same.
std::optional<models::Embedding> realigned(const Run& run, const data::Corpus& corpus) {
  if (run.corpus_fingerprint == corpus.fingerprint && run.embedding.size() == corpus.vocabulary->size()) return std::nullopt;
  const auto& own = *run.embedding.vocabulary;
  std::unordered_map<std::int64_t, std::size_t> by_id;
  for (std::size_t i = 0; i < own.size(); ++i) by_id.emplace(own.artist_ids[i], i);
  // Ids of another data set may mean other artists: at least some must agree by name, too.
  const auto& vocabulary = *corpus.vocabulary;
  std::size_t shared = 0;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const auto found = by_id.find(vocabulary.artist_ids[i]);
    if (found != by_id.end() && own.names[found->second] == vocabulary.names[i]) ++shared;
  }
  if (shared == 0) {
    throw Error({SEGUE_TEXT("The run \"%1\" shares no artist with this data set"), {run.name}}, {},
                SEGUE_TEXT("Evaluate it on the data that it was trained on"));
  }
  return models::aligned(run.embedding, corpus.vocabulary);
}

[[noreturn]] void throw_without_scoring() {
  throw Error(SEGUE_TEXT("None of the models has any of the scorings asked for"), {},
              SEGUE_TEXT("Ask for \"resembles\", which every model has"));
}

std::string result_name(const Run& run, models::Scoring scoring, bool several) {
  if (!several) return run.name;
  return run.name + (scoring == models::Scoring::resembles ? " (resembles)" : " (followed by)");
}

RunFigures figures_of(const models::Embedding& embedding, models::Scoring scoring, const ExperimentSpec& spec,
                      const data::PreparedCorpus& prepared, Progress& progress) {
  const data::Corpus& corpus = *prepared.corpus;
  const neighbors::EmbeddingScorer scorer(embedding, scoring);
  RunFigures figures{scoring, spec.evaluation,
                     evaluation::evaluate_next_artist(corpus, prepared.split.test, scorer, spec.evaluation, progress)};
  for (const auto& s : figures.result.sequences) {
    figures.sources.push_back(corpus.sources[s.sequence]);
    figures.users.push_back(corpus.users[s.sequence]);
  }
  return figures;
}

double mean_of(const evaluation::NextArtistResult& result, evaluation::Metric metric) {
  switch (metric) {
    case evaluation::Metric::hit_1: return result.hit_1.mean;
    case evaluation::Metric::hit_k: return result.hit_k.mean;
    case evaluation::Metric::mrr: return result.mrr.mean;
  }
  return 0;
}

std::vector<evaluation::Comparison> compare_all(const ExperimentSpec& spec, const std::vector<ComparedResult>& results,
                                                Progress& progress) {
  std::vector<const ComparedResult*> order;
  for (const auto& r : results) order.push_back(&r);
  std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return mean_of(a->result, spec.compare_by) > mean_of(b->result, spec.compare_by);
  });
  std::vector<evaluation::Comparison> comparisons;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      comparisons.push_back(evaluation::compare(order[i]->name, order[i]->result, order[j]->name, order[j]->result,
                                                spec.compare_by, spec.alternative, spec.zeros, spec.evaluation, progress));
    }
  }
  return comparisons;
}

std::vector<Message> lines_of(const data::LoadReport& report, std::vector<data::Skipped> data::FileReport::*what,
                              const char* pattern) {
  std::vector<Message> lines;
  for (const data::FileReport& file : report.files) {
    for (const data::Skipped& met : file.*what) {
      lines.push_back({pattern, {file.file, met.reason, std::to_string(met.count), std::to_string(met.first_line)}});
    }
  }
  return lines;
}

}  // namespace

std::vector<Message> left_out(const data::LoadReport& report) {
  return lines_of(report, &data::FileReport::skipped, SEGUE_TEXT("Left out of %1: %2 (%3 times, first in line %4)"));
}

std::vector<Message> noted(const data::LoadReport& report) {
  return lines_of(report, &data::FileReport::notes, SEGUE_TEXT("Odd in %1: %2 (%3 times, first in line %4)"));
}

Run train_run(const std::string& name, const RunSpec& spec, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
              const models::TrainingHooks& hooks, Progress& progress, const Start* start_from) {
  Run run;
  run.spec = spec;
  std::optional<Start> read;
  if (start_from == nullptr && spec.start) {
    require_start(spec.model);
    start_from = &read.emplace(read_start(*spec.start, *prepared.corpus, progress));
  }
  if (start_from != nullptr) {
    require_start(spec.model);
    run.spec.start = start_from->spec;
    run.start_match = start_from->match;
  }
  models::TrainingHooks all_hooks = hooks;
  if (!all_hooks.validate && models::learns_in_epochs(spec.model)) {
    all_hooks.validate = validation_hook(prepared, spec.validation, progress);
    all_hooks.validate_every_seconds = spec.validation.every_seconds;
  }
  const std::size_t first_sample = progress.training_samples().size();
  const std::size_t first_validation = progress.validation_samples().size();

  const auto begin = std::chrono::steady_clock::now();
  const models::Embedding* const start = start_from == nullptr ? nullptr : &start_from->embedding;
  run.embedding = models::train({*prepared.corpus, prepared.split.train, start}, spec.model, all_hooks, progress);
  progress.throw_if_cancelled();
  run.training_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  run.stopped_early = progress.stop_requested();
  run.name = name;
  run.data_fingerprint = dataset.fingerprint;
  run.corpus_fingerprint = prepared.corpus->fingerprint;
  run.created = now_utc();
  run.segue_version = SEGUE_VERSION;
  run.device = cpu_name(spec.model);
  run.history = progress.training_samples(first_sample);
  run.validation = progress.validation_samples(first_validation);
  return run;
}

Message kept(const Run& run) {
  return {SEGUE_TEXT("Kept the vectors of epoch %1, the best on validation sequences"),
          {std::to_string(run.embedding.kept_epoch)}};
}

void require_scoring(const ExperimentSpec& spec) {
  const auto wanted = [&](models::Scoring scoring) {
    return std::find(spec.scorings.begin(), spec.scorings.end(), scoring) != spec.scorings.end();
  };
  if (wanted(models::Scoring::resembles)) return;
  const bool any = std::any_of(spec.models.begin(), spec.models.end(),
                               [](const ModelSpec& model) { return models::has_output_vectors(model.options); });
  if (!any) throw_without_scoring();
}

void require_test(const data::Split& split) {
  if (!split.test.empty()) return;
  throw Error(SEGUE_TEXT("No sequences are held out for testing"), {}, SEGUE_TEXT("Set the test share of the split above 0"));
}

ExperimentResult evaluate_runs(const ExperimentSpec& spec, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
                               const std::vector<std::shared_ptr<const Run>>& runs, Progress& progress) {
  if (runs.empty()) throw Error(SEGUE_TEXT("There is no model to evaluate"), {}, SEGUE_TEXT("Train a model, or choose one"));
  require_test(prepared.split);
  ExperimentResult out;
  out.spec = spec;
  out.spec.models.clear();
  out.data_name = dataset.name;
  out.data_fingerprint = dataset.fingerprint;
  out.corpus_fingerprint = prepared.corpus->fingerprint;
  out.load = dataset.report;
  out.corpus = prepared.report;
  const neighbors::PopularityScorer popularity(*prepared.corpus->vocabulary);
  out.popularity = evaluation::evaluate_next_artist(*prepared.corpus, prepared.split.test, popularity, spec.evaluation, progress);

  for (const auto& run : runs) {
    out.spec.models.push_back({run->name, run->spec.model});
    const std::optional<models::Embedding> moved = realigned(*run, *prepared.corpus);
    const models::Embedding& embedding = moved ? *moved : run->embedding;
    std::vector<models::Scoring> scorings;
    std::copy_if(spec.scorings.begin(), spec.scorings.end(), std::back_inserter(scorings),
                 [&](models::Scoring s) { return embedding.supports(s); });
    auto evaluated = std::make_shared<Run>(*run);
    evaluated->figures.clear();
    for (const models::Scoring scoring : scorings) {
      evaluated->figures.push_back(figures_of(embedding, scoring, spec, prepared, progress));
      out.results.push_back(
          {result_name(*run, scoring, scorings.size() > 1), scoring, evaluated->figures.back().result, run->name});
    }
    out.runs.push_back(std::move(evaluated));
  }
  if (out.results.empty()) throw_without_scoring();
  out.comparisons = compare_all(spec, out.results, progress);
  return out;
}

}  // namespace segue::experiment
