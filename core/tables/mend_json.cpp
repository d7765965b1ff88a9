// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/mend_json.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/readers/url_decode.h"

namespace segue::tables {
namespace {

constexpr std::size_t escape_bytes = 6;  // \ud83d

/// The code unit of an escape "\uXXXX" at `at`; −1 where there is none.
int code_unit(std::string_view text, std::size_t at) {
  if (at + escape_bytes > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int unit = 0;
  const char* const begin = text.data() + at + 2;
  const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
  return error == std::errc() && end == begin + 4 && *begin != '-' ? unit : -1;
}

bool leads(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool trails(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::size_t mend_json(std::string& text, std::size_t& first) {
  std::size_t mended = 0;
  const auto found = [&](std::size_t at) {
    if (mended++ == 0) first = at;
  };
  bool within = false;  // quotes
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      within = !within;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      if (!within && (c == '\t' || c == '\n' || c == '\r')) continue;
      found(at);
      text[at] = ' ';
    } else if (c == '\\' && within) {
      const int unit = code_unit(text, at);
      if (unit < 0) {
        ++at;  // whatever is escaped; not the beginning of an escape itself
      } else if (leads(unit) && trails(code_unit(text, at + escape_bytes))) {
        at += 2 * escape_bytes - 1;
      } else {
        if (leads(unit) || trails(unit)) {
          found(at);
          text.replace(at, escape_bytes, "\\ufffd");
        }
        at += escape_bytes - 1;
      }
    }
  }
  if (data::make_valid_utf8(text) && mended++ == 0) first = 0;
  return mended;
}

}  // namespace segue::tables
