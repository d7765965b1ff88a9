// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/evaluated_runs.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <mutex>

#include "core/base/error.h"
#include "core/experiment/retrained.h"
#include "core/experiment/seed_groups.h"
#include "core/experiment/steps.h"
#include "core/experiment/way_from_2020.h"
#include "ui/jobs/job.h"

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(ResultsModel)
};

QString scoringName(models::Scoring scoring) {
  return scoring == models::Scoring::resembles ? QCoreApplication::translate("Scoring", "resembles")
                                               : QCoreApplication::translate("Scoring", "is followed by");
}

const experiment::ComparedResult* resultOf(const experiment::ExperimentResult& result, const EvaluatedModel& model) {
  const auto found = std::ranges::find_if(
      result.results, [&](const experiment::ComparedResult& r) { return r.evaluated.evaluation == model.evaluation; });
  return found == result.results.end() ? nullptr : &*found;
}

std::shared_ptr<const experiment::Run> runOf(const experiment::ExperimentResult& result, const std::string& name) {
  const auto found = std::ranges::find_if(result.runs, [&](const auto& run) { return run->name == name; });
  return found == result.runs.end() ? nullptr : *found;
}

/// Levels that were asked, by name.
struct Levels {
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const models::Ranker>> made;
};

}  // namespace

QString scoredName(const QString& run, models::Scoring scoring) {
  return Text::tr("%1 (%2)", "model, scoring").arg(run, scoringName(scoring));
}

std::vector<EvaluatedModel> evaluatedModels(const experiment::ExperimentResult& result,
                                            const std::vector<std::shared_ptr<const experiment::Run>>& runs) {
  std::vector<EvaluatedModel> models;
  for (const experiment::ComparedResult& each : result.results) {
    EvaluatedModel model;
    const std::string& run = each.run.empty() ? each.name : each.run;
    model.run = QString::fromStdString(run);
    model.scoring = scoringName(each.scoring);
    const auto scorings =
        std::ranges::count_if(result.results, [&](const auto& r) { return (r.run.empty() ? r.name : r.run) == run; });
    model.several = scorings > 1;
    model.name = model.several ? scoredName(model.run, each.scoring) : model.run;
    model.key = QString::fromStdString(model.several ? experiment::scored_name(run, each.scoring) : run);
    model.scoringKey = models::scoring_name(each.scoring);
    if (each.evaluated.evaluation->approximate_k > 0) {
      model.recall = QStringLiteral("≈ ") + percentText(each.evaluated.evaluation->approximate_recall);
      model.name += u' ' + model.recall;
    }
    const auto place = std::ranges::find_if(runs, [&](const auto& r) { return r->name == run; });
    model.series = static_cast<int>(place - runs.begin());
    if (place != runs.end()) model.kind = (*place)->embedding.model;
    model.evaluation = each.evaluated.evaluation;
    model.tags = each.evaluated.tags;
    models.push_back(std::move(model));
  }
  for (const experiment::LevelResult& each : result.levels) {
    EvaluatedModel level;
    level.run = coreText(experiment::kind_of(each.options).label);
    level.name = level.run;
    level.key = QString::fromStdString(each.name);
    level.kind = experiment::kind_of(each.options).name;
    level.level = true;
    level.evaluation = each.evaluated.evaluation;
    models.push_back(std::move(level));
  }
  return models;
}

