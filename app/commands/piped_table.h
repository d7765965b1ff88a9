// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <cstddef>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace segue::app {

/// A table on the standard input, of which the beginning has to be looked at before all of it is read. The beginning goes to a
/// temporary file; a short table is whole then. The rest of a long one comes through the pipe behind it, or follows into the
/// file where its layout needs one.
class PipedTable {
 public:
  static constexpr std::size_t begin_bytes = std::size_t{1} << 24U;  ///< many times what a preview looks at

  /// Reads the beginning into a file in `folder`. Throws Error where that cannot be written or standard input cannot be read,
  /// Cancelled.
  PipedTable(const std::filesystem::path& folder, Progress& progress);

  /// The file: whole, or the beginning.
  [[nodiscard]] std::filesystem::path file() const;
  [[nodiscard]] bool whole() const { return whole_; }

  /// Appends what is left to the file. Throws as the constructor.
  void keep_all(Progress& progress);
  /// The error as it is to be told: of standard input, and not of the file that keeps it.
  [[nodiscard]] Error told(const Error& error) const;
  /// Makes standard input begin at the table's beginning again. Call at most once, and nothing else after it.
  void rewind();

 private:
  bool take(std::size_t bytes, Progress& progress);
  [[noreturn]] void fail(const char* reason) const;

  std::filesystem::path where_;
  QTemporaryDir folder_;  // so that the file in it can be called what it holds, in messages and reports
  QFile kept_;
  bool whole_ = false;
};

}  // namespace segue::app
