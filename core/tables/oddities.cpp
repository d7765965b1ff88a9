// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/oddities.h"

#include <algorithm>
#include <cstring>

#include "core/readers/url_decode.h"

namespace segue::tables {

std::string excerpt(std::string_view row) {
  constexpr std::size_t most = 120;
  std::size_t size = std::min(row.find_first_of("\r\n"), row.size());
  if (size > most) {
    size = most;
    while (size > 0 && (static_cast<unsigned char>(row[size]) & 0xC0U) == 0x80) --size;
  }
  std::string out(row.substr(0, size));
  data::make_valid_utf8(out);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

data::Skipped* Oddities::find(const char* reason) {
  for (data::Skipped& known : list_) {
    if (known.reason == reason || std::strcmp(known.reason, reason) == 0) return &known;
  }
  return nullptr;
}

void Oddities::add(const char* reason, std::uint64_t line, std::string_view row, std::uint64_t count) {
  if (data::Skipped* const known = find(reason)) {
    known->count += count;
  } else {
    list_.push_back({reason, count, line, excerpt(row)});
  }
}

void Oddities::add(const Oddities& block, std::uint64_t first_line) {
  for (const data::Skipped& odd : block.list_) {
    if (data::Skipped* const known = find(odd.reason)) {
      known->count += odd.count;
    } else {
      list_.push_back(odd);
      list_.back().first_line += first_line;
    }
  }
}

}  // namespace segue::tables
