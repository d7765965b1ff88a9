// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/readers/csv_index.h"

namespace segue::data {

/// A field of a CSV record, pointing into the file.
struct CsvField {
  std::string_view raw;  ///< without the quotes around it
  bool quoted = false;   ///< there were some: quotes within are doubled

  /// The field's value: doubled quotes made single.
  [[nodiscard]] std::string value() const;
};

/// One record as `read_record` met it.
struct CsvRecord {
  std::size_t next = 0;          ///< where the next record starts
  std::size_t fields = 0;        ///< how many there were
  bool stray_text = false;       ///< text followed a closing quote: the row cannot be trusted
  bool ends_file = false;        ///< the file ended without a line end
  bool unclosed_quote = false;   ///< the file ended within quotes
  std::size_t quote_offset = 0;  ///< where those quotes opened
};

/// Reads the record that starts at `begin` (RFC 4180; LF or CRLF; quotes within an unquoted field are plain text). The fields of
/// column c land in `wanted[wanted_as[c]]` where wanted_as[c] ≥ 0; columns beyond `wanted_as` are only counted. `text` is taken
/// for the rest of the file: a record that `ends_file` or has an unclosed quote may go on in what has not been read yet.
inline CsvRecord read_record(const CsvText& text, std::size_t begin, const std::vector<std::int8_t>& wanted_as,
                             CsvField* wanted) {
  const char* const data = text.data();
  const std::size_t end = text.size();
  std::size_t p = begin;
  CsvRecord record;
  for (;;) {
    CsvField field;
    if (p < end && data[p] == '"') {
      const std::size_t open = p++;
      field.quoted = true;
      for (;;) {
        p = text.next_quote(p);
        if (p == end) {
          record.unclosed_quote = true;
          record.quote_offset = open;
          record.next = end;
          return record;
        }
        if (p + 1 == end || data[p + 1] != '"') break;
        p += 2;
      }
      field.raw = {data + open + 1, p - open - 1};
      ++p;
      if (end - p >= 2 && data[p] == '\r' && data[p + 1] == '\n') ++p;
      if (p < end && data[p] != ',' && data[p] != '\n') {
        record.stray_text = true;
        p = text.next_delimiter(p);
      }
    } else {
      const std::size_t start = p;
      p = text.next_delimiter(p);
      field.raw = {data + start, p - start};
      if (p < end && data[p] == '\n' && field.raw.ends_with('\r')) field.raw.remove_suffix(1);
    }
    if (record.fields < wanted_as.size() && wanted_as[record.fields] >= 0) wanted[wanted_as[record.fields]] = field;
    ++record.fields;
    if (p == end) {
      record.ends_file = true;
      record.next = end;
      return record;
    }
    if (data[p] == '\n') {
      record.next = p + 1;
      return record;
    }
    ++p;
  }
}

/// How often `byte` occurs; eight bytes at a time.
[[nodiscard]] std::uint64_t count_byte(std::string_view text, char byte);

}  // namespace segue::data
