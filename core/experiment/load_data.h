// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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
/// Looks at names and first bytes; an archive may take seconds. Throws Error where there is nothing, or a folder that holds none
/// of these; Cancelled.
[[nodiscard]] DataKind recognise_data(const std::filesystem::path& path, const Progress& progress = Progress());

/// The one way in: reads whatever `spec` says. A sample is generated to `sample_folder` first, unless it is there. A table that
/// `spec.table` says nothing of is imported with everything as it is detected. Throws Error, Cancelled.
[[nodiscard]] data::Dataset load_data(const DataSpec& spec, const std::filesystem::path& sample_folder, Progress& progress);

/// `spec` for data that lies elsewhere: no sample any more; still the same table, unless what lies there is no table. Throws as
/// recognise_data does.
[[nodiscard]] DataSpec moved_to(const DataSpec& spec, const std::filesystem::path& path);

/// Files picked together by hand.
struct PickedData {
  DataKind kind = DataKind::table;
  std::filesystem::path path;  ///< the file, or the folder that stands for all of them
};
/// One file is what recognise_data says of it. Several are a CSV set (by their columns, whatever their names) or belong to the
/// data set of their folder. Throws Error where they are neither, or where there is none.
[[nodiscard]] PickedData recognise_files(const std::vector<std::filesystem::path>& files, const Progress& progress = Progress());
/// Reads them; a table as load_data does. Throws Error, Cancelled.
[[nodiscard]] data::Dataset load_files(const std::vector<std::filesystem::path>& files, Progress& progress);

}  // namespace segue::experiment
