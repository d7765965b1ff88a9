// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/base/temporary_file.h"
#include "core/tables/sequence_builder.h"

namespace segue::tables {

/// A sorted run of plays in a temporary file: groups in ascending order, each as
///   group − the one before, number of plays, first key (zigzag), then for each play: item, and key − the one before
/// in variable-length numbers of 7 bits a byte.
struct Run {
  std::uint64_t begin = 0, end = 0;  ///< bytes in the file
};

/// Appends sorted plays as a run. Throws Error, Cancelled.
Run write_run(std::span<const Play> plays, TemporaryFile& file, const Progress* progress);

/// A play within its group.
struct Entry {
  std::int64_t key;
  std::int32_t item;
};

/// Reads a run back, group by group.
class RunReader {
 public:
  /// `buffer` bytes are read at a time.
  RunReader(const TemporaryFile& file, const Run& run, std::size_t buffer);

  /// Moves on to the next group, all plays of the current one having been read; false at the end.
  bool next_group();
  [[nodiscard]] std::uint32_t group() const { return group_; }
  [[nodiscard]] std::uint64_t left() const { return left_; }  ///< plays of the group that have not been read
  /// The next play of the group.
  [[nodiscard]] Entry next() {
    if (size_ - at_ < longest_entry) refill();
    const auto item = static_cast<std::int32_t>(static_cast<std::uint32_t>(number()));
    key_ += number();
    --left_;
    return {static_cast<std::int64_t>(key_), item};
  }

 private:
  static constexpr std::size_t longest_entry = 32;  ///< a group's beginning or a play: at most 25 bytes

  void refill();
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<std::uint64_t>(buffer_[at_++]);
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
  }

  const TemporaryFile* file_;
  std::uint64_t offset_;  ///< in the file, of what follows the buffer
  std::uint64_t end_;
  std::vector<std::byte> buffer_;
  std::size_t at_ = 0, size_ = 0;
  std::uint32_t group_ = 0;
  std::uint64_t left_ = 0;
  std::uint64_t key_ = 0;
};

}  // namespace segue::tables
