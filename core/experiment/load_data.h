// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/experiment/run.h"

namespace segue::experiment {

/// What a file or folder turned out to be.
enum class DataKind : std::uint8_t {
  csv_set,      ///< a 30Music CSV set
  raw_release,  ///< the raw 30Music release: folder or archive
  corpus_file,  ///< a corpus file made by an import
  table,        ///< anything else that could be a table: to be imported
};
/// Looks at names and first bytes. Throws Error where there is nothing, or a folder that holds none of these.
[[nodiscard]] DataKind recognise_data(const std::filesystem::path& path);

/// The one way in: reads whatever `spec` says. A sample is generated to `sample_folder` first, unless it is there. Throws Error,
/// Cancelled.
[[nodiscard]] data::Dataset load_data(const DataSpec& spec, const std::filesystem::path& sample_folder, Progress& progress);

}  // namespace segue::experiment
