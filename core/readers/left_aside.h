// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/data/load_report.h"

namespace segue::data {

/// What lies where a data set is and is named like one of its files, and is not read.
struct LeftAside {
  std::filesystem::path path;
  const char* reason;  ///< marked with SEGUE_TEXT
};

/// Each with a line of its own in the report, so that nobody takes it for read.
inline void report_left_aside(const std::vector<LeftAside>& aside, LoadReport& report) {
  for (const LeftAside& left : aside) {
    FileReport& file = report.files.emplace_back();
    file.file = left.path.filename().string();
    file.skipped.push_back({left.reason, 1, 0, {}});
  }
}

}  // namespace segue::data
