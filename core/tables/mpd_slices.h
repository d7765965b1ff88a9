// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/tables/archive_table.h"

namespace segue::tables {

/// One slice of the Million Playlist Dataset.
struct MpdSlice {
  std::string path;         ///< as messages call it
  std::string text;         ///< its JSON
  std::uint32_t place = 0;  ///< among all slices, in the order of their numbers
  std::uint64_t progress = 0;
  std::exception_ptr failed;  ///< an Error where the archive could not be read on; the last one then

  [[nodiscard]] std::string file() const { return std::filesystem::path(path).filename().string(); }
};

/// The slices at a path: those below a folder by their numbers, those of an archive (or other .json files, where none is named
/// like a slice) as they lie in it, with what their place by numbers is, or one file.
class MpdSlices {
 public:
  /// Throws Error where there are none in a folder. `progress` must outlive this.
  MpdSlices(const std::filesystem::path& path, const Progress& progress);

  /// Of all MpdSlice::progress, and in which unit.
  [[nodiscard]] std::uint64_t total() const;
  [[nodiscard]] const char* unit() const;

  /// The next one; its text only where it lies in an archive. One thread at a time. Throws Error where an archive has none;
  /// Cancelled.
  [[nodiscard]] bool next(MpdSlice& slice);
  /// Reads the text of one that has none yet. Any thread. Throws Error (also for more than 1 GiB), Cancelled.
  void read(MpdSlice& slice) const;
  /// What else lies in the archive.
  [[nodiscard]] std::vector<std::string> others() const;
  /// How many there are.
  [[nodiscard]] std::uint32_t count() const;

 private:
  bool next_of_archive(MpdSlice& slice);

  std::filesystem::path path_;
  const Progress& progress_;
  std::vector<std::filesystem::path> files_;
  std::size_t at_ = 0;  // so many have been given out
  std::unique_ptr<ArchiveFiles> archive_;
  std::uint64_t told_ = 0;             // of the archive's bytes
  std::vector<std::uint32_t> places_;  // of the archive's slices, as they lie in it
  bool ended_ = false;
};

/// The beginning of the first slice at `path`, for a preview. Throws Error, Cancelled.
[[nodiscard]] std::string mpd_head(const std::filesystem::path& path, const Progress* heeded);

}  // namespace segue::tables
