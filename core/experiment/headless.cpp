// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <ostream>
#include <set>
#include <utility>

#include "core/base/files.h"
#include "core/device/train.h"
#include "core/experiment/defects.h"
#include "core/experiment/experiment.h"
#include "core/experiment/load_data.h"
#include "core/experiment/resume.h"
#include "core/experiment/retrained.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"
#include "core/report/html_report.h"

namespace segue::experiment {
namespace {

void say(const ExperimentEvents& events, Message step) {
  if (events.step) events.step(step);
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  write_file(path, [&](std::ostream& out) { out << text; });
}

void check_names(const ExperimentSpec& spec) {
  if (spec.models.empty()) throw Error(SEGUE_TEXT("The experiment has no model"), {}, SEGUE_TEXT("Add one to \"models\""));
  std::set<std::string> names;
  for (const auto& model : spec.models) {
    check_model_name(model.name, {});
    if (!names.insert(model.name).second) {
      throw Error({SEGUE_TEXT("Two models are named \"%1\""), {model.name}}, {},
                  SEGUE_TEXT("Give each model a \"name\" of its own"));
    }
  }
  for (const auto& level : spec.evaluation.levels) {
    if (names.contains(level.name)) {
      throw Error({SEGUE_TEXT("A model and a level are both named \"%1\""), {level.name}}, {},
                  SEGUE_TEXT("Give one of them another \"name\""));
    }
  }
}

/// A model may start from one that is trained before it.
void check_start(const StartSpec& start, const std::filesystem::path& runs) {
  const auto wanted = std::filesystem::absolute(start.path).lexically_normal();
  if (wanted.parent_path() == std::filesystem::absolute(runs).lexically_normal()) return;
  require_start_there(start);
}

data::Dataset load(const ExperimentSpec& spec, const std::filesystem::path& out, const ExperimentEvents& events,
                   Progress& progress) {
  const std::filesystem::path sample = out / "data";
  if (spec.data.sample) {
    say(events, {SEGUE_TEXT("Generating a sample of %1 artists"), {std::to_string(spec.data.sample->artists)}});
    data::write_sample(sample, *spec.data.sample, progress);  // over one of other options, which an earlier experiment left
  }
  say(events, {SEGUE_TEXT("Reading %1"), {spec.data.sample ? sample.string() : spec.data.path}});
  data::Dataset dataset = load_data(spec.data, sample, progress);
  say(events, {SEGUE_TEXT("Read %1 artists, %2 tracks, %3 playlists and %4 sessions"),
               {std::to_string(dataset.artists.size()), std::to_string(dataset.tracks.size()),
                std::to_string(dataset.playlists.size()), std::to_string(dataset.sessions.size())}});
  for (Message& line : left_out(dataset.report)) say(events, std::move(line));
  return dataset;
}

}  // namespace

ExperimentResult run_experiment(const ExperimentSpec& spec, const std::filesystem::path& out, const ExperimentEvents& events,
                                Progress& progress) {
  check_names(spec);
  check(spec.evaluation);
  require_scoring(spec);
  std::error_code failed;
  std::filesystem::create_directories(out / "runs", failed);
  if (failed) {
    throw Error({SEGUE_TEXT("The folder for the results cannot be created: %1"), {failed.message()}}, {out.string(), 0},
                SEGUE_TEXT("Choose another one"));
  }
  for (const auto& model : spec.models) {  // before hours of training
    check_run_folder(out / "runs" / model.name);
    require_judge(model.options, spec.validation);
    if (model.start) check_start(*model.start, out / "runs");
    if (model.resume.empty()) continue;
    check_resume(std::filesystem::path(model.resume), model.options, spec.validation);
    for (const auto& other : spec.models) {
      std::error_code ignored;
      if (&other == &model || !std::filesystem::equivalent(model.resume, out / "runs" / other.name, ignored)) continue;
      throw Error({SEGUE_TEXT("The model \"%1\" resumes the run that the model \"%2\" would replace"), {model.name, other.name}},
                  {model.resume, 0}, SEGUE_TEXT("Give the other model another name, or write the results to another folder"));
    }
  }
  write_text(out / "experiment.json", to_json(spec));

  const data::Dataset dataset = load(spec, out, events, progress);
  const data::PreparedCorpus prepared = data::prepare_corpus(dataset, spec.corpus, spec.split, progress);
  say(events, {SEGUE_TEXT("Training on %1 sequences of %2 artists; %3 held out for testing"),
               {std::to_string(prepared.split.train.size()), std::to_string(prepared.corpus->vocabulary->size()),
                std::to_string(prepared.split.test.size())}});

  require_test(prepared.split);

  const auto folder_of = [&](const Run& run) { return out / "runs" / run.name; };
  std::vector<std::shared_ptr<const Run>> runs;
  for (const auto& model : spec.models) {
    say(events, {SEGUE_TEXT("Training %1"), {model.name}});
    const RunSpec run_spec{spec.data,       spec.corpus, spec.split, model.options,
                           spec.validation, model.start, model.cold, spec.device};
    if (Message warning = unfit(model.options, dataset); !warning.empty()) say(events, std::move(warning));
    std::optional<Start> start;
    if (model.start) {
      start = read_start(*model.start, *prepared.corpus, progress);
      say(events, describe(*start));
    }
    std::optional<Resume> resume;
    if (!model.resume.empty()) {
      resume = read_resume(model.resume);
      say(events, describe(*resume, model.options));
      if (Message told = evaluations_to_go(*resume, out / "runs" / model.name); !told.empty()) say(events, std::move(told));
    }
    auto run = std::make_shared<Run>(
        train_run(model.name, run_spec, dataset, prepared, {}, progress, start ? &*start : nullptr, resume ? &*resume : nullptr));
    resume.reset();
    if (run->embedding.kept_epoch > 0) say(events, kept(*run));
    if (!run->triplets.empty()) say(events, decomposed(*run));
    write_run(folder_of(*run), *run, spec.word2vec_text);
    forget_state(*run);
    runs.push_back(std::move(run));
  }

  say(events, {SEGUE_TEXT("Evaluating %1 models on %2 held-out sequences"),
               {std::to_string(runs.size()), std::to_string(prepared.split.test.size())}});
  ExperimentSpec asked = spec;
  const bool retrain = spec.evaluation.compare_protocols && spec.evaluation.retrain_protocols;
  if (retrain) asked.evaluation.compare_protocols = false;
  // Models that no GPU trains have been trained without one, so they are ranked without one too.
  if (asked.device.index >= device::gpus_of_this_machine().known.list.size()) asked.device = {};
  ExperimentResult result = evaluate_runs(asked, dataset, prepared, runs, progress);
  result.spec.device = spec.device;
  for (const DefectInRuns& defect : defects_in(result.runs, prepared.report.users > 0)) say(events, defect_in_words(defect));
  if (retrain) {
    say(events, SEGUE_TEXT("Training anew for each of the study's defects"));
    result.spec.evaluation = spec.evaluation;
    result.protocols = retrained_protocols(result, dataset, progress);
  }
  for (const auto& run : result.runs) write_run(folder_of(*run), *run, spec.word2vec_text);
  progress.throw_if_cancelled();
  write_figures_csv(out / "figures.csv", result);
  write_comparisons_csv(out / "comparisons.csv", result.comparisons);
  write_text(out / "report.html", report::html_report(result, report::Medium::browser, {}));
  say(events, {SEGUE_TEXT("Wrote the report to %1"), {(out / "report.html").string()}});
  return result;
}

}  // namespace segue::experiment
