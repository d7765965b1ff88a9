// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/readers/byte_source.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// What of an archive is read.
struct ArchiveContents {
  Layout layout = Layout::table;  ///< listenbrainz where it holds listens
  std::string member;             ///< the table's path within the archive
};

/// Looks through an archive: at the first listens of ListenBrainz or table of a data set that is known by its files' names
/// (last.fm 1K and 360K), else to its end, for the one file in it or the one table among others. Decompresses what it passes.
/// Throws Error for other archives, saying what they hold and what to do with it; Cancelled.
[[nodiscard]] ArchiveContents look_into_archive(const std::filesystem::path& path, const Progress* heeded = nullptr);

/// As data::open_bytes; of an archive the table in it, which must not be listens.
[[nodiscard]] std::unique_ptr<data::ByteSource> open_table(const std::filesystem::path& path, const Progress* heeded = nullptr);

/// The files that lie in an archive beside the table that `source` (of open_table) has been read of to its end, but those that
/// say something about data (README). Reads the archive to its end, so that damage there is met. Empty for plain files.
[[nodiscard]] std::vector<std::string> files_beside(data::ByteSource& source);

/// Throws Error where `path` is an archive: a data set of several files is read from its folder.
void refuse_archive(const std::filesystem::path& path);

}  // namespace segue::tables
