// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <optional>
#include <variant>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/task.h"
#include "core/experiment/load_data.h"
#include "core/experiment/resume.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"

namespace segue::app {
namespace {

/// The model's name and its preset must be known before its options can be.
std::string valueBefore(const QStringList& arguments, const char* option, const std::string& standard) {
  std::string value = standard;
  const QString name = QStringLiteral("--") + QLatin1String(option);
  for (qsizetype i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == name && i + 1 < arguments.size()) value = arguments[i + 1].toStdString();
    if (arguments[i].startsWith(name + QLatin1Char('='))) value = arguments[i].mid(name.size() + 1).toStdString();
  }
  return value;
}

/// "item2vec (the default), cooccurrence_svd, …".
QByteArray modelNames() {
  QByteArray names;
  for (const models::ModelKind& kind : models::model_kinds())
    names += names.isEmpty() ? kind.name + QByteArray(" (the default)") : QByteArray(", ") + kind.name;
  return names + '.';
}

models::ModelOptions defaultsOf(const std::string& name, const std::string& preset) {
  try {
    return models::model_preset(models::model_kind(name), preset);
  } catch (const Error& e) {
    throw UsageError{QString::fromStdString(e.message().str() + ". " + e.remedy().str())};
  }
}

/// Those of the options given that make no difference beside the others: "--fast-noise, --negatives".
std::string givenIdle(const Arguments& args, const models::ModelOptions& options) {
  std::string names;
  for (std::string name : models::idle_fields(options)) {
    std::replace(name.begin(), name.end(), '_', '-');
    if (args.given(name.c_str())) names += (names.empty() ? "--" : ", --") + name;
  }
  return names;
}

/// Writes the run to `out`, or, where that fails after all, to a new folder beside it: what took hours to learn is not lost to a
/// file that somebody put there. Returns the folder.
std::filesystem::path writeSomewhere(const std::filesystem::path& out, const experiment::Run& run, const Say& say) {
  try {
    experiment::write_run(out, run);
    return out;
  } catch (const Error& error) {
    const std::filesystem::path named = out.has_filename() ? out : out.parent_path();
    for (int number = 2; number < 100; ++number) {
      std::filesystem::path other = named;
      other += " " + std::to_string(number);
      if (std::filesystem::exists(other)) continue;
      try {
        experiment::write_run(other, run);
      } catch (const Error&) {
        break;
      }
      say({SEGUE_TEXT("%1 could not be written: %2. The run is in %3 instead"),
           {out.string(), error.message().str(), other.string()}});
      return other;
    }
    throw;
  }
}

}  // namespace

