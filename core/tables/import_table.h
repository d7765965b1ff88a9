// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// Whether a path to be written names a corpus file: it ends in .segue, in any case. Anything else is a folder for a CSV set.
[[nodiscard]] bool names_corpus_file(const std::filesystem::path& path);

struct ImportOptions {
  unsigned threads = 0;  ///< worker threads; 0: all cores
  std::uint64_t memory_bytes = std::uint64_t{4}
                               << 30U;              ///< for plays in memory; what exceeds it is sorted through temporary files
  std::filesystem::path temporary;                  ///< folder for them; empty: beside the corpus file, or the system's
  std::size_t block_bytes = std::size_t{1} << 20U;  ///< of text that a thread takes at a time; the result does not depend on it
  std::filesystem::path
      names;  ///< folder for what the table calls users, artists and tracks (names_folder.h); empty: not written
};

/// Reads a table (or the files of a known layout) into a data set. Names become ids in order of first appearance. Rows that
/// cannot be used are counted with line and reason. Plays per user and artist are kept in `Dataset::plays` where rows have
/// counts. `path` may be a pipe; "-" stands for the standard input. Throws Error with file and line, Cancelled. The result does
/// not depend on threads.
[[nodiscard]] data::Dataset import_table(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options,
                                         Progress& progress);

/// Where temporary files of an import to `out` go: as `options` say, beside a corpus file (".segue"), else to the system's place.
[[nodiscard]] std::filesystem::path temporary_folder(const ImportOptions& options, const std::filesystem::path& out);

/// The same into a corpus file (core/readers/corpus_file.h), in memory that does not grow with rows beyond `memory_bytes` plus
/// the dictionaries of names. Returns the report.
data::LoadReport import_to_corpus_file(const std::filesystem::path& path, const TableSpec& spec, const std::filesystem::path& out,
                                       const ImportOptions& options, Progress& progress);

}  // namespace segue::tables
