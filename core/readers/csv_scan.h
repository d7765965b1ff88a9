// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/readers/csv_piece.h"
#include "core/readers/csv_record.h"
#include "core/readers/csv_table.h"
#include "core/readers/tally.h"

namespace segue::data {

struct CsvScanOptions {
  unsigned threads = 0;
  std::size_t chunk_bytes =
      std::size_t{96} << 10U;  ///< at most 2^30; with its bit maps and its results in a core's level-2 cache
};

/// Checks and counts that concern the file as a whole, gathered over all chunks.
struct CsvScan {
  std::uint64_t rows = 0;
  std::uint64_t irregular = 0;
  std::uint64_t first_irregular = ~std::uint64_t{0};  ///< offset of the first row wrong in structure
  Tallies skipped;
  Tallies notes;
  LineCounts lines;
};

namespace csv {

/// Lets workers that took numbers in order do something in that order.
class Turns {
 public:
  /// Waits until `turn` is due; false when another worker gave up.
  [[nodiscard]] bool wait(std::uint64_t turn);
  void pass(std::uint64_t turn);  ///< `turn` is over
  void give_up();

 private:
  std::atomic<std::uint64_t> due_{0};
};

/// The start of the first record in the first `size` bytes, where `quoted` says whether the text begins within quotes and
/// `after_line` whether behind a line feed; `size` where there is none.
[[nodiscard]] std::size_t record_start(const CsvText& text, std::size_t size, bool quoted, bool after_line);
/// Throws where more than one row in twenty is irregular, or all rows are.
void check_structure(const CsvTable& table, const CsvScan& scan);
[[noreturn]] void fail_as_unclosed(const CsvTable& table, std::uint64_t quote_offset);
[[noreturn]] void fail_as_truncated(const CsvTable& table, std::uint64_t row_offset);

}  // namespace csv

/// Reads all rows of a table on all cores into a Sink:
///
///     static constexpr bool wants_lists = true;      // rows hold lists of many numbers (may be missing)
///     struct Chunk : CsvChunk { … void clear(); };   // what one thread has read of one chunk of the file; used again
///     void row(Chunk&, const CsvRow&);               // a well-formed row; several threads, each with a Chunk of its own
///     void rows(Chunk&, const csv::CsvRows&);        // the same for many (may be missing)
///     void finish(Chunk&);                           // after the last row of a chunk (may be missing)
///     bool fits(const Chunk&);                       // false: `grow` is called before `place`
///     void grow(const Chunk&, double done);          // alone; `done`: the share of the file that has been placed
///     void place(Chunk&);                            // in file order: says where the chunk's results go
///     void copy(Chunk&);                             // puts them there; several threads
///
/// Each thread takes the next chunk, reads it into memory of its own, finds its structure, and parses it while it is still in
/// the cache. Whether a chunk starts within quotes follows from the number of quotes before it in a well-formed file, so it
/// waits for no more than the counts of the chunks before it. Where those did not end where this one began (a stray quote), it
/// is parsed again from there: the result is always that of reading from front to back. Bounded by the parsing of numbers.
///
/// Throws Error (zero byte, unclosed quote, last row cut off, more than 5 % of rows irregular, a file that became shorter) and
/// Cancelled.
template <class Sink>
CsvScan scan_rows(const CsvTable& table, const std::vector<std::size_t>& columns, const CsvScanOptions& options,
                  Progress& progress, Sink& sink) {
  using Piece = csv::Piece<typename Sink::Chunk>;
  constexpr std::uint64_t ahead = 2048;  // what is read beyond a chunk at once: most of its last record
  const csv::Columns wanted(table.columns().size(), columns);
  const std::uint64_t first = table.data_begin();
  const std::uint64_t chunk_bytes = std::clamp<std::size_t>(options.chunk_bytes, 1, std::size_t{1} << 30U);
  const std::uint64_t count = (table.size() - first + chunk_bytes - 1) / chunk_bytes;
  const auto edge = [&](std::uint64_t i) { return std::min(first + i * chunk_bytes, table.size()); };

  CsvScan scan;
  scan.lines = {first, chunk_bytes, {}};
  std::atomic<std::uint64_t> next_chunk{0};
  // Of the chunks counted so far, in order:
  csv::Turns counted;
  std::uint64_t lines = count > 0 ? table.place_at(first).line - 1 : 0;
  bool odd_quotes = false;
  bool after_line = true;
  std::atomic<bool> correction{false};  // the quotes before the chunks to come are odd in number, and yet all closed
  // Of the chunks placed so far:
  csv::Turns placed;
  std::uint64_t position = first;
  std::shared_mutex copying;

  const auto work = [&](Piece& piece, std::uint64_t i) {
    progress.throw_if_cancelled();
    const std::uint64_t begin = edge(i);
    const std::uint64_t end = edge(i + 1);
    const auto size = static_cast<std::size_t>(end - begin);
    piece.load(table, begin, static_cast<std::size_t>(std::min(end + ahead, table.size()) - begin), size);
    if (!counted.wait(i)) return false;
    const bool quoted = odd_quotes != correction.load();
    const bool at_line = after_line;
    odd_quotes = odd_quotes != (piece.text.quotes() % 2 != 0);
    const bool odd_quotes_behind = odd_quotes;
    after_line = piece.text[size - 1] == '\n';
    scan.lines.lines_before.push_back(lines);
    lines += piece.text.lines();
    counted.pass(i);

    piece.stopped = false;
    const std::uint64_t guess = begin + (i == 0 ? 0 : csv::record_start(piece.text, size, quoted, at_line));
    piece.parse(table, wanted, guess, end, true, sink);

    if (!placed.wait(i)) return false;
    if (piece.zero == Piece::no_offset && position < end && (piece.begin != position || piece.stopped)) {
      const bool wrong = piece.begin != position;
      if (wrong) piece.stopped = false;
      piece.parse(table, wanted, wrong ? position : piece.next, end, false, sink);
      if (wrong) {
        const std::string_view over = piece.text.view().substr(size, static_cast<std::size_t>(piece.next - end));
        correction.store(odd_quotes_behind != (count_byte(over, '"') % 2 != 0));
      }
    } else if (position >= end) {
      piece.chunk.clear();
      piece.unclosed = Piece::no_offset;
      piece.next = position;
    }
    if (piece.zero != Piece::no_offset) fail_as_binary(table.place_at(piece.zero));
    if (piece.unclosed != Piece::no_offset) csv::fail_as_unclosed(table, piece.unclosed);
    if (piece.chunk.cut_off) csv::fail_as_truncated(table, piece.last_row);
    position = piece.next;
    scan.rows += piece.chunk.rows;
    scan.irregular += piece.chunk.irregular;
    scan.first_irregular = std::min(scan.first_irregular, piece.chunk.first_irregular);
    scan.skipped.add(piece.chunk.skipped);
    scan.notes.add(piece.chunk.notes);
    if (!sink.fits(piece.chunk)) {
      const std::unique_lock alone(copying);
      sink.grow(piece.chunk, static_cast<double>(end - first) / static_cast<double>(table.size() - first));
    }
    sink.place(piece.chunk);
    const std::shared_lock with_others(copying);
    placed.pass(i);
    sink.copy(piece.chunk);
    progress.advance(end - begin);
    return true;
  };
  parallel_workers(static_cast<unsigned>(std::min<std::uint64_t>(thread_count(options.threads), count)), [&](unsigned) {
    try {
      Piece piece;
      if constexpr (requires { Sink::wants_lists; }) piece.numbers = Sink::wants_lists;
      for (std::uint64_t i = next_chunk.fetch_add(1); i < count; i = next_chunk.fetch_add(1)) {
        if (!work(piece, i)) return;
      }
    } catch (...) {
      counted.give_up();
      placed.give_up();
      throw;
    }
  });
  csv::check_structure(table, scan);
  return scan;
}

/// Room for what a chunk adds to `values`, and for the rest of the file if it goes on like that.
template <class Values>
void make_room(Values& values, std::size_t more, double done) {
  const std::size_t needed = values.size() + more;
  if (needed > values.capacity())
    values.reserve(std::max(needed, static_cast<std::size_t>(1.03 * static_cast<double>(needed) / done)));
}

}  // namespace segue::data
