// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"

namespace segue::app {

int runExperiment(const QStringList& arguments) {
  Arguments args(
      "run EXPERIMENT.json [OPTIONS…]",
      "Runs an experiment: loads the data, holds sequences out, trains each model, evaluates all and writes a report.\n"
      "docs/experiments.md describes the file; examples/ has some. Ctrl-C, SIGTERM or the closing of the terminal ends it; "
      "models\n"
      "that were trained before stay.");
  args.option("out", "folder", "Where the results go (default: NAME-results here, for NAME.json).");
  args.option("data", "path", "Read this data set instead of the one that the file names.");
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  const QString file = args.positional().front();
  experiment::ExperimentSpec spec = experiment::read_experiment(toPath(file));
  if (args.given("data")) spec.data = experiment::moved_to(spec.data, toPath(args.needed("data")));
  const QString standard = QFileInfo(file).completeBaseName() + QStringLiteral("-results");
  const std::filesystem::path out = toPath(args.given("out") ? args.needed("out") : standard);

  QString figures;
  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    figures = figuresText(experiment::run_experiment(spec, out, {say}, progress));
  });
  if (!args.given("quiet")) print(figures);
  return 0;
}

}  // namespace segue::app
