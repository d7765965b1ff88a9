// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace segue::data {

/// A field of a CSV record, pointing into the file.
struct CsvField {
  std::string_view raw;  ///< without the quotes around it
  bool escaped = false;  ///< holds doubled quotes

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

namespace csv {

/// The first ',' or '\n' in [p, end), or `end`; eight bytes at a time.
inline const char* find_delimiter(const char* p, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    while (end - p >= 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, p, 8);
      const std::uint64_t comma = x ^ (ones * ',');
      const std::uint64_t line = x ^ (ones * '\n');
      // High bit set where a byte is zero; false marks can only lie above a true one.
      const std::uint64_t found = (((comma - ones) & ~comma) | ((line - ones) & ~line)) & highs;
      if (found != 0) return p + std::countr_zero(found) / 8;
      p += 8;
    }
  }
  while (p < end && *p != ',' && *p != '\n') ++p;
  return p;
}

}  // namespace csv

/// Reads the record that starts at `begin` (RFC 4180; LF or CRLF; quotes within an unquoted field are plain text). The fields of
/// column c land in `wanted[wanted_as[c]]` where wanted_as[c] ≥ 0; columns beyond `wanted_as` are only counted.
inline CsvRecord read_record(std::string_view text, std::size_t begin, const std::vector<std::int8_t>& wanted_as,
                             CsvField* wanted) {
  const char* const end = text.data() + text.size();
  const char* p = text.data() + begin;
  CsvRecord record;
  for (;;) {
    CsvField field;
    if (p < end && *p == '"') {
      const char* const open = p++;
      for (;;) {
        p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
        if (p == nullptr) {
          record.unclosed_quote = true;
          record.quote_offset = static_cast<std::size_t>(open - text.data());
          record.next = text.size();
          return record;
        }
        if (p + 1 == end || p[1] != '"') break;
        field.escaped = true;
        p += 2;
      }
      field.raw = {open + 1, static_cast<std::size_t>(p - open - 1)};
      ++p;
      if (end - p >= 2 && p[0] == '\r' && p[1] == '\n') ++p;
      if (p < end && *p != ',' && *p != '\n') {
        record.stray_text = true;
        p = csv::find_delimiter(p, end);
      }
    } else {
      const char* const start = p;
      p = csv::find_delimiter(p, end);
      field.raw = {start, static_cast<std::size_t>(p - start)};
      if (p < end && *p == '\n' && field.raw.ends_with('\r')) field.raw.remove_suffix(1);
    }
    if (record.fields < wanted_as.size() && wanted_as[record.fields] >= 0) wanted[wanted_as[record.fields]] = field;
    ++record.fields;
    if (p == end) {
      record.ends_file = true;
      record.next = text.size();
      return record;
    }
    if (*p == '\n') {
      record.next = static_cast<std::size_t>(p - text.data()) + 1;
      return record;
    }
    ++p;
  }
}

/// How often `byte` occurs; eight bytes at a time.
[[nodiscard]] std::uint64_t count_byte(std::string_view text, char byte);

}  // namespace segue::data
