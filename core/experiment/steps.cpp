// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/steps.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/parallel.h"
#include "core/data/interactions.h"
#include "core/device/train.h"
#include "core/linalg/product.h"
#include "core/models/training_state.h"

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

std::vector<Message> lines_of(const data::LoadReport& report, std::vector<data::Skipped> data::FileReport::*what,
                              const char* pattern, const char* without_line) {
  std::vector<Message> lines;
  for (const data::FileReport& file : report.files) {
    for (const data::Skipped& met : file.*what) {
      std::vector<std::string> values = {file.file, met.reason, std::to_string(met.count)};
      if (met.first_line > 0) values.push_back(std::to_string(met.first_line));
      lines.push_back({met.first_line > 0 ? pattern : without_line, std::move(values)});
    }
  }
  return lines;
}

/// The curves of the whole epochs that were trained before.
void record_before(const Resume& resume, Progress& progress) {
  const auto done = static_cast<double>(resume.state.epochs);
  for (const TrainingSample& sample : resume.before.history) {
    if (sample.epoch <= done) progress.record(sample);
  }
  for (const ValidationSample& sample : resume.before.validation) {
    if (sample.epoch <= done) progress.record(sample);
  }
}

}  // namespace

std::vector<Message> left_out(const data::LoadReport& report) {
  return lines_of(report, &data::FileReport::skipped, SEGUE_TEXT("Left out of %1: %2 (%3 times, first in line %4)"),
                  SEGUE_TEXT("Left out of %1: %2 (%3 times)"));
}

std::vector<Message> noted(const data::LoadReport& report) {
  return lines_of(report, &data::FileReport::notes, SEGUE_TEXT("Odd in %1: %2 (%3 times, first in line %4)"),
                  SEGUE_TEXT("Odd in %1: %2 (%3 times)"));
}

Message unfit(const models::ModelOptions& model, const data::Dataset& dataset) {
  const bool looks_at_order = std::visit(
      [](const auto& o) {
        return requires { o.window; };
      },
      model);
  if (!looks_at_order || !data::is_lists_of_counts(dataset)) return {};
  return SEGUE_TEXT(
      "The sequences are lists of what each user has played, in the order of the file: nobody listened in this order. What a "
      "window over them or the artist that follows tells is of little worth; ALS and the SVD of listeners learn from the counts");
}

Run train_run(const std::string& name, const RunSpec& spec, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
              const models::TrainingHooks& hooks, Progress& progress, const Start* start_from, const Resume* resume) {
  Run run;
  run.spec = spec;
  std::optional<Start> read;
  if (resume != nullptr) {
    check_resume(resume->before, spec.model, spec.validation);
    check_resume(resume->before, prepared);
    run.spec.start = resume->before.spec.start;
    run.start_match = resume->before.start_match;
    run.resumed_after = resume->before.resumed_after;
    run.resumed_after.push_back(resume->state.epochs);
  } else if (start_from == nullptr && spec.start) {
    require_start(spec.model);
    start_from = &read.emplace(read_start(*spec.start, *prepared.corpus, progress));
  }
  if (resume == nullptr && start_from != nullptr) {
    require_start(spec.model);
    run.spec.start = start_from->spec;
    run.start_match = start_from->match;
  }
  models::TrainingHooks all_hooks = hooks;
  if (!all_hooks.validate && models::learns_in_epochs(spec.model)) {
    require_judge(spec.model, spec.validation);
    require_validation(spec.model, spec.split, prepared);
    all_hooks.validate = validation_hook(prepared, spec.validation, progress);
    all_hooks.validate_every_seconds = spec.validation.every_seconds;
  }
  all_hooks.decomposed = [&run, &hooks](std::vector<models::SingularTriplet> triplets) {
    run.triplets = triplets;
    if (hooks.decomposed) hooks.decomposed(std::move(triplets));
  };
  if (const auto* item2vec = std::get_if<models::Item2VecOptions>(&spec.model); item2vec != nullptr && item2vec->keep_state) {
    all_hooks.keep_state = [&run](models::TrainingState&& state) {
      run.state = std::make_shared<const models::TrainingState>(std::move(state));
    };
  }
  const std::size_t first_sample = progress.training_samples().size();
  const std::size_t first_validation = progress.validation_samples().size();

  if (resume != nullptr) record_before(*resume, progress);

  const auto begin = std::chrono::steady_clock::now();
  const models::Embedding* const start = resume != nullptr || start_from == nullptr ? nullptr : &start_from->embedding;
  data::UserArtists plays;
  if (models::needs_plays(spec.model)) {
    progress.start(SEGUE_TEXT("Counting plays"), 0);
    plays = data::user_artist_plays(dataset, progress);
  }
  const models::TrainingInput input{*prepared.corpus, prepared.split.train, start,
                                    &plays,           &dataset.loves,       resume == nullptr ? nullptr : &resume->state};
  device::Trained trained =
      device::train(input, spec.model, spec.device, cpu_name(spec.model), all_hooks, progress, device::gpus_of_this_machine());
  run.embedding = std::move(trained.embedding);
  run.device = std::move(trained.device);
  progress.throw_if_cancelled();
  run.training_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (resume != nullptr) run.training_seconds += resume->before.training_seconds;
  run.stopped_early = progress.stop_requested();
  run.name = name;
  run.data_fingerprint = dataset.fingerprint;
  run.corpus_fingerprint = prepared.corpus->fingerprint;
  run.created = now_utc();
  run.segue_version = SEGUE_VERSION;
  run.history = progress.training_samples(first_sample);
  run.validation = progress.validation_samples(first_validation);
  if (spec.cold && run.state != nullptr) {
    auto whole = std::make_shared<models::TrainingState>(*run.state);
    fill_in_vectors(*whole, run.embedding);
    run.state = std::move(whole);
  }
  if (spec.cold) add_cold_artists(run, dataset, prepared, *spec.cold, progress);
  return run;
}

void add_cold_artists(Run& run, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
                      const models::ColdOptions& options, Progress& progress) {
  // Artists are matched by id, and the numbers of another data set are other artists'.
  if (run.corpus_fingerprint != prepared.corpus->fingerprint) {
    throw Error({SEGUE_TEXT("The run \"%1\" was trained on other sequences or artists than these"), {run.name}}, {},
                SEGUE_TEXT("Take the data set that it was trained on, as it was then, or train it again"));
  }
  WithCold with = with_cold_artists(run.embedding, dataset, prepared, options, progress);
  run.embedding = std::move(with.embedding);
  run.saved_state.reset();  // it is with other vectors
  run.spec.cold = options;
  run.cold = std::move(with.figures);
}

Message kept(const Run& run) {
  return {SEGUE_TEXT("Kept the vectors of epoch %1, the best on validation sequences"),
          {std::to_string(run.embedding.kept_epoch)}};
}

Message decomposed(const Run& run) {
  double largest = 0;
  for (const models::SingularTriplet& triplet : run.triplets) largest = std::max(largest, triplet.residual);
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.1e", largest);
  return {SEGUE_TEXT("%1 singular triplets, the largest residual %2"), {std::to_string(run.triplets.size()), digits}};
}

void require_test(const data::Split& split) {
  if (!split.test.empty()) return;
  throw Error(SEGUE_TEXT("No sequences are held out for testing"), {}, SEGUE_TEXT("Set the test share of the split above 0"));
}

}  // namespace segue::experiment
