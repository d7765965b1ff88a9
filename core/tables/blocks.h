// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/tables/cut.h"
#include "core/tables/encoding.h"

namespace segue::tables {

/// A row longer than this is an error: it keeps memory bounded whatever the file is.
inline constexpr std::size_t longest_row = std::size_t{1} << 26U;

/// Some whole rows of a text.
struct Block {
  enum class Failure : std::uint8_t { none, row_too_long, unclosed_quote };

  std::unique_ptr<char[]> buffer;
  std::size_t capacity = 0;
  std::string_view text;
  Failure failure = Failure::none;  ///< what follows `text`: rows cannot be told apart from here on
  std::size_t failure_at = 0;       ///< where in `buffer`

  [[nodiscard]] std::string_view up_to_failure() const { return {buffer.get(), failure_at}; }
};

/// Cuts a text to blocks of whole rows. Quotes are followed exactly, at the speed of finding them: a line end within quotes never
/// ends a block.
class Blocks {
 public:
  Blocks(DecodedText& text, const Cut& cut, std::size_t block_bytes);
  /// False at the end. The block's buffer is used again where it is large enough. Throws what the source throws.
  bool next(Block& block);

 private:
  /// Behind the last whole row of `text`, or 0; `open` is where a quote opens that is not closed, or npos.
  [[nodiscard]] std::size_t rows_end(std::string_view text, bool last, std::size_t& open) const;

  DecodedText& source_;
  Cut cut_;
  std::size_t block_bytes_;
  std::string rest_;
  bool ended_ = false;
};

/// Behind the last line end of `text`, or 0. A carriage return at the very end counts only where nothing follows (`last`), since
/// a line feed may belong to it.
[[nodiscard]] std::size_t last_line_end(std::string_view text, bool last);

/// Works through a stream of items on all threads and merges the results in the stream's order: `next(item)` is called by one
/// thread at a time and gives false at the end; `work(item, result)` runs on all; `merge(item, result)` is called by one thread
/// at a time, in order. Items and results are used again. The first exception ends all and is rethrown.
template <class Item, class Result, class Next, class Work, class Merge>
void in_order(unsigned threads, Next next, Work work, Merge merge) {
  std::mutex reading;
  std::mutex merging;
  std::condition_variable turn;
  std::uint64_t taken = 0;   // guarded by reading
  std::uint64_t merged = 0;  // guarded by merging
  bool ended = false;        // guarded by reading
  bool failed = false;       // guarded by merging
  const auto fail = [&] {
    const std::lock_guard lock(merging);
    failed = true;
    turn.notify_all();
  };
  parallel_workers(thread_count(threads), [&](unsigned) {
    Item item;
    Result result;
    try {
      for (;;) {
        std::uint64_t number = 0;
        {
          const std::lock_guard lock(reading);
          if (ended) return;
          if (!next(item)) {
            ended = true;
            return;
          }
          number = taken++;
        }
        work(item, result);
        std::unique_lock lock(merging);
        turn.wait(lock, [&] { return failed || merged == number; });
        if (failed) return;
        try {
          merge(item, result);
        } catch (...) {
          failed = true;
          turn.notify_all();
          throw;
        }
        ++merged;
        turn.notify_all();
      }
    } catch (...) {
      {
        const std::lock_guard lock(reading);
        ended = true;
      }
      fail();
      throw;
    }
  });
}

}  // namespace segue::tables
