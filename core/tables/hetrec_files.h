// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/readers/byte_source.h"

namespace segue::tables {

/// The files of HetRec 2011 Last.fm by their names, in a folder or an archive. They have some 10 MB: those of an archive, which
/// lie in it in any order, are kept in memory.
class HetrecFiles {
 public:
  /// `path`: the folder, one of its files, or an archive, which is read to its end. Throws Error where there are no artists or no
  /// plays, or the archive has a file twice, or one of more than 64 MiB; Cancelled. `heeded` must outlive this.
  HetrecFiles(const std::filesystem::path& path, const Progress* heeded);

  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] std::unique_ptr<data::ByteSource> open(const std::string& name) const;
  /// What else lies in the archive.
  [[nodiscard]] const std::vector<std::string>& others() const { return others_; }

 private:
  struct Kept {
    std::string path;  ///< as messages call it
    std::string bytes;
  };
  void keep_archive(const std::filesystem::path& path);

  const Progress* heeded_;
  std::filesystem::path folder_;      // empty: an archive
  std::map<std::string, Kept> kept_;  // of an archive
  std::vector<std::string> others_;
};

}  // namespace segue::tables
