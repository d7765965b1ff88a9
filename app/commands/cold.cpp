// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"
#include "core/experiment/steps.h"

namespace segue::app {
namespace {

QString range(const evaluation::MeanInterval& m) {
  return QStringLiteral("%1 [%2, %3]").arg(m.mean, 0, 'f', 4).arg(m.bootstrap.low, 0, 'f', 4).arg(m.bootstrap.high, 0, 'f', 4);
}

QString coldText(const experiment::ColdFigures& f) {
  QString text = QStringLiteral(
                     "%1 cold artists got a predicted vector; of %2 more nothing is known\n"
                     "learnt from %3 artists; chosen: %4\n"
                     "%5 of them held out and treated as cold, mean with 95 % interval:\n"
                     "  cosine to their own vector       %6\n"
                     "  … of the mean vector             %7\n"
                     "  rank of their own vector (0 … 1) %8\n")
                     .arg(f.predicted)
                     .arg(f.unknown)
                     .arg(f.learnt_from)
                     .arg(f.choice.epochs > 0 ? QStringLiteral("%1 epochs").arg(f.choice.epochs)
                                              : QStringLiteral("λ = %1").arg(f.choice.lambda))
                     .arg(f.held_out)
                     .arg(range(f.cosine), range(f.mean_cosine), range(f.rank));
  constexpr const char* levels[experiment::cold_levels] = {"own vector", "predicted", "mean vector", "popularity"};
  for (const experiment::ColdRanks& ranks : f.ranks) {
    text +=
        QStringLiteral("next artist, %1, %2 one held out, %3 transitions: hit@%4 and MRR\n")
            .arg(QLatin1String(models::scoring_name(ranks.scoring)), ranks.into ? QStringLiteral("to") : QStringLiteral("from"))
            .arg(ranks.transitions)
            .arg(f.k);
    for (std::size_t i = 0; i < experiment::cold_levels; ++i) {
      text += QStringLiteral("  %1 %2   %3\n").arg(QLatin1String(levels[i]), -12).arg(range(ranks.hit_k[i]), range(ranks.mrr[i]));
    }
  }
  return text;
}

}  // namespace

int cold(const QStringList& arguments) {
  Arguments args("cold RUN --out RUN2 [OPTIONS…]",
                 "Adds vectors of artists without training plays to a run, predicted from their tags, albums and the artists\n"
                 "whose names they share, and tells how well that does for known artists that are treated as cold.");
  args.option("out", "folder", "The run folder to write.");
  args.option("name", "name", "The new run's name (default: the run's, and \"with cold artists\").");
  args.option("data", "path", "The data set (default: the one that the run was trained from).");
  args.options(models::ColdOptions{});
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  const auto options = args.read(models::ColdOptions{});
  experiment::Run run = experiment::read_run(toPath(args.positional().front()));
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
    experiment::add_cold_artists(run, dataset, prepared, options, progress);
    experiment::write_run(out, run);
    say({SEGUE_TEXT("Wrote %1"), {out.string()}});
  });
  if (!args.given("quiet")) print(coldText(*run.cold));
  return 0;
}

}  // namespace segue::app
