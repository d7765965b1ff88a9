// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_scan.h"

namespace segue::data::csv {

void check_text(const CsvTable& table, std::size_t begin, std::size_t end) {
  const std::size_t zero = table.text().substr(begin, end - begin).find('\0');
  if (zero != std::string_view::npos) fail_as_binary(table.place_at(begin + zero));
}

std::size_t record_start(std::string_view text, std::size_t at, bool quoted) {
  if (!quoted && at > 0 && text[at - 1] == '\n') return at;
  for (; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (text[at] == '\n' && !quoted) return at + 1;
  }
  return text.size();
}

void check_structure(const CsvTable& table, const CsvScan& scan) {
  if (scan.irregular * 20 <= scan.rows) return;
  throw Error({SEGUE_TEXT("%1 of %2 rows do not fit the header's %3 columns; the first one is here"),
               {std::to_string(scan.irregular), std::to_string(scan.rows), std::to_string(table.columns().size())}},
              table.place_at(scan.first_irregular), SEGUE_TEXT("Check the quotes and the commas of this file, or get it again"));
}

void fail_as_unclosed(const CsvTable& table, std::size_t quote_offset) {
  throw Error(SEGUE_TEXT("A quote that opens here is never closed: the file is cut off or mis-quoted"),
              table.place_at(quote_offset), SEGUE_TEXT("Get the file again, or correct the quotes of this row"));
}

void fail_as_truncated(const CsvTable& table, std::size_t row_offset) {
  throw Error(SEGUE_TEXT("The file ends in the middle of this row: it is cut off"), table.place_at(row_offset),
              SEGUE_TEXT("Get the file again, or delete its last line"));
}

}  // namespace segue::data::csv
