// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/load_report.h"

namespace segue::tables {

/// The beginning of a row, fit to be shown: one line, at most 120 bytes, valid UTF-8, no control characters.
[[nodiscard]] std::string excerpt(std::string_view row);

/// Counts by reason with the first line and what stood there. The lines of a block count from 0 until it is merged.
class Oddities {
 public:
  /// `reason` is marked with SEGUE_TEXT.
  void add(const char* reason, std::uint64_t line, std::string_view row, std::uint64_t count = 1);
  /// Those of a block that starts at line `first_line`. Blocks come in the order of the file.
  void add(const Oddities& block, std::uint64_t first_line);
  void clear() { list_.clear(); }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] const std::vector<data::Skipped>& list() const { return list_; }

 private:
  data::Skipped* find(const char* reason);
  std::vector<data::Skipped> list_;
};

}  // namespace segue::tables
