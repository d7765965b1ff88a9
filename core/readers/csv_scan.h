// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/readers/csv_record.h"
#include "core/readers/csv_table.h"
#include "core/readers/tally.h"

namespace segue::data {

inline constexpr std::size_t most_wanted_columns = 4;

/// One data row with the number of fields that the header has; handed to the reader's row function.
struct CsvRow {
  std::uint64_t offset = 0;                          ///< of its first byte in the file
  std::array<CsvField, most_wanted_columns> fields;  ///< the wanted columns, in the order asked for
  bool ends_file = false;                            ///< no line end follows: a literal left open here was cut off
};

/// What is counted while rows are read; the rows' own data is added by deriving from it.
struct CsvChunk {
  std::uint64_t rows = 0;       ///< read, without blank lines
  std::uint64_t irregular = 0;  ///< of them, wrong in structure
  std::uint64_t first_irregular = ~std::uint64_t{0};
  Tallies skipped;
  Tallies notes;
  bool cut_off = false;  ///< the row function found that the file's last row is incomplete
};

struct CsvScanOptions {
  unsigned threads = 0;
  std::size_t chunk_bytes = std::size_t{1} << 20U;
};

/// Checks and counts that concern the file as a whole, gathered over all chunks.
struct CsvScan {
  std::uint64_t rows = 0;
  std::uint64_t irregular = 0;
  std::uint64_t first_irregular = ~std::uint64_t{0};  ///< offset of the first row wrong in structure
  Tallies skipped;
  Tallies notes;
};

namespace csv {

/// Throws for a zero byte in [begin, end).
void check_text(const CsvTable& table, std::size_t begin, std::size_t end);
/// The start of the first record at or behind `at`, where `quoted` says whether `at` lies within quotes.
[[nodiscard]] std::size_t record_start(std::string_view text, std::size_t at, bool quoted);
/// Throws where more than one row in twenty is irregular, or all rows are.
void check_structure(const CsvTable& table, const CsvScan& scan);
[[noreturn]] void fail_as_unclosed(const CsvTable& table, std::size_t quote_offset);
[[noreturn]] void fail_as_truncated(const CsvTable& table, std::size_t row_offset);

}  // namespace csv

/// Reads all rows of a table on all cores: `row(chunk, csv_row)` is called for each well-formed row with a Chunk (derived from
/// CsvChunk) that no other thread has; `merge(std::move(chunk))` is called on the caller's thread, in file order.
///
/// The file is taken in windows of some chunks per thread. Whether a chunk starts within quotes follows from the number of
/// quotes before it in a well-formed file, so all chunks of a window are parsed at once from the record starts computed in that
/// way. Where a chunk's parse does not end where the next one began (a stray quote), the next one is parsed again from there:
/// the result is always that of reading from front to back. Bounded by memory bandwidth only for unneeded columns; else by
/// parsing numbers, at several hundred MB/s per core.
///
/// Throws Error (zero byte, unclosed quote, last row cut off, more than 5 % of rows irregular) and Cancelled.
template <class Chunk, class RowFunction, class Merge>
CsvScan scan_rows(const CsvTable& table, const std::vector<std::size_t>& columns, const CsvScanOptions& options,
                  Progress& progress, RowFunction row, Merge merge) {
  struct Piece {
    Chunk chunk;
    std::size_t begin = 0;  ///< of the first record read
    std::size_t next = 0;   ///< behind the last record read
    bool unclosed = false;
    std::size_t quote_offset = 0;
    std::size_t last_row = 0;
  };
  const std::string_view text = table.text();
  std::vector<std::int8_t> wanted_as(table.columns().size(), -1);
  for (std::size_t i = 0; i < columns.size(); ++i) wanted_as[columns[i]] = static_cast<std::int8_t>(i);
  const std::size_t chunk_bytes = std::max<std::size_t>(options.chunk_bytes, 1);
  const unsigned threads = thread_count(options.threads);
  constexpr std::size_t bytes_between_checks = std::size_t{1} << 18U;

  const auto parse = [&](Piece& piece, std::size_t begin, std::size_t end, bool again) {
    piece = Piece{};
    piece.begin = begin;
    std::size_t at = begin;
    std::size_t checked = begin;
    CsvRow current;
    while (at < end) {
      if (at - checked >= bytes_between_checks) {
        progress.throw_if_cancelled();
        if (!again) progress.advance(at - checked);
        checked = at;
      }
      if (text[at] == '\n') {
        ++at;
        continue;
      }
      if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
        at += 2;
        continue;
      }
      const CsvRecord record = read_record(text, at, wanted_as, current.fields.data());
      piece.last_row = at;
      if (record.unclosed_quote) {
        piece.unclosed = true;
        piece.quote_offset = record.quote_offset;
        at = text.size();
        break;
      }
      ++piece.chunk.rows;
      if (record.stray_text || record.fields != wanted_as.size()) {
        ++piece.chunk.irregular;
        piece.chunk.first_irregular = std::min<std::uint64_t>(piece.chunk.first_irregular, at);
        piece.chunk.skipped.add(record.stray_text ? SEGUE_TEXT("text behind a closing quote")
                                                  : SEGUE_TEXT("another number of fields than the header"),
                                at);
        piece.chunk.cut_off = record.ends_file && record.fields < wanted_as.size();
      } else {
        current.offset = at;
        current.ends_file = record.ends_file;
        row(piece.chunk, static_cast<const CsvRow&>(current));
      }
      at = record.next;
    }
    piece.next = std::max(at, begin);
    if (!again && at > checked) progress.advance(at - checked);
  };

  CsvScan scan;
  std::vector<std::uint64_t> quotes;
  std::vector<Piece> pieces;
  for (std::size_t position = table.data_begin(); position < text.size();) {
    const std::size_t window_begin = position;
    const std::size_t window_end = position + std::min(text.size() - position, chunk_bytes * threads * 8);
    const std::size_t count = (window_end - window_begin + chunk_bytes - 1) / chunk_bytes;
    const auto edge = [&](std::size_t i) { return std::min(window_begin + i * chunk_bytes, window_end); };
    quotes.assign(count + 1, 0);
    parallel_ranges(count, 1, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        csv::check_text(table, edge(i), edge(i + 1));
        quotes[i + 1] = count_byte(text.substr(edge(i), edge(i + 1) - edge(i)), '"');
      }
    });
    for (std::size_t i = 0; i < count; ++i) quotes[i + 1] += quotes[i];
    pieces.resize(count);
    parallel_ranges(count, 1, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        progress.throw_if_cancelled();
        const std::size_t begin = i == 0 ? window_begin : csv::record_start(text, edge(i), quotes[i] % 2 != 0);
        parse(pieces[i], begin, edge(i + 1), false);
      }
    });
    for (std::size_t i = 0; i < count; ++i) {
      Piece& piece = pieces[i];
      if (piece.begin != position) parse(piece, position, edge(i + 1), true);
      if (piece.unclosed) csv::fail_as_unclosed(table, piece.quote_offset);
      if (piece.chunk.cut_off) csv::fail_as_truncated(table, piece.last_row);
      position = piece.next;
      scan.rows += piece.chunk.rows;
      scan.irregular += piece.chunk.irregular;
      scan.first_irregular = std::min(scan.first_irregular, piece.chunk.first_irregular);
      scan.skipped.add(piece.chunk.skipped);
      scan.notes.add(piece.chunk.notes);
      merge(std::move(piece.chunk));
    }
    if (position > window_end) csv::check_text(table, window_end, position);  // the last record may reach beyond the window
  }
  csv::check_structure(table, scan);
  return scan;
}

}  // namespace segue::data
