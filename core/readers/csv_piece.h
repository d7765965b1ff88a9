// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

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

namespace csv {

/// Why a record is left out that has text behind a quote or another number of fields than the header; marked with SEGUE_TEXT.
[[nodiscard]] const char* what_is_wrong(const CsvRecord& record, std::string_view text);

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
        const auto begin_of_record = static_cast<std::size_t>(offset - origin);
        chunk.skipped.add(what_is_wrong(record, text.view().substr(begin_of_record, at - begin_of_record)), offset);
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

}  // namespace segue::data
