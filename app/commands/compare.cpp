// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>
#include <set>

#include "app/commands/command.h"
#include "app/commands/evaluation_arguments.h"
#include "app/commands/task.h"
#include "core/base/files.h"
#include "core/experiment/steps.h"

namespace segue::app {
namespace {

/// Keeps what the comparison points into.
struct Stored {
  std::vector<experiment::Run> runs;
  std::vector<experiment::NamedEvaluation> evaluations;
};

Stored readStored(const QStringList& folders) {
  Stored stored;
  std::set<std::string> names;
  for (const QString& folder : folders) {
    experiment::Run run = experiment::read_run_without_vectors(toPath(folder));
    if (run.evaluations.empty()) {
      throw Error(SEGUE_TEXT("This run holds no evaluation"), {folder.toStdString(), 0},
                  SEGUE_TEXT("Evaluate it first: segue evaluate RUN… --save"));
    }
    const std::string name = run.name;
    for (int i = 2; !names.insert(run.name).second; ++i) run.name = name + " " + std::to_string(i);
    for (const auto& each : run.evaluations) {
      std::string label = run.name;
      if (run.evaluations.size() > 1) label += std::string(" (") + models::scoring_name(each.scoring) + ")";
      stored.evaluations.push_back({label, each.evaluated.evaluation.get()});
    }
    stored.runs.push_back(std::move(run));
  }
  return stored;
}

}  // namespace

int compare(const QStringList& arguments) {
  Arguments args(
      "compare RUN… [OPTIONS…]",
      "Compares run folders by the evaluations that they hold, without their vectors or the data: the same test again,\n"
      "or another one. Each pair has its difference with an interval, an effect size, and p of two tests.");
  addFormat(args);
  args.option("out", "file", "Also write a CSV table with every number there.");
  addComparisonOptions(args);
  args.flag("quiet", "Show no progress.");
  if (!args.parse(arguments, 1, 1000)) return 0;
  const experiment::ComparisonSpec spec = readComparisonOptions(args);
  const TableFormat format = readFormat(args);
  const Stored stored = readStored(args.positional());
  if (stored.evaluations.size() < 2) throw UsageError{QStringLiteral("there is one evaluation only, so nothing to compare")};

  evaluation::Comparisons comparisons;
  runTask(args.given("quiet"), [&](Progress& progress, const Say&) {
    comparisons = experiment::compare(stored.evaluations, spec, progress);
    if (args.given("out")) experiment::write_comparisons_csv(toPath(args.needed("out")), comparisons);
  });
  print(QString::fromStdString(formatted(report::comparisons_text_table(comparisons), format)));
  return 0;
}

}  // namespace segue::app
