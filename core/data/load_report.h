// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace segue::data {

/// Rows (or list entries) of one file that were left out for one reason.
struct Skipped {
  const char* reason;  ///< English, marked with SEGUE_TEXT
  std::uint64_t count = 0;
  std::uint64_t first_line = 0;  ///< 1-based line of the first one; 0: what is counted has no line of its own
  std::string first_text;        ///< its beginning, at most 120 bytes, cut at a character, control characters replaced
};

/// What became of one file.
struct FileReport {
  std::string file;  ///< name without folder
  std::uint64_t bytes = 0;
  std::uint64_t rows_read = 0;  ///< data rows, without the header
  std::uint64_t rows_kept = 0;
  std::vector<Skipped> skipped;  ///< in order of first appearance
  std::vector<Skipped> notes;    ///< counted oddities that lost nothing (an id written as 12.0, a name without quotes)
};

/// What was read, what was left out and why.
struct LoadReport {
  std::vector<FileReport> files;
  double seconds = 0;
  std::uint64_t bytes = 0;
};

}  // namespace segue::data
