// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/experiment/run.h"

namespace segue::experiment {

/// The shortest digits that read back to the same double; "nan", "inf".
[[nodiscard]] std::string exact(double value);

// The tables of a run folder: comma-separated, one header line. Readers throw Error with file and line.
void write_history(const std::filesystem::path& path, const std::vector<TrainingSample>& history);
[[nodiscard]] std::vector<TrainingSample> read_history(const std::filesystem::path& path);
/// `k`: of hit@k, which the columns are named by.
void write_validation(const std::filesystem::path& path, const std::vector<ValidationSample>& validation, unsigned k);
[[nodiscard]] std::vector<ValidationSample> read_validation(const std::filesystem::path& path, unsigned k);
void write_triplets(const std::filesystem::path& path, const std::vector<models::SingularTriplet>& triplets);
[[nodiscard]] std::vector<models::SingularTriplet> read_triplets(const std::filesystem::path& path);

}  // namespace segue::experiment
