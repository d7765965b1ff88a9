// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/cut.h"

namespace segue::tables {

std::string_view field_value(const Field& field, Quoting quoting, std::string& storage) {
  if (!field.escaped) return field.raw;
  storage.clear();
  for (std::size_t i = 0; i < field.raw.size(); ++i) {
    const bool more = i + 1 < field.raw.size();
    if (quoting == Quoting::doubled && field.raw[i] == '"' && more && field.raw[i + 1] == '"') ++i;
    if (quoting == Quoting::backslash && field.raw[i] == '\\' && more && (field.raw[i + 1] == '"' || field.raw[i + 1] == '\\')) {
      ++i;
    }
    storage.push_back(field.raw[i]);
  }
  return storage;
}

std::uint64_t count_lines(std::string_view text) {
  std::uint64_t lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++lines;
  }
  return lines;
}

std::size_t closing_quote(std::string_view text, std::size_t at, Quoting quoting, bool& escaped) {
  if (quoting == Quoting::backslash) {
    for (;;) {
      at = text.find_first_of("\"\\", at);
      if (at == std::string_view::npos || text[at] == '"') return at;
      escaped = true;
      if (at + 1 >= text.size()) return std::string_view::npos;
      at += 2;
    }
  }
  for (;;) {
    at = text.find('"', at);
    if (at == std::string_view::npos) return at;
    if (at + 1 >= text.size() || text[at + 1] != '"') return at;
    escaped = true;
    at += 2;
  }
}

}  // namespace segue::tables
