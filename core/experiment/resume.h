// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/data/corpus.h"
#include "core/experiment/run.h"
#include "core/models/training_state.h"

namespace segue::experiment {

/// A run whose training is to go on after its last whole epoch as if it had never ended: with one thread (or `deterministic`, or
/// the whole softmax) it gets the same bits as one that was trained in one go. What was learnt of an epoch that was cut short is
/// learnt again.
struct Resume {
  std::string path;
  Run before;  ///< without its vectors, which the state holds where they are needed
  models::TrainingState state;
};

/// Whether the folder of a run keeps what resuming it needs.
[[nodiscard]] bool can_resume(const Run& run);

/// Whether an option of a model, or of validation, may be another one when a run is resumed.
[[nodiscard]] bool may_change_on_resuming(std::string_view option);

/// Reads a run folder with its state. Throws Error, naming the file, for what is missing, damaged or not the run's.
[[nodiscard]] Resume read_resume(const std::filesystem::path& folder);

/// What the folder of a run keeps for resuming it, for a copy of the run that is to have other vectors and be resumed as well;
/// null where it keeps nothing. Throws Error as `read_resume`.
[[nodiscard]] std::shared_ptr<const models::TrainingState> state_for_copy(const std::filesystem::path& folder, const Run& run);

/// Epochs judged since the best one; 0 where none has been judged. One that was not measured yet does not count.
[[nodiscard]] unsigned epochs_since_best(const models::TrainingState& state);

/// Throws Error where training with these options would not go on with `before`: another kind of model, an option that must stay
/// as it is (epochs, patience, threads, keep_state, and how often is validated need not), no epoch left to train, or patience at
/// its end.
void check_resume(const Run& before, const models::ModelOptions& now, const ValidationOptions& validation);
/// The same of the run in a folder, before the data are read. Its state is read, too, and let go again: Error names what is
/// missing, damaged, or not what these options go on from.
void check_resume(const std::filesystem::path& folder, const models::ModelOptions& now, const ValidationOptions& validation);
/// Throws Error where the run was trained on other sequences or artists than these.
void check_resume(const Run& before, const data::PreparedCorpus& prepared);

/// "Resuming …: 5 of 20 epochs are done".
[[nodiscard]] Message describe(const Resume& resume, const models::ModelOptions& now);

/// That the run's evaluations, which are of the vectors it had, go when the resumed run is written to `out`; empty where it has
/// none, or stands elsewhere.
[[nodiscard]] Message evaluations_to_go(const Resume& resume, const std::filesystem::path& out);

}  // namespace segue::experiment
