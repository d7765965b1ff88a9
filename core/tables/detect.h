// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/tables/table_spec.h"

namespace segue::tables {

/// Columns beyond this have no names: they are only counted.
inline constexpr std::size_t most_named_columns = 1000;

/// What the beginning of a table looks like.
struct TableHead {
  Dialect dialect;                   ///< nothing in it is automatic but, maybe, the encoding
  bool one_column = false;           ///< no delimiter fits: rows have one field, or any number of them
  std::size_t fields = 0;            ///< that most rows have
  std::vector<std::string> columns;  ///< names, or "1", "2", …; at most most_named_columns
  std::vector<std::vector<std::string>>
      rows;  ///< the first data rows, cleaned; at most 200, of at most most_named_columns fields
  std::size_t spaced_quotes =
      0;  ///< rows of the first with a field that begins with spaces and a quote, which opens nothing there
  std::size_t open_quote =
      std::string_view::npos;  ///< where a quote opens that nothing closes, for which quotes are taken as plain text; npos: none
  std::size_t odd_rows = 0;    ///< of `rows`, with another number of fields or text behind a quote
};

/// Finds delimiter, quoting and header in `text` (UTF-8, whole rows) where `wanted` leaves them open: the delimiter that divides
/// most rows into the same number of fields (at least two); quotes where they are used as such; a header where the first row has
/// names that are known, that differ in type from what stands below them, or that do not recur where the values below them do.
[[nodiscard]] TableHead detect_table(std::string_view text, const Dialect& wanted);

/// What the values of a column look like.
enum class Look : std::uint8_t {
  empty,
  whole,  ///< whole numbers
  time,   ///< times with dates, or whole numbers of the size of Unix times
  id,     ///< long hexadecimal ids (MBIDs, SHA-1)
  text,
};
/// Of nine values in ten in column `c`, without the empty ones.
[[nodiscard]] Look look_of(const std::vector<std::vector<std::string>>& rows, std::size_t c);

}  // namespace segue::tables
