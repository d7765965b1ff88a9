// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <ostream>
#include <set>
#include <utility>

#include "app/commands/command.h"
#include "app/commands/evaluation_arguments.h"
#include "app/commands/task.h"
#include "core/base/files.h"
#include "core/experiment/defects.h"
#include "core/experiment/load_data.h"
#include "core/experiment/steps.h"
#include "core/report/html_report.h"

namespace segue::app {
namespace {

std::vector<std::shared_ptr<const experiment::Run>> readRuns(const QStringList& folders) {
  std::vector<std::shared_ptr<const experiment::Run>> runs;
  std::set<std::string> names;
  for (const QString& folder : folders) {
    auto run = std::make_shared<experiment::Run>(experiment::read_run(toPath(folder)));
    const std::string name = run->name;
    for (int i = 2; !names.insert(run->name).second; ++i) run->name = name + " " + std::to_string(i);
    runs.push_back(std::move(run));
  }
  return runs;
}

/// The evaluations into the folders that the runs were read from, under the names that they have there.
void save(const QStringList& folders, const experiment::ExperimentResult& result, const Say& say) {
  for (qsizetype i = 0; i < folders.size(); ++i) {
    const std::filesystem::path folder = toPath(folders[i]);
    experiment::Run run = experiment::read_run(folder);
    run.evaluations = result.runs[static_cast<std::size_t>(i)]->evaluations;
    experiment::write_run(folder, run, std::filesystem::exists(folder / "vectors.txt"));
    say({SEGUE_TEXT("Wrote the evaluations to %1"), {folder.string()}});
  }
}

}  // namespace

int evaluate(const QStringList& arguments) {
  Arguments args(
      "evaluate RUN… [OPTIONS…]",
      "Evaluates run folders on held-out sequences, with the corpus and the split of the first of them. Runs that differ by\n"
      "their seed alone are also summed up: mean, standard error and number. All artists are ranked, always: figures over a\n"
      "sample of them can turn the order of models around (Krichene and Rendle 2020).");
  args.option("data", "path", "The data set (default: the one that the first run was trained from).");
  args.option("out", "folder", "Also write report.html, figures.csv, comparisons.csv and tables in Markdown and LaTeX there.");
  args.option("device", "device",
              "Where models are ranked: auto (the default: a GPU where there is one and work enough for it), cpu, gpu or gpu:1.\n"
              "The figures are the same. The GPU's search has not yet been run on a GPU.");
  args.flag("save", "Also write the evaluations into the run folders, for \"segue compare\" and the window.");
  addFormat(args);
  addEvaluationOptions(args);
  addComparisonOptions(args);
  args.flag("quiet", "Show no progress.");
  if (!args.parse(arguments, 1, 1000)) return 0;

  experiment::ExperimentSpec spec;
  spec.evaluation = readEvaluationOptions(args);
  if (args.given("device")) spec.device = device::parse_choice(args.needed("device").toStdString());
  const TableFormat format = readFormat(args);
  const auto runs = readRuns(args.positional());
  spec.data = runs.front()->spec.data;
  spec.corpus = runs.front()->spec.corpus;
  spec.split = runs.front()->spec.split;
  if (args.given("data")) spec.data = experiment::moved_to(spec.data, toPath(args.needed("data")));
  if (spec.data.path.empty()) {
    throw UsageError{QStringLiteral("--data is needed: the first run was trained on a generated sample")};
  }

  std::filesystem::path out;
  if (args.given("out")) {  // before the work, so that it is not lost to a place that cannot be written
    out = toPath(args.needed("out"));
    std::error_code failed;
    std::filesystem::create_directories(out, failed);
    if (failed) {
      throw Error({SEGUE_TEXT("The folder for the results cannot be created: %1"), {failed.message()}}, {out.string(), 0},
                  SEGUE_TEXT("Choose another one"));
    }
  }

  QString figures;
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    const data::Dataset dataset = experiment::load_data(spec.data, {}, progress);
    for (const Message& line : experiment::left_out(dataset.report)) say(line);
    const data::PreparedCorpus prepared = data::prepare_corpus(dataset, spec.corpus, spec.split, progress);
    const experiment::ExperimentResult result = experiment::evaluate_runs(spec, dataset, prepared, runs, progress);
    say({SEGUE_TEXT("Ranked on %1"), {result.device}});
    for (const auto& run : report::trained_on_other_sequences(result)) say({report::other_sequences_caution, {run->name}});
    for (const auto& defect : experiment::defects_in(result.runs, prepared.report.users > 0)) {
      say(experiment::defect_in_words(defect));
    }
    figures = figuresText(result, format);
    if (args.given("save")) save(args.positional(), result, say);
    if (out.empty()) return;
    experiment::write_figures_csv(out / "figures.csv", result);
    experiment::write_comparisons_csv(out / "comparisons.csv", result.comparisons);
    for (const auto& [file, kind] :
         {std::pair{"tables.md", TableFormat::markdown}, std::pair{"tables.tex", TableFormat::latex}}) {
      write_file(out / file, [&, k = kind](std::ostream& to) { to << figuresText(result, k).toStdString(); });
    }
    write_file(out / "report.html", [&](std::ostream& to) { to << report::html_report(result, report::Medium::browser, {}); });
    say({SEGUE_TEXT("Wrote the report to %1"), {(out / "report.html").string()}});
  });
  print(figures);
  return 0;
}

}  // namespace segue::app
