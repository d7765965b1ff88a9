// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/readers/byte_source.h"

namespace segue::data {

/// A stretch of a source in memory that moves on through it: parsers see whole records in it whatever the block size.
class Window {
 public:
  /// Holds `bytes` at a time (more only while a single record needs it).
  Window(ByteSource& source, std::size_t bytes);

  /// Drops the first `taken` bytes and reads on until the window is full or the source ends; where nothing was taken, the window
  /// grows to twice its size first. On all `threads` at once where the source is seekable. False where nothing is left.
  bool advance(std::size_t taken, unsigned threads);

  [[nodiscard]] std::string_view text() const { return {buffer_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }  ///< of text()[0] in the source
  [[nodiscard]] bool ends_source() const { return ended_; }       ///< nothing follows text()

 private:
  ByteSource& source_;
  std::unique_ptr<char[]> buffer_;  // not zeroed
  std::size_t capacity_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace segue::data
