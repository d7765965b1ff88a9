// SPDX-License-Identifier: GPL-3.0-or-later
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/csv_index.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                          // must come before highway.h
//
#include "core/readers/csv_index.h"
#include "hwy/highway.h"

#ifndef SEGUE_CSV_INDEX_TYPES
#define SEGUE_CSV_INDEX_TYPES
namespace segue::data::csv {

struct Bits {
  std::uint64_t* delimiters;
  std::uint64_t* quotes;
  std::uint64_t* number_ends;
};
struct Counts {
  std::uint64_t quotes = 0;
  std::uint64_t lines = 0;
  bool zero = false;  ///< perhaps: the bytes behind the text count too
};

}  // namespace segue::data::csv
#endif

HWY_BEFORE_NAMESPACE();
namespace segue::data::csv::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Bits of `words` times 64 bytes; counts over the first `counted` bytes, zeros over the first `size`.
void find_bits(const char* text, std::size_t words, std::size_t size, std::size_t counted, const Bits& bits, Counts& counts) {
  const hn::CappedTag<std::uint8_t, 64> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto comma = hn::Set(d, ',');
  const auto line = hn::Set(d, '\n');
  const auto quote = hn::Set(d, '"');
  const auto nought = hn::Set(d, '0');
  const auto nine = hn::Set(d, 9);
  const auto zero = hn::Zero(d);
  std::uint64_t last_digit = 0;  // of the word before
  for (std::size_t w = 0; w < words; ++w) {
    // A mask is stored as lanes / 8 bytes; so several of them make one word.
    alignas(8) std::uint8_t delimiter_bits[16];
    alignas(8) std::uint8_t line_bits[16];
    alignas(8) std::uint8_t quote_bits[16];
    alignas(8) std::uint8_t digit_bits[16];
    auto least = hn::Set(d, 255);
    for (std::size_t i = 0; i < 64; i += lanes) {
      const auto v = hn::LoadU(d, reinterpret_cast<const std::uint8_t*>(text) + w * 64 + i);
      const auto is_line = hn::Eq(v, line);
      hn::StoreMaskBits(d, hn::Or(hn::Eq(v, comma), is_line), delimiter_bits + i / 8);
      hn::StoreMaskBits(d, is_line, line_bits + i / 8);
      hn::StoreMaskBits(d, hn::Eq(v, quote), quote_bits + i / 8);
      const auto from_nought = hn::Sub(v, nought);
      hn::StoreMaskBits(d, hn::Eq(hn::Min(from_nought, nine), from_nought), digit_bits + i / 8);
      least = hn::Min(least, v);
    }
    std::uint64_t delimiter = 0;
    std::uint64_t lines = 0;
    std::uint64_t quotes = 0;
    std::uint64_t digits = 0;
    std::memcpy(&delimiter, delimiter_bits, 8);
    std::memcpy(&lines, line_bits, 8);
    std::memcpy(&quotes, quote_bits, 8);
    std::memcpy(&digits, digit_bits, 8);
    bits.delimiters[w] = delimiter;
    bits.quotes[w] = quotes;
    bits.number_ends[w] = ((digits << 1U) | last_digit) & ~digits;
    last_digit = digits >> 63U;
    if (w * 64 < counted) {
      const std::size_t rest = counted - w * 64;
      const std::uint64_t mask = rest >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << rest) - 1;
      counts.quotes += hwy::PopCount(quotes & mask);
      counts.lines += hwy::PopCount(lines & mask);
    }
    if ((w + 1) * 64 <= size) counts.zero |= !hn::AllFalse(d, hn::Eq(least, zero));
  }
}

}  // namespace segue::data::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data {
namespace csv {
HWY_EXPORT(find_bits);
}  // namespace csv

void CsvText::resize(std::size_t size) {
  constexpr std::size_t behind = 128;  // zeros, so that the last word and the one behind it can be read whole
  buffer_.resize(before + size + behind);
  size_ = size;
  std::memset(bytes() + size, 0, behind);
  const std::size_t words = size / 64 + 1;
  delimiters_.resize(words);
  quotes_.resize(words);
  number_ends_.resize(words);
}

void CsvText::index(std::size_t counted) {
  csv::Counts counts;
  const std::size_t words = size_ / 64 + 1;
  HWY_DYNAMIC_DISPATCH(csv::find_bits)
  (data(), words, size_, counted, {delimiters_.data(), quotes_.data(), number_ends_.data()}, counts);
  quote_count_ = counts.quotes;
  line_count_ = counts.lines;
  first_zero_ = size_;
  const std::size_t whole = size_ / 64 * 64;
  if (counts.zero || (whole < size_ && std::memchr(data() + whole, 0, size_ - whole) != nullptr)) {
    first_zero_ = static_cast<std::size_t>(static_cast<const char*>(std::memchr(data(), 0, size_)) - data());
  }
  // The searches end here.
  delimiters_[size_ / 64] |= std::uint64_t{1} << (size_ % 64);
  quotes_[size_ / 64] |= std::uint64_t{1} << (size_ % 64);
}

}  // namespace segue::data
#endif
