// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/resume.h"

#include <array>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/experiment/spec_json.h"
#include "core/models/item2vec_state.h"

namespace segue::experiment {
namespace {

constexpr const char* start_instead = SEGUE_TEXT("Set it back; or start from the run's vectors instead of resuming it");

Json options_of(const models::ModelOptions& options) {
  return std::visit([](const auto& o) { return options_json(o); }, options);
}

void require_same(const Run& before, const std::string& prefix, const Json& then, const Json& now) {
  for (const auto& [name, value] : now.items()) {
    if (may_change_on_resuming(name) || value == then.at(name)) continue;
    throw Error({SEGUE_TEXT("The run \"%1\" cannot be resumed with another %2: it was %3, and is %4 now"),
                 {before.name, prefix + name, then.at(name).dump(), value.dump()}},
                {}, start_instead);
  }
}

void require_state(const Run& run, const std::filesystem::path& folder) {
  if (can_resume(run)) return;
  throw Error(
      {SEGUE_TEXT("The run \"%1\" keeps nothing to resume it from"), {run.name}}, {folder.string(), 0},
      SEGUE_TEXT("Start from its vectors instead. Runs of item2vec can be resumed that were trained on the CPU past their "
                 "first epoch, with keep_state"));
}

}  // namespace

bool may_change_on_resuming(std::string_view option) {
  constexpr std::array<std::string_view, 5> free{"epochs", "patience", "threads", "keep_state", "every_seconds"};
  for (const std::string_view one : free) {
    if (option == one) return true;
  }
  return false;
}

bool can_resume(const Run& run) { return run.saved_state.has_value(); }

Resume read_resume(const std::filesystem::path& folder) {
  Resume resume{folder.string(), read_run_without_vectors(folder), {}};
  require_state(resume.before, folder);
  resume.state = read_state(folder, *resume.before.saved_state);
  return resume;
}

std::shared_ptr<const models::TrainingState> state_for_copy(const std::filesystem::path& folder, const Run& run) {
  if (!can_resume(run)) return nullptr;
  return std::make_shared<const models::TrainingState>(read_state(folder, *run.saved_state));
}

unsigned epochs_since_best(const models::TrainingState& state) {
  const unsigned judged = state.epochs - (state.validated || state.epochs == 0 ? 0U : 1U);
  return state.best_epoch > 0 && judged > state.best_epoch ? judged - state.best_epoch : 0;
}

void check_resume(const std::filesystem::path& folder, const models::ModelOptions& now, const ValidationOptions& validation) {
  const Resume resume = read_resume(folder);
  check_resume(resume.before, now, validation);
  const auto* item2vec = std::get_if<models::Item2VecOptions>(&now);
  if (item2vec == nullptr) return;
  try {
    models::check_state(resume.state, *item2vec);
  } catch (const Error& error) {
    throw Error(error.message(), {folder.string(), 0}, error.remedy());
  }
}

void check_resume(const Run& before, const models::ModelOptions& now, const ValidationOptions& validation) {
  const auto& was = before.spec.model;
  if (was.index() != now.index()) {
    throw Error({SEGUE_TEXT("The run \"%1\" is of %2 and cannot be resumed as %3"),
                 {before.name, models::kind_of(was).name, models::kind_of(now).name}},
                {}, SEGUE_TEXT("Choose the run's own model"));
  }
  require_same(before, {}, options_of(was), options_of(now));
  // Figures of another kind could not be compared with those before.
  if (!before.validation.empty()) {
    require_same(before, "validation.", options_json(before.spec.validation), options_json(validation));
  }
  const auto* item2vec = std::get_if<models::Item2VecOptions>(&now);
  if (item2vec == nullptr || !before.saved_state) return;
  const models::TrainingState& done = before.saved_state->numbers;
  if (done.epochs >= item2vec->epochs) {
    throw Error({SEGUE_TEXT("The run \"%1\" has all its %2 epochs already"), {before.name, std::to_string(done.epochs)}}, {},
                SEGUE_TEXT("Ask for more epochs than that"));
  }
  if (item2vec->patience > 0 && epochs_since_best(done) >= item2vec->patience) {
    throw Error({SEGUE_TEXT("The patience of %1 epochs is at its end: of the run's %2 epochs, epoch %3 was the best"),
                 {std::to_string(item2vec->patience), std::to_string(done.epochs), std::to_string(done.best_epoch)}},
                {}, SEGUE_TEXT("Raise the patience, or set it to 0"));
  }
}

void check_resume(const Run& before, const data::PreparedCorpus& prepared) {
  if (before.corpus_fingerprint == prepared.corpus->fingerprint) return;
  throw Error({SEGUE_TEXT("The run \"%1\" was trained on other sequences or artists than these: the fingerprint of its corpus is "
                          "%2, not %3"),
               {before.name, before.corpus_fingerprint, prepared.corpus->fingerprint}},
              {},
              SEGUE_TEXT("Resume it on its data set, with its choices of corpus and split; or start from its vectors instead"));
}

Message describe(const Resume& resume, const models::ModelOptions& now) {
  const auto* item2vec = std::get_if<models::Item2VecOptions>(&now);
  return {SEGUE_TEXT("Resuming %1: %2 of %3 epochs are done"),
          {resume.path, std::to_string(resume.state.epochs), std::to_string(item2vec == nullptr ? 0 : item2vec->epochs)}};
}

Message evaluations_to_go(const Resume& resume, const std::filesystem::path& out) {
  std::error_code none_there;
  const bool in_place = std::filesystem::equivalent(resume.path, out, none_there);
  if (!in_place || (resume.before.evaluations.empty() && !resume.before.older_figures)) return {};
  return SEGUE_TEXT("The run's evaluations are of the vectors that it has now: they go when the resumed run takes its place");
}

}  // namespace segue::experiment
