// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <variant>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"

namespace segue::app {
namespace {

/// The model's name must be known before its options can be.
std::string modelName(const QStringList& arguments) {
  std::string name = models::model_kinds().front().name;
  for (qsizetype i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == QLatin1String("--model") && i + 1 < arguments.size()) name = arguments[i + 1].toStdString();
    if (arguments[i].startsWith(QLatin1String("--model="))) name = arguments[i].mid(8).toStdString();
  }
  return name;
}

models::ModelOptions defaultsOf(const std::string& name) {
  try {
    return models::model_kind(name).defaults;
  } catch (const Error& e) {
    throw UsageError{QString::fromStdString(e.message().str() + ". " + e.remedy().str())};
  }
}

}  // namespace

int train(const QStringList& arguments) {
  const std::string name = modelName(arguments);
  experiment::RunSpec spec;
  spec.model = defaultsOf(name);
  Arguments args(
      "train DATA --model MODEL --out RUN [OPTIONS…]",
      "Trains one model on DATA (a folder or a file of any kind that the window opens) and writes a run folder. A table is read\n"
      "as it is detected; \"segue import\" tells how, and takes other choices. The options of the model chosen by --model are\n"
      "listed below; --model cooccurrence_svd --help lists those of the other.");
  args.option("model", "model", "item2vec (the default) or cooccurrence_svd.");
  args.option("out", "folder", "The run folder to write.");
  args.option("name", "name", "The run's name (default: the model's).");
  std::visit([&](const auto& options) { args.options(options); }, spec.model);
  args.options(spec.corpus, QStringLiteral("corpus."));
  args.options(spec.split, QStringLiteral("split."));
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, 1, 1)) return 0;

  std::visit([&](auto& options) { options = args.read(options); }, spec.model);
  spec.corpus = args.read(spec.corpus, QStringLiteral("corpus."));
  spec.split = args.read(spec.split, QStringLiteral("split."));
  spec.data.path = std::filesystem::absolute(toPath(args.positional().front())).lexically_normal().string();
  const std::filesystem::path out = toPath(args.needed("out"));
  const std::string runName = args.given("name") ? args.needed("name").toStdString() : name;
  experiment::check_model_name(runName, {});
  experiment::check_run_folder(out);

  runTask(args.given("quiet"), [&](Progress& progress, const Say& say) {
    const data::Dataset dataset = experiment::load_data(spec.data, {}, progress);
    for (const Message& line : experiment::left_out(dataset.report)) say(line);
    const data::PreparedCorpus prepared = data::prepare_corpus(dataset, spec.corpus, spec.split, progress);
    say({SEGUE_TEXT("Training %1 on %2 sequences of %3 artists"),
         {runName, std::to_string(prepared.split.train.size()), std::to_string(prepared.corpus->vocabulary->size())}});
    const experiment::Run run = experiment::train_run(runName, spec, dataset, prepared, {}, progress);
    experiment::write_run(out, run);
    char time[32];
    std::snprintf(time, sizeof time, "%.1f", run.training_seconds);
    say({SEGUE_TEXT("Trained in %1 s on %2; wrote %3"), {time, run.device, out.string()}});
  });
  return 0;
}

}  // namespace segue::app