int train(const QStringList& arguments) {
  const std::filesystem::path resumed = toPath(QString::fromStdString(valueBefore(arguments, "resume", {}))).lexically_normal();
  const bool resuming = !resumed.empty();
  std::string name = valueBefore(arguments, "model", models::model_kinds().front().name);
  experiment::RunSpec spec;
  if (resuming) {
    const experiment::Run before = experiment::read_run_without_vectors(resumed);
    spec = before.spec;
    name = before.name;
    // First: its options, of which some may be given, are not those of the command line.
    if (!std::holds_alternative<models::Item2VecOptions>(spec.model)) {
      throw Error({SEGUE_TEXT("The run \"%1\" is of %2: only runs of item2vec can be resumed"),
                   {before.name, models::kind_of(spec.model).label}},
                  {resumed.string(), 0}, SEGUE_TEXT("Train it anew, or start from its vectors where the model can (--start)"));
    }
  } else {
    spec.model = defaultsOf(name, valueBefore(arguments, "preset", "recommended"));
  }
  Arguments args(
      "train DATA --model MODEL --out RUN [OPTIONS…]\n"
      "       segue train [DATA] --resume RUN [--epochs N] [--out RUN] [OPTIONS…]",
      "Trains one model on DATA (a folder or a file of any kind that the window opens) and writes a run folder. A table is read\n"
      "as it is detected; \"segue import\" tells how, and takes other choices. The options of the model chosen by --model are\n"
      "listed below; --model MODEL --help lists those of another.\n"
      "Several threads train item2vec without locks: the same seed gives other vectors each time, unless --threads 1 or\n"
      "--deterministic yes. Ctrl-C, SIGTERM or the closing of the terminal ends training and keeps what was learned so far; a\n"
      "second Ctrl-C or SIGTERM throws it away.");
  args.option("model", "model", modelNames().constData());
  args.option("preset", "preset",
              "recommended (the default) or, of item2vec, as-in-2020, follows or resembles: what the options below begin with.");
  args.option("start", "path",
              "Vectors that training begins with: a run folder, word2vec text, or .npy with its artists.tsv. Artists are\n"
              "matched by id, or by name where the file has no ids. Rate, epochs and optimiser begin anew.");
  args.option(
      "resume", "run",
      "A run folder whose training goes on after its last whole epoch, as if it had never ended: with one thread (or\n"
      "--deterministic yes) the same bits. Data and options are the run's; given ones must be the same, but --epochs (all\n"
      "of them, those that are done included), --patience, --threads, --keep-state, --validation.every-seconds and\n"
      "--device may be others. Where a finished run gets more epochs, the learning rate falls over all of them. Without\n"
      "--out the run itself is replaced.");
  args.option("device", "device",
              "Where item2vec is trained: auto (the default: a GPU where there is one that can do it), cpu, gpu, gpu:1 for the\n"
              "second one, or gpus for all of them. The GPU's trainer has not yet been run on a GPU.");
  args.option("out", "folder", "The run folder to write.");
  args.option("name", "name", "The run's name (default: the model's).");
  std::visit([&](const auto& options) { args.options(options); }, spec.model);
  args.options(spec.corpus, QStringLiteral("corpus."));
  args.options(spec.split, QStringLiteral("split."));
  args.options(spec.validation, QStringLiteral("validation."));
  args.flag("quiet", "Show nothing but errors.");
  if (!args.parse(arguments, resuming ? 0 : 1, 1)) return 0;
  for (const char* other : {"model", "preset", "start"}) {
    if (resuming && args.given(other)) {
      throw UsageError{
          QStringLiteral("--%1 and --resume cannot be both: the run to resume has its own").arg(QLatin1String(other))};
    }
  }

  std::visit([&](auto& options) { options = args.read(options); }, spec.model);
  spec.corpus = args.read(spec.corpus, QStringLiteral("corpus."));
  spec.split = args.read(spec.split, QStringLiteral("split."));
  spec.validation = args.read(spec.validation, QStringLiteral("validation."));
  const std::string idle = givenIdle(args, spec.model);
  experiment::require_judge(spec.model, spec.validation);
  if (args.given("start")) {
    spec.start = experiment::StartSpec{std::filesystem::absolute(toPath(args.value("start"))).lexically_normal().string()};
    experiment::require_start(spec.model);
    experiment::require_start_there(*spec.start);
  }
  if (args.given("device")) spec.device = device::parse_choice(args.needed("device").toStdString());
  if (!args.positional().isEmpty()) {
    spec.data = {std::filesystem::absolute(toPath(args.positional().front())).lexically_normal().string(), {}, {}};
  }
  if (spec.data.sample) throw UsageError{QStringLiteral("the run was trained on a generated sample: name its folder as DATA")};
  if (resuming) experiment::check_resume(resumed, spec.model, spec.validation);
  const std::filesystem::path out =
      resuming && !args.given("out") ? std::filesystem::canonical(resumed) : toPath(args.needed("out"));
  const std::string runName = args.given("name") ? args.needed("name").toStdString() : name;
  experiment::check_model_name(runName, {});
  experiment::check_run_folder(out);

  std::atomic<bool> keeps = false;
  const auto work = [&](Progress& progress, const Say& say) {
    if (!idle.empty()) say({SEGUE_TEXT("Without effect, as the other options are: %1"), {idle}});
    const data::Dataset dataset = experiment::load_data(spec.data, {}, progress);
    for (const Message& line : experiment::left_out(dataset.report)) say(line);
    const data::PreparedCorpus prepared = data::prepare_corpus(dataset, spec.corpus, spec.split, progress);
    keeps = true;
    say({SEGUE_TEXT("Training %1 on %2 sequences of %3 artists"),
         {runName, std::to_string(prepared.split.train.size()), std::to_string(prepared.corpus->vocabulary->size())}});
    if (const Message warning = experiment::unfit(spec.model, dataset); !warning.empty()) say(warning);
    std::optional<experiment::Start> start;
    if (spec.start && !resuming) {
      start = experiment::read_start(*spec.start, *prepared.corpus, progress);
      say(experiment::describe(*start));
    }
    std::optional<experiment::Resume> resume;
    if (resuming) {
      resume = experiment::read_resume(resumed);
      say(experiment::describe(*resume, spec.model));
      if (const Message told = experiment::evaluations_to_go(*resume, out); !told.empty()) say(told);
    }
    const experiment::Run run = experiment::train_run(runName, spec, dataset, prepared, {}, progress, start ? &*start : nullptr,
                                                      resume ? &*resume : nullptr);
    keeps = false;
    const std::filesystem::path written = writeSomewhere(out, run, say);
    char time[32];
    std::snprintf(time, sizeof time, "%.1f", run.training_seconds);
    if (run.stopped_early) say(SEGUE_TEXT("Stopped early; what was learned so far is kept"));
    if (run.stopped_early && run.state != nullptr) {
      say({SEGUE_TEXT("It can be resumed after epoch %1"), {std::to_string(run.state->epochs)}});
    }
    if (run.embedding.kept_epoch > 0) say(experiment::kept(run));
    if (!run.triplets.empty()) say(experiment::decomposed(run));
    say({SEGUE_TEXT("Trained in %1 s on %2; wrote %3"), {time, run.device, written.string()}});
  };
  runTask(args.given("quiet"), work, &keeps);
  return 0;
}

}  // namespace segue::app
