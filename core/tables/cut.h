// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "core/tables/table_spec.h"

namespace segue::tables {

/// How rows are cut into fields, everything decided.
struct Cut {
  char delimiter = ',';
  Quoting quoting = Quoting::none;  ///< never automatic
};

[[nodiscard]] constexpr char delimiter_byte(Delimiter delimiter) {
  switch (delimiter) {
    case Delimiter::tab: return '\t';
    case Delimiter::semicolon: return ';';
    case Delimiter::pipe: return '|';
    case Delimiter::space: return ' ';
    case Delimiter::comma:
    case Delimiter::automatic: break;
  }
  return ',';
}

/// Files that were joined have the byte order mark of each at the beginning of a row.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A field of a row, pointing into the text.
struct Field {
  std::string_view raw;  ///< without the quotes around it
  bool escaped = false;  ///< holds quotes or backslashes that stand for others
};

/// The field's value: `raw`, or `raw` with its escapes resolved, then kept in `storage`.
[[nodiscard]] std::string_view field_value(const Field& field, Quoting quoting, std::string& storage);

/// One row as `read_row` met it.
struct Row {
  std::size_t next = 0;          ///< where the next row starts
  std::size_t fields = 0;        ///< how many there were
  std::uint64_t lines = 1;       ///< of the file that it takes
  bool stray_text = false;       ///< text follows a closing quote
  bool unclosed_quote = false;   ///< the text ends within quotes
  std::size_t quote_offset = 0;  ///< where those opened
};

/// Line ends in `text`: LF, CRLF and CR count once each.
[[nodiscard]] std::uint64_t count_lines(std::string_view text);

/// The closing quote's position for a quoted field whose text starts at `at`, or npos. `escaped` is raised.
[[nodiscard]] std::size_t closing_quote(std::string_view text, std::size_t at, Quoting quoting, bool& escaped);

/// The first `delimiter`, LF or CR in [p, end), or `end`; eight bytes at a time.
inline const char* find_field_end(const char* p, const char* end, char delimiter) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    const std::uint64_t wanted = ones * static_cast<unsigned char>(delimiter);
    while (end - p >= 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, p, 8);
      const std::uint64_t a = x ^ wanted;
      const std::uint64_t b = x ^ (ones * '\n');
      const std::uint64_t c = x ^ (ones * '\r');
      // High bit set where a byte is zero; false marks can only lie above a true one.
      const std::uint64_t found = (((a - ones) & ~a) | ((b - ones) & ~b) | ((c - ones) & ~c)) & highs;
      if (found != 0) return p + std::countr_zero(found) / 8;
      p += 8;
    }
  }
  while (p < end && *p != delimiter && *p != '\n' && *p != '\r') ++p;
  return p;
}

/// Reads the row that starts at `begin` and ends in LF, CRLF, CR or with the text. A quote opens a quoted field only as a field's
/// first character; elsewhere it is plain text. The field of column c lands in `wanted[wanted_as[c]]` where wanted_as[c] ≥ 0;
/// columns beyond `wanted_as` are only counted.
template <class Index>
Row read_row(std::string_view text, std::size_t begin, const Cut& cut, std::span<const Index> wanted_as, Field* wanted) {
  const char* const end = text.data() + text.size();
  const char* p = text.data() + begin;
  Row row;
  for (;;) {
    Field field;
    if (cut.quoting != Quoting::none && p < end && *p == '"') {
      const auto open = static_cast<std::size_t>(p - text.data());
      const std::size_t close = closing_quote(text, open + 1, cut.quoting, field.escaped);
      if (close == std::string_view::npos) {
        row.unclosed_quote = true;
        row.quote_offset = open;
        row.next = text.size();
        ++row.fields;
        return row;
      }
      field.raw = text.substr(open + 1, close - open - 1);
      if (std::memchr(field.raw.data(), '\n', field.raw.size()) != nullptr ||
          std::memchr(field.raw.data(), '\r', field.raw.size()) != nullptr) {
        row.lines += count_lines(field.raw);
      }
      p = text.data() + close + 1;
      const char* const behind = find_field_end(p, end, cut.delimiter);
      row.stray_text = row.stray_text || behind != p;
      p = behind;
    } else {
      const char* const start = p;
      p = find_field_end(p, end, cut.delimiter);
      field.raw = {start, static_cast<std::size_t>(p - start)};
    }
    if (row.fields < wanted_as.size() && wanted_as[row.fields] >= 0) wanted[wanted_as[row.fields]] = field;
    ++row.fields;
    if (p < end && *p == cut.delimiter) {
      ++p;
      continue;
    }
    if (p < end) p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
    row.next = static_cast<std::size_t>(p - text.data());
    return row;
  }
}

inline Row read_row(std::string_view text, std::size_t begin, const Cut& cut, std::span<const std::int8_t> wanted_as,
                    Field* wanted) {
  return read_row<std::int8_t>(text, begin, cut, wanted_as, wanted);
}

}  // namespace segue::tables
