// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/data/load_report.h"
#include "core/readers/byte_source.h"
#include "core/readers/window.h"

namespace segue::data::raw {

/// What was met in a file, how often and where first, by reason. Merging does not depend on order.
class LineNotes {
 public:
  /// `text`: the line; only its beginning is kept, of the first one.
  void add(const char* reason, std::uint64_t line, std::string_view text, std::uint64_t count = 1);
  void append(const LineNotes& block, std::uint64_t lines_before);
  [[nodiscard]] std::vector<Skipped> sorted() const;  ///< in order of first appearance
  [[nodiscard]] bool empty() const { return notes_.empty(); }

 private:
  std::vector<Skipped> notes_;
};

/// What became of a line.
enum class Line : std::uint8_t {
  kept,
  skipped,    ///< a record that cannot be used; the row function has counted it
  malformed,  ///< no record at all
};

/// What is counted while the lines of a block are read; the rows' own data is added by deriving from it. Lines are numbered
/// from 1 within the block.
struct LineBlock {
  std::uint64_t lines = 0;
  std::uint64_t rows = 0;  ///< lines that are not blank
  std::uint64_t kept = 0;
  std::uint64_t malformed = 0;
  std::uint64_t first_malformed = 0;
  std::uint64_t zero_byte = 0;  ///< the line with the first one; 0: none
  bool cut_off = false;         ///< the last line has no end and is malformed
  LineNotes skipped;
  LineNotes notes;
};

struct LineScanOptions {
  unsigned threads = 0;
  std::size_t block_bytes = std::size_t{1} << 20U;
  std::size_t longest_line = std::size_t{64} << 20U;     ///< longer ones are counted and passed over, in bounded memory
  std::uint64_t endless_line = std::uint64_t{4} << 30U;  ///< no line at all: an Error
};

/// What was read of one file.
struct FileScan {
  std::string name;  ///< of the source, for messages
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::uint64_t rows = 0;
  std::uint64_t kept = 0;
  std::uint64_t malformed = 0;
  std::uint64_t first_malformed = 0;
  LineNotes skipped;
  LineNotes notes;
  [[nodiscard]] Place place(std::uint64_t line) const { return {name, line}; }
};

/// Goes through a source in windows of whole lines, divided into blocks for the threads.
class LineScan {
 public:
  LineScan(ByteSource& source, const char* phase, const LineScanOptions& options, Progress& progress);

  /// The next blocks of whole lines (the file's last one may lack its end); none at the end.
  [[nodiscard]] const std::vector<std::string_view>& next();
  [[nodiscard]] unsigned threads() const { return threads_; }
  [[nodiscard]] std::uint64_t lines_before() const { return scan_.lines; }
  /// Adds a block's counts. Throws Error for a zero byte or a file that was cut off.
  void take(const LineBlock& block);
  /// Throws Error where more than one line in twenty is malformed or none can be used. An empty file is noted as skipped.
  [[nodiscard]] FileScan finish();

 private:
  void pass_over_line();
  void show_progress();

  ByteSource& source_;
  Progress& progress_;
  LineScanOptions options_;
  unsigned threads_;
  Window window_;
  std::vector<std::string_view> blocks_;
  std::size_t used_ = 0;  // of the window
  std::uint64_t shown_ = 0;
  FileScan scan_;
};

/// Calls `row(block, line, number)` for each line of `text` that is not blank.
template <class Block, class Row>
void read_block(std::string_view text, Block& block, Row& row) {
  const char* p = text.data();
  const char* const end = p + text.size();
  const void* const zero = std::memchr(p, 0, text.size());
  while (p < end) {
    const void* const found = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
    const char* const line_end = found != nullptr ? static_cast<const char*>(found) : end;
    std::string_view line(p, static_cast<std::size_t>(line_end - p));
    const std::uint64_t number = ++block.lines;
    if (zero != nullptr && block.zero_byte == 0 && zero < static_cast<const void*>(line_end)) {
      block.zero_byte = number;
      return;
    }
    p = found != nullptr ? line_end + 1 : end;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    ++block.rows;
    const Line result = row(block, line, number);
    if (result == Line::kept) ++block.kept;
    if (result != Line::malformed) continue;
    if (block.malformed++ == 0) block.first_malformed = number;
    block.cut_off = found == nullptr;
    block.skipped.add(SEGUE_TEXT("a line that is no record"), number, line);
  }
}

/// Reads all lines of a source on all cores: `row(block, line, number)` returns what became of a line, with a Block (derived from
/// LineBlock) that no other thread has; `merge(block, lines_before)` is called on the caller's thread in file order, while the
/// text that the lines lie in is still there. Memory: a few blocks per thread, more only for a line longer than that.
///
/// Throws Error (zero byte, cut off within its last line, more than 5 % of the lines no records) and Cancelled.
template <class Block, class Row, class Merge>
FileScan scan_lines(ByteSource& source, const char* phase, const LineScanOptions& options, Progress& progress, Row row,
                    Merge merge) {
  LineScan scan(source, phase, options, progress);
  std::vector<Block> blocks;
  for (;;) {
    const std::vector<std::string_view>& texts = scan.next();
    if (texts.empty()) return scan.finish();
    blocks.clear();
    blocks.resize(texts.size());
    parallel_ranges(texts.size(), 1, scan.threads(), [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        progress.throw_if_cancelled();
        read_block(texts[i], blocks[i], row);
      }
    });
    for (Block& block : blocks) {
      const std::uint64_t before = scan.lines_before();
      scan.take(block);
      merge(block, before);
    }
  }
}

}  // namespace segue::data::raw
