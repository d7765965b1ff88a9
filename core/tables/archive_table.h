// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/load_report.h"
#include "core/readers/archive.h"
#include "core/readers/byte_source.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// Whether this is a file, and no pipe that looking into would disturb, and data::is_archive. Throws Error where it is named like
/// an archive and is none (a page that says why it could not be downloaded, say).
[[nodiscard]] bool is_archive_file(const std::filesystem::path& path);

/// What of an archive is read.
struct ArchiveContents {
  Layout layout = Layout::table;  ///< another where it holds listens of ListenBrainz, slices of playlists or HetRec 2011
  std::string member;             ///< the table's path within the archive
};

/// Looks through an archive up to what is known by its files' names (ListenBrainz, Million Playlist Dataset, HetRec 2011, last.fm
/// 1K and 360K), else to its end, for the one file in it or the one table among others. Decompresses what it passes. Throws Error
/// for other archives, saying what they hold and what to do with it; Cancelled.
[[nodiscard]] ArchiveContents look_into_archive(const std::filesystem::path& path, const Progress* heeded = nullptr);

/// As data::open_bytes; of an archive the table in it. Throws Error where the archive holds another layout.
[[nodiscard]] std::unique_ptr<data::ByteSource> open_table(const std::filesystem::path& path, const Progress* heeded = nullptr);

/// The files that lie in an archive beside the table that `source` (of open_table) has been read of to its end, but those that
/// say something about data (README). Reads the archive to its end, so that damage there is met. Empty for plain files.
[[nodiscard]] std::vector<std::string> files_beside(data::ByteSource& source);

/// The paths of the files of an archive whose names (without folders) are wanted, in the order they lie in it. Quick where the
/// archive is not compressed as a whole. Throws Error, Cancelled.
[[nodiscard]] std::vector<std::string> paths_in_archive(const std::filesystem::path& path,
                                                        const std::function<bool(const std::string& name)>& wanted,
                                                        const Progress* heeded);

/// The files of an archive whose names (without folders) are wanted, one after another in the order they lie in it.
class ArchiveFiles {
 public:
  /// Throws Error when it is no archive or cannot be read.
  ArchiveFiles(const std::filesystem::path& path, std::function<bool(const std::string& name)> wanted, const Progress* heeded);

  /// The bytes of the next one, decompressed where it is compressed within the archive, too; null at the end. The source before
  /// is no longer to be used. Throws Error, Cancelled.
  [[nodiscard]] std::unique_ptr<data::ByteSource> next();
  /// Paths of what was not wanted so far, but what says something about data (README).
  [[nodiscard]] const std::vector<std::string>& others() const { return others_; }

  [[nodiscard]] std::uint64_t compressed_size() const { return archive_.compressed_size(); }
  [[nodiscard]] std::uint64_t compressed_read() const { return archive_.compressed_read(); }

 private:
  data::Archive archive_;
  std::function<bool(const std::string& name)> wanted_;
  const Progress* heeded_;
  std::vector<std::string> others_;
};

/// A line in the report for each file of an archive that is not read; of many, for the first.
void report_others(const std::vector<std::string>& others, data::LoadReport& report);

}  // namespace segue::tables
