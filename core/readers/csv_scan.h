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
#include "core/readers/csv_plain_rows.h"
#include "core/readers/csv_record.h"
#include "core/readers/csv_structure.h"
#include "core/readers/csv_table.h"
#include "core/readers/tally.h"

namespace segue::data {

/// What is counted while rows are read; the rows' own data is added by deriving from it.
struct CsvChunk {
  std::uint64_t rows = 0;       ///< read, without blank lines
  std::uint64_t irregular = 0;  ///< of them, wrong in structure
  std::uint64_t first_irregular = ~std::uint64_t{0};
  Tallies skipped;
  Tallies notes;
  bool cut_off = false;  ///< the row function found that the file's last row is incomplete

  void clear() { *this = CsvChunk(); }
};

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

/// A chunk of the file with the beginning of what follows it, and what was read there.
template <class Chunk>
struct Piece {
  Chunk chunk;
  CsvText text;
  CsvStructure structure{text};
  bool numbers = false;                ///< the text's numbers are wanted
  std::uint64_t origin = 0;            ///< offset of the text in the file
  std::uint64_t begin = 0;             ///< of the first record read
  std::uint64_t next = 0;              ///< behind the last record read
  std::uint64_t zero = no_offset;      ///< of a zero byte
  std::uint64_t unclosed = no_offset;  ///< of a quote that nothing closes
  std::uint64_t last_row = 0;
  bool stopped = false;  ///< at a long record, which may be none: where records start was only a guess

  static constexpr std::uint64_t no_offset = ~std::uint64_t{0};

  void load(const CsvTable& table, std::uint64_t offset, std::size_t size, std::size_t counted) {
    origin = offset;
    text.resize(0);
    zero = no_offset;
    extend(table, size, counted);
  }
  void extend(const CsvTable& table, std::size_t size, std::size_t counted) {
    const std::size_t known = text.size();
    text.resize(size);
    table.read_at(origin + known, {text.bytes() + known, size - known});
    text.index(counted, numbers);
    structure.forget();
    if (text.first_zero() < size) zero = origin + text.first_zero();
  }
  [[nodiscard]] bool ends_file(const CsvTable& table) const { return origin + text.size() == table.size(); }

  /// Reads the records that start in [from, end), from where the last call stopped if `from` is there. `guess`: gives up (and
  /// says so) at a record longer than some megabytes.
  template <class Sink>
  void parse(const CsvTable& table, const Columns& columns, std::uint64_t from, std::uint64_t end, bool guess, Sink& sink) {
    constexpr std::size_t longest_guess = std::size_t{1} << 22U;
    if (!stopped || from != next) {
      chunk.clear();
      begin = from;
      unclosed = no_offset;
    }
    stopped = false;
    CsvRow row;
    row.text = &text;
    auto at = static_cast<std::size_t>(from - origin);
    const auto stop = static_cast<std::size_t>(end - origin);
    const auto more = [&] {
      const std::size_t beyond = text.size() - std::min(text.size(), stop);  // little at first: nearly all records end soon
      const std::uint64_t rest = table.size() - origin;
      extend(table, static_cast<std::size_t>(std::min<std::uint64_t>(rest, text.size() + std::max<std::size_t>(8192, beyond))),
             0);
    };
    while (at < stop) {
      if (text[at] == '\n') {
        ++at;
        continue;
      }
      if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
        at += 2;
        continue;
      }
      if (CsvRows rows{text, origin, columns, at, structure.records(at, columns.count(), csv::most_fields)}; rows.count() > 0) {
        rows.keep_before(stop);
        at = rows.end();
        chunk.rows += rows.count();
        last_row = rows.offset(rows.count() - 1);
        if constexpr (requires { sink.rows(chunk, rows); }) {
          sink.rows(chunk, rows);
        } else {
          for (std::size_t r = 0; r < rows.count(); ++r) sink.row(chunk, rows[r]);
        }
        continue;
      }
      if (at + 2 > text.size() && !ends_file(table)) {
        more();
        continue;
      }
      const CsvRecord record = read_record(text, at, columns.wanted_as, row.fields.data());
      if ((record.ends_file || record.unclosed_quote) && !ends_file(table)) {
        if (guess && text.size() - at > longest_guess) {
          stopped = true;
          break;
        }
        if (text.size() - at > longest_record) fail_as_endless(table.place_at(origin + at));
        more();
        continue;
      }
      const std::uint64_t offset = origin + at;
      last_row = offset;
      at = record.next;
      if (record.unclosed_quote) {
        unclosed = origin + record.quote_offset;
        break;
      }
      ++chunk.rows;
      if (record.stray_text || record.fields != columns.count()) {
        ++chunk.irregular;
        chunk.first_irregular = std::min(chunk.first_irregular, offset);
        chunk.skipped.add(record.stray_text ? SEGUE_TEXT("text behind a closing quote")
                                            : SEGUE_TEXT("another number of fields than the header"),
                          offset);
        chunk.cut_off = record.ends_file && record.fields < columns.count();
      } else {
        row.offset = offset;
        row.ends_file = record.ends_file;
        sink.row(chunk, row);
      }
    }
    next = origin + at;
    if constexpr (requires { sink.finish(chunk); }) {
      if (!stopped) sink.finish(chunk);
    }
  }
};

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
