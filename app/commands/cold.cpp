// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"
#include "core/experiment/resume.h"
#include "core/experiment/steps.h"
#include "core/report/cold_tables.h"

namespace segue::app {
namespace {

QString coldText(const experiment::ColdFigures& f) {
  QString text = QStringLiteral(
                     "%1 cold artists got a predicted vector; of %2 more nothing is known\n"
                     "learnt from %3 artists; the figures are of %4 of them held out and treated as cold, with 95 %\n"
                     "percentile bootstrap intervals over them\n\n")
                     .arg(f.predicted)
                     .arg(f.unknown)
                     .arg(f.learnt_from)
                     .arg(f.held_out);
  text += QString::fromStdString(report::to_text(report::cold_vectors_text_table(f)));
  const report::TextTable next = report::cold_next_text_table(f);
  if (!next.rows.empty()) text += u'\n' + QString::fromStdString(report::to_text(next));
  return text;
}

}  // namespace

int cold(const QStringList& arguments) {
  Arguments args(
      "cold RUN --out RUN2 [OPTIONS…]",
      "Adds vectors of artists without training plays to a run, predicted from their tags, albums and the artists\n"
      "whose names they share, and tells how well that does for known artists that are treated as cold. What can be resumed\n"
      "can still be: the artists are predicted again then.");
  args.option("out", "folder", "The run folder to write.");
  args.option("name", "name", "The new run's name (default: the run's, and \"with cold artists\").");
  args.option("data", "path", "The data set (default: the one that the run was trained from).");
  args.options(models::ColdOptions{});
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  const auto options = args.read(models::ColdOptions{});
  const std::filesystem::path folder = toPath(args.positional().front());
  experiment::Run run = experiment::read_run(folder);
  const std::filesystem::path out = toPath(args.needed("out"));
  experiment::check_run_folder(out);
  run.name = args.given("name") ? args.needed("name").toStdString() : run.name + " with cold artists";
  experiment::check_model_name(run.name, {});
  experiment::DataSpec data = run.spec.data;
  if (args.given("data")) data = experiment::moved_to(data, toPath(args.needed("data")));
  if (data.path.empty()) throw UsageError{QStringLiteral("--data is needed: the run was trained on a generated sample")};

  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    const data::Dataset dataset = experiment::load_data(data, {}, progress);
    const data::PreparedCorpus prepared = data::prepare_corpus(dataset, run.spec.corpus, run.spec.split, progress);
    try {
      run.state = experiment::state_for_copy(folder, run);
    } catch (const Error& error) {
      say({SEGUE_TEXT("The run with cold artists cannot be resumed: %1 (%2)"), {error.message().str(), error.where().str()}});
    }
    experiment::add_cold_artists(run, dataset, prepared, options, progress);
    experiment::write_run(out, run);
    say({SEGUE_TEXT("Wrote %1"), {out.string()}});
  });
  if (!args.given("quiet")) print(coldText(*run.cold));
  return 0;
}

}  // namespace segue::app
