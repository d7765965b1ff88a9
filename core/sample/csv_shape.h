// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/sample/world.h"

namespace segue::data::sample {

/// The files that write_csv_shape makes.
[[nodiscard]] const std::vector<std::string>& csv_shape_files();

/// Writes the sample to a folder as a 30Music CSV set. Streams; throws Error, Cancelled.
void write_csv_shape(const std::filesystem::path& folder, const World& world, Progress& progress);

}  // namespace segue::data::sample
