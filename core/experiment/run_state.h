// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/experiment/json.h"
#include "core/models/training_state.h"

namespace segue::experiment {

/// The state that a run's folder keeps for training to go on from. Its numbers stand in run.json, its tables in state/*.npy, or
/// in the run's own vectors where these are the same, each with its shape and fingerprint.
struct SavedState {
  struct Table {
    std::string name;  ///< "input": of models::TrainingState
    std::string file;  ///< "state/input.npy", "vectors.npy"
    std::uint64_t rows = 0, dim = 0;
    std::string fingerprint;
  };
  unsigned version = 1;  ///< of another one no more is known than what run.json says
  Json as_written = {};  ///< of another one: that
  models::TrainingState numbers = {};
  std::vector<Table> tables = {};
};

/// Files and folders of a state within a run's folder.
[[nodiscard]] const std::vector<std::string>& state_files();
inline constexpr const char* state_folder = "state";

/// What is to be said of `state`, whose run has these vectors.
[[nodiscard]] SavedState saved_state(const models::TrainingState& state, const models::Embedding& vectors);
/// Copies those vectors into a state that it leaves out since the run has them: before these change.
void fill_in_vectors(models::TrainingState& state, const models::Embedding& vectors);

void write_state(const std::filesystem::path& folder, const models::TrainingState& state);
/// Those files of a state that are not the run's vectors, as "state/name.npy": of another version all that lie in its folder.
[[nodiscard]] std::vector<std::string> own_files(const std::filesystem::path& folder, const SavedState& saved);
/// Brings them from one folder of the run to another that is to take its place. Throws Error.
void carry_state(const std::filesystem::path& from, const std::filesystem::path& to, const SavedState& saved);
/// Throws Error, naming the file, where a table is missing, cut off, or not the one that training left there.
[[nodiscard]] models::TrainingState read_state(const std::filesystem::path& folder, const SavedState& saved);

[[nodiscard]] Json saved_state_json(const SavedState& saved);
[[nodiscard]] SavedState read_saved_state(const Json& json, const JsonPath& path);

}  // namespace segue::experiment
