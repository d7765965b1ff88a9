// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_field.h"

namespace segue {

void append_csv_field(std::string& row, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    row += text;
    return;
  }
  row += '"';
  for (const char c : text) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

}  // namespace segue
