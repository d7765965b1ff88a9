// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace segue::data {

/// How often something was met in a file, and where first. Offsets become lines only when a report is made.
struct Tally {
  const char* reason;  ///< marked with SEGUE_TEXT
  std::uint64_t count;
  std::uint64_t first_offset;  ///< of the row, in bytes from the start of the file
};

/// Tallies by reason. Merging is independent of order.
class Tallies {
 public:
  void add(const char* reason, std::uint64_t offset, std::uint64_t count = 1);
  void add(const Tallies& other);
  /// In order of first appearance in the file.
  [[nodiscard]] std::vector<Tally> sorted() const;

 private:
  std::vector<Tally> tallies_;
};

}  // namespace segue::data