std::shared_ptr<const experiment::ExperimentResult> keptResult(const std::vector<std::shared_ptr<const experiment::Run>>& runs,
                                                               const data::Corpus& corpus) {
  auto result = std::make_shared<experiment::ExperimentResult>();
  result->corpus_fingerprint = corpus.fingerprint;
  const evaluation::Evaluation* like = nullptr;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    std::vector<experiment::ComparedResult> of;
    for (const experiment::RunEvaluation& kept : (*run)->evaluations) {
      const auto& evaluation = kept.evaluated.evaluation;
      if (!evaluation || kept.corpus_fingerprint != corpus.fingerprint || evaluation->sequences.empty()) continue;
      if (like == nullptr) like = evaluation.get();
      if (evaluation->protocol != like->protocol || evaluation->sequences.size() != like->sequences.size()) continue;
      of.push_back({(*run)->name, kept.scoring, kept.evaluated, (*run)->name});
    }
    if (of.empty()) continue;
    result->results.insert(result->results.begin(), of.begin(), of.end());
    result->runs.insert(result->runs.begin(), *run);
  }
  if (result->results.empty()) return nullptr;
  result->seeds = experiment::seed_groups(*result);
  return result;
}

std::vector<SameButForSeed> seedGroups(const experiment::ExperimentResult& result, const std::vector<EvaluatedModel>& models) {
  std::vector<SameButForSeed> groups;
  for (const experiment::SeedGroup& each : result.seeds) {
    // Results come first among the models, in their order.
    const EvaluatedModel& first = models[each.results.front()];
    const QString name = QString::fromStdString(each.name);
    groups.push_back({first.several ? Text::tr("%1 (%2)", "model, scoring").arg(name, first.scoring) : name, each.results});
  }
  return groups;
}

ExplainSequence explainerOf(std::shared_ptr<const experiment::ExperimentResult> result, const data::PreparedCorpus& prepared) {
  return [result, prepared, levels = std::make_shared<Levels>()](const EvaluatedModel& model, std::uint32_t sequence, unsigned k,
                                                                 Progress& progress) {
    const evaluation::Protocol& protocol = model.evaluation->protocol;
    if (const experiment::ComparedResult* of = resultOf(*result, model)) {
      const auto run = runOf(*result, of->run.empty() ? of->name : of->run);
      if (!run) throw Error(SEGUE_TEXT("The model is not there any more"));
      return experiment::explain(run, of->scoring, *prepared.corpus, sequence, protocol, k, progress);
    }
    const auto level = std::ranges::find_if(
        result->levels, [&](const experiment::LevelResult& r) { return r.evaluated.evaluation == model.evaluation; });
    if (level == result->levels.end()) throw Error(SEGUE_TEXT("The model is not there any more"));
    std::shared_ptr<const models::Ranker> ranker;
    {
      const std::scoped_lock lock(levels->mutex);
      std::shared_ptr<const models::Ranker>& made = levels->made[level->name];
      if (!made) made = experiment::train_level({*prepared.corpus, prepared.split.train}, level->options, progress);
      ranker = made;
    }
    return evaluation::explain(*prepared.corpus, sequence, *ranker, protocol, k, progress);
  };
}

MakeWaterfall waterfallOf(std::shared_ptr<const experiment::ExperimentResult> result, const data::PreparedCorpus& prepared,
                          std::shared_ptr<const data::Dataset> dataset) {
  return [result, prepared, dataset](const EvaluatedModel& model, const WaterfallChoice& choice, Progress& progress) {
    const experiment::ComparedResult* of = resultOf(*result, model);
    if (of == nullptr) throw Error(SEGUE_TEXT("The model is not there any more"));
    experiment::EvaluationSpec spec = result->spec.evaluation;
    spec.protocol = of->evaluated.evaluation->protocol;
    for (const evaluation::Defect& defect : evaluation::defects()) spec.protocol.*defect.flag = false;
    spec.options = of->evaluated.options;
    spec.intervals = of->evaluated.intervals;
    spec.comparison.figure = choice.figure;
    spec.comparison.options = choice.comparison;
    spec.comparison.baseline = choice.baseline.toStdString();
    const auto place = static_cast<std::size_t>(of - result->results.data());
    if (choice.trainAnew && !dataset) throw Error(SEGUE_TEXT("There is no data set to train from"));
    if (choice.trainAnew) return experiment::retrained_way(*result, place, spec, *dataset, progress);
    return experiment::way_from_2020(*result, place, spec, prepared, nullptr, progress);
  };
}

}  // namespace segue::ui
