// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/base/pages.h"

namespace segue::data {

/// A stretch of a CSV file in memory with three bit maps over it (one bit a byte), in which the parser looks for what it needs
/// next instead of looking at each byte: 64 bytes a step, whatever stands in them. Finding the bits is bounded by the level-2
/// cache (Highway, run-time dispatch).
class CsvText {
 public:
  static constexpr std::size_t before = 64;  ///< readable bytes in front of the text (for loads that end within it)

  /// Makes room for `size` bytes; those there were stay. Fill `bytes()`, then call `index`.
  void resize(std::size_t size);
  [[nodiscard]] char* bytes() { return buffer_.data() + before; }
  /// Finds the bits of all bytes and counts over the first `counted` ones.
  void index(std::size_t counted);

  [[nodiscard]] const char* data() const { return buffer_.data() + before; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view view() const { return {data(), size_}; }
  char operator[](std::size_t i) const { return data()[i]; }

  [[nodiscard]] std::uint64_t quotes() const { return quote_count_; }   ///< in the bytes counted
  [[nodiscard]] std::uint64_t lines() const { return line_count_; }     ///< line feeds likewise
  [[nodiscard]] std::size_t first_zero() const { return first_zero_; }  ///< position of a zero byte anywhere; size(): none

  /// Position of the first comma or line feed (quote) at or behind `at`; size() where there is none.
  [[nodiscard]] std::size_t next_delimiter(std::size_t at) const { return next(delimiters_, at); }
  [[nodiscard]] std::size_t next_quote(std::size_t at) const { return next(quotes_, at); }
  /// Bit i: byte i is no digit and the one before it is.
  [[nodiscard]] const std::uint64_t* number_ends() const { return number_ends_.data(); }

 private:
  static std::size_t next(const Pages<std::uint64_t>& bits, std::size_t at) {
    const std::uint64_t* word = bits.data() + at / 64;
    std::uint64_t rest = *word >> (at % 64);
    if (rest != 0) return at + static_cast<std::size_t>(std::countr_zero(rest));
    std::size_t base = at / 64 * 64;
    do {
      ++word;
      base += 64;
    } while (*word == 0);  // ends at the bit set at size()
    return base + static_cast<std::size_t>(std::countr_zero(*word));
  }

  Pages<char> buffer_;
  std::size_t size_ = 0;
  std::uint64_t quote_count_ = 0;
  std::uint64_t line_count_ = 0;
  std::size_t first_zero_ = 0;
  Pages<std::uint64_t> delimiters_;
  Pages<std::uint64_t> quotes_;
  Pages<std::uint64_t> number_ends_;
};

/// Eight digits or fewer that end in front of `end` (8 readable bytes before it) as a number. `odd` gets bits where `length` is
/// not 1 … 8 or a byte is no digit; the result then means nothing.
[[nodiscard]] inline std::uint32_t short_number(const char* end, std::size_t length, std::uint64_t& odd) {
  static_assert(std::endian::native == std::endian::little);
  odd |= static_cast<std::uint64_t>(length - 1) >> 3U;
  std::uint64_t x = 0;
  std::memcpy(&x, end - 8, 8);
  const auto shift = static_cast<unsigned>(64 - 8 * length) & 63U;
  x = ((x ^ 0x3030303030303030ULL) >> shift) << shift;  // digits become 0 … 9; what lies before them counts as zeros
  odd |= ((x + 0x7676767676767676ULL) | x) & 0x8080808080808080ULL;
  x = (x * 10 + (x >> 8U)) & 0x00FF00FF00FF00FFULL;
  x = (x * 100 + (x >> 16U)) & 0x0000FFFF0000FFFFULL;
  return static_cast<std::uint32_t>(x * 10000 + (x >> 32U));
}

/// Reads a list exactly as Python prints one, "[1, 2, 3]", of numbers of at most 8 digits: `take(std::uint32_t)` for each.
/// False where it is anything else (then some may have been taken): `parse_list` tells what. About 2 ns a number.
template <class Take>
[[nodiscard]] bool read_plain_list(const CsvText& text, std::string_view list, Take&& take) {
  if (list.size() < 2 || list.front() != '[' || list.back() != ']') return false;
  if (list.size() == 2) return true;
  const char* const data = text.data();
  const std::size_t last = static_cast<std::size_t>(list.data() - data) + list.size() - 1;  // of ']'
  std::size_t start = static_cast<std::size_t>(list.data() - data) + 1;
  std::size_t word = (start + 1) / 64;
  const std::size_t last_word = last / 64;
  std::uint64_t bits = text.number_ends()[word] & (~std::uint64_t{0} << ((start + 1) % 64));
  std::uint64_t odd = 0;
  std::size_t end = 0;
  for (;;) {
    if (word == last_word) bits &= ~std::uint64_t{0} >> (63 - last % 64);
    while (bits != 0) {
      end = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      bits &= bits - 1;
      const std::uint32_t value = short_number(data + end, end - start, odd);
      std::uint16_t behind = 0;
      std::memcpy(&behind, data + end, 2);
      odd |= static_cast<std::uint64_t>(behind != (',' | (' ' << 8)) && end != last);
      take(value);
      start = end + 2;
    }
    if (word == last_word) break;
    bits = text.number_ends()[++word];
  }
  return odd == 0 && end == last;
}

}  // namespace segue::data
