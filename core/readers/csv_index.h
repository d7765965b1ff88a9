// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/pages.h"

namespace segue::data {

/// A stretch of a CSV file in memory with bit maps over it (one bit a byte), in which the parser looks for what it needs next
/// instead of looking at each byte: 64 bytes a step, whatever stands in them. Finding the bits is bounded by the level-2 cache
/// (Highway, run-time dispatch).
class CsvText {
 public:
  static constexpr std::size_t before = 64;  ///< readable bytes in front of the text (for loads that end within it)

  /// Makes room for `size` bytes; those there were stay. Fill `bytes()`, then call `index`.
  void resize(std::size_t size);
  [[nodiscard]] char* bytes() { return buffer_.data() + before; }
  /// Finds the bits of all bytes and counts over the first `counted` ones. `numbers`: reads those of lists, too, for
  /// `plain_list`.
  void index(std::size_t counted, bool numbers = false);

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
  /// Bit i of a word of 64 bytes: a comma or a line feed (a quote), or the end of the text.
  [[nodiscard]] const std::uint64_t* delimiter_bits() const { return delimiters_.data(); }
  [[nodiscard]] const std::uint64_t* quote_bits() const { return quotes_.data(); }

  [[nodiscard]] bool has_numbers() const { return numbered_; }
  /// The numbers of a list within the text that is exactly as Python prints one, "[1, 2, 3]", each of at most 8 digits; 16 more
  /// values behind them can be read. Nothing where it is anything else: `parse_list` tells what. Needs `has_numbers()`.
  [[nodiscard]] std::optional<std::span<const std::uint32_t>> plain_list(std::string_view list) const {
    if (list.size() < 2 || list.front() != '[' || list.back() != ']') return std::nullopt;
    if (list.size() == 2) return std::span<const std::uint32_t>();
    const auto first = static_cast<std::size_t>(list.data() - data()) + 1;
    const std::size_t last = first + list.size() - 2;  // of ']'
    if (static_cast<unsigned char>(data()[last - 1] - '0') > 9 || strange_before(first) != strange_before(last))
      return std::nullopt;
    const std::size_t begin = numbers_before(first);
    return std::span<const std::uint32_t>(values_.data() + begin, numbers_before(last + 1) - begin);
  }
  /// All numbers that stand in the text as in such a list, in order; what is added to the text leaves them where they are.
  [[nodiscard]] const std::uint32_t* numbers() const { return values_.data(); }

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
  /// Bits in front of position `at`.
  static std::size_t rank(const Pages<std::uint64_t>& bits, const Pages<std::uint32_t>& before_word, std::size_t at) {
    return before_word[at / 64] + static_cast<std::size_t>(std::popcount(bits[at / 64] & ((std::uint64_t{1} << (at % 64)) - 1)));
  }
  [[nodiscard]] std::size_t numbers_before(std::size_t at) const { return rank(number_ends_, numbers_before_, at); }
  [[nodiscard]] std::size_t strange_before(std::size_t at) const { return rank(strange_, strange_before_, at); }

  Pages<char> buffer_;
  std::size_t size_ = 0;
  std::uint64_t quote_count_ = 0;
  std::uint64_t line_count_ = 0;
  std::size_t first_zero_ = 0;
  bool numbered_ = false;
  Pages<std::uint64_t> delimiters_;
  Pages<std::uint64_t> quotes_;
  Pages<std::uint64_t> number_ends_;  // of lists: commas and closing brackets behind digits
  Pages<std::uint64_t> strange_;      // what a plain list does not hold between its brackets
  Pages<std::uint32_t> numbers_before_;
  Pages<std::uint32_t> strange_before_;
  Pages<std::uint32_t> values_;  // of the numbers
};

}  // namespace segue::data
