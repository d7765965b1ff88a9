// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_record.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace segue::data {

std::string CsvField::value() const {
  if (!quoted) return std::string(raw);
  std::string out;
  out.reserve(raw.size());
  for (std::size_t from = 0; from < raw.size();) {
    const std::size_t quote = std::min(raw.find('"', from), raw.size());
    out.append(raw, from, quote + 1 - from);
    from = quote + 2;  // the second of the pair is left out
  }
  return out;
}

std::uint64_t count_byte(std::string_view text, char byte) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t lows = 0x7F7F7F7F7F7F7F7FULL;
  const std::uint64_t pattern = ones * static_cast<unsigned char>(byte);
  std::uint64_t count = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t x = 0;
    std::memcpy(&x, text.data() + i, 8);
    x ^= pattern;
    const std::uint64_t zero_bytes = ~(((x & lows) + lows) | x | lows);  // exact: no carry crosses a byte
    count += static_cast<std::uint64_t>(std::popcount(zero_bytes));
  }
  for (; i < text.size(); ++i) count += text[i] == byte ? 1U : 0U;
  return count;
}

}  // namespace segue::data
