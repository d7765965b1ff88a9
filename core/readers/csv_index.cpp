// SPDX-License-Identifier: GPL-3.0-or-later
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/csv_index.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                          // must come before highway.h
//
#include "core/readers/csv_index.h"
#include "core/readers/csv_numbers.h"
#include "hwy/highway.h"

#ifndef SEGUE_CSV_INDEX_TYPES
#define SEGUE_CSV_INDEX_TYPES
namespace segue::data::csv {

struct Bits {
  std::uint64_t* delimiters;
  std::uint64_t* quotes;
  std::uint64_t* number_ends;  ///< of lists; this and the next only with numbers
  std::uint64_t* strange;
};
struct Counts {
  std::uint64_t quotes = 0;
  std::uint64_t lines = 0;
  bool zero = false;  ///< perhaps: the bytes behind the text count too
};

/// Tells where a list of numbers is not as Python prints one, and where those of such a list end, word by word.
class ListGrammar {
 public:
  struct Found {
    std::uint64_t ends;         ///< behind digits: commas and spaces follow, or a bracket
    std::uint64_t ends_before;  ///< more of the word before
    std::uint64_t strange;
  };
  /// Bits of the next 64 bytes; brackets are closing ones.
  Found next(std::uint64_t digits, std::uint64_t commas, std::uint64_t spaces, std::uint64_t brackets) {
    const std::uint64_t behind_digit = behind<1>(digits, digits_);
    const std::uint64_t behind_comma = behind<1>(commas, commas_);
    const std::uint64_t good = (digits & ~behind_comma) | (commas & behind_digit) | (spaces & behind_comma);
    const std::uint64_t two = digits & behind_digit;  // so many digits in a row end here
    const std::uint64_t four = two & behind<2>(two, two_);
    const std::uint64_t eight = four & behind<4>(four, four_);
    const std::uint64_t nine = eight & behind<8>(digits, digits_);
    const std::uint64_t next = spaces & behind_comma & behind<2>(digits, digits_);  // the spaces between two numbers
    digits_ = digits;
    commas_ = commas;
    two_ = two;
    four_ = four;
    return {(next >> 1U) | (brackets & behind_digit), next << 63U, ~good | nine};
  }

 private:
  /// Bit i: bit i − n of the text.
  template <unsigned n>
  static std::uint64_t behind(std::uint64_t bits, std::uint64_t last) {
    return (bits << n) | (last >> (64 - n));
  }
  std::uint64_t digits_ = 0;  // of the word before
  std::uint64_t commas_ = 0;
  std::uint64_t two_ = 0;
  std::uint64_t four_ = 0;
};

}  // namespace segue::data::csv
#endif

HWY_BEFORE_NAMESPACE();
namespace segue::data::csv::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// The bits of a word, of which each vector has `lanes`.
class Word {
 public:
  template <class D, class M>
  void set(D d, std::size_t i, M mask) {
    hn::StoreMaskBits(d, mask, bytes_ + i / 8);  // a mask is stored as lanes / 8 bytes
  }
  std::uint64_t bits() const {
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes_, 8);
    return bits;
  }

 private:
  alignas(8) std::uint8_t bytes_[16];
};

/// Bits of `words` times 64 bytes; counts over the first `counted` bytes, zeros over the first `size`.
template <bool numbers>
void find_bits(const char* text, std::size_t words, std::size_t size, std::size_t counted, const Bits& bits, Counts& counts) {
  const hn::CappedTag<std::uint8_t, 64> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto comma = hn::Set(d, ',');
  const auto line = hn::Set(d, '\n');
  const auto quote = hn::Set(d, '"');
  const auto space = hn::Set(d, ' ');
  const auto bracket = hn::Set(d, ']');
  const auto nought = hn::Set(d, '0');
  const auto nine = hn::Set(d, 9);
  const auto zero = hn::Zero(d);
  ListGrammar grammar;
  std::uint64_t quote_count = 0;
  std::uint64_t line_count = 0;
  auto least_of_all = hn::Set(d, 255);
  for (std::size_t w = 0; w < words; ++w) {
    Word commas;
    Word lines;
    Word quotes;
    Word digits;
    Word spaces;
    Word brackets;
    auto least = hn::Set(d, 255);
    for (std::size_t i = 0; i < 64; i += lanes) {
      const auto v = hn::LoadU(d, reinterpret_cast<const std::uint8_t*>(text) + w * 64 + i);
      commas.set(d, i, hn::Eq(v, comma));
      lines.set(d, i, hn::Eq(v, line));
      quotes.set(d, i, hn::Eq(v, quote));
      if constexpr (numbers) {
        const auto from_nought = hn::Sub(v, nought);
        digits.set(d, i, hn::Eq(hn::Min(from_nought, nine), from_nought));
        spaces.set(d, i, hn::Eq(v, space));
        brackets.set(d, i, hn::Eq(v, bracket));
      }
      least = hn::Min(least, v);
    }
    bits.delimiters[w] = commas.bits() | lines.bits();
    bits.quotes[w] = quotes.bits();
    if constexpr (numbers) {
      const ListGrammar::Found found = grammar.next(digits.bits(), commas.bits(), spaces.bits(), brackets.bits());
      bits.number_ends[w] = found.ends;
      if (w > 0) bits.number_ends[w - 1] |= found.ends_before;
      bits.strange[w] = found.strange;
    }
    const std::uint64_t mask = w < counted / 64    ? ~std::uint64_t{0}
                               : w == counted / 64 ? (std::uint64_t{1} << (counted % 64)) - 1
                                                   : 0;
    quote_count += hwy::PopCount(quotes.bits() & mask);
    line_count += hwy::PopCount(lines.bits() & mask);
    if ((w + 1) * 64 <= size) least_of_all = hn::Min(least_of_all, least);
  }
  counts = {quote_count, line_count, !hn::AllFalse(d, hn::Eq(least_of_all, zero))};
}

void find_delimiters(const char* text, std::size_t words, std::size_t size, std::size_t counted, const Bits& bits,
                     Counts& counts) {
  find_bits<false>(text, words, size, counted, bits, counts);
}

void find_numbers(const char* text, std::size_t words, std::size_t size, std::size_t counted, const Bits& bits, Counts& counts) {
  find_bits<true>(text, words, size, counted, bits, counts);
}

}  // namespace segue::data::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data {
namespace csv {
HWY_EXPORT(find_delimiters);
HWY_EXPORT(find_numbers);

namespace {

void count_before(const Pages<std::uint64_t>& bits, std::size_t words, Pages<std::uint32_t>& before) {
  before.resize(words);
  std::uint32_t sum = 0;
  for (std::size_t w = 0; w < words; ++w) {
    before[w] = sum;
    sum += static_cast<std::uint32_t>(std::popcount(bits[w]));
  }
}

}  // namespace
}  // namespace csv

void CsvText::resize(std::size_t size) {
  constexpr std::size_t behind = 128;  // zeros, so that the last word and the one behind it can be read whole
  buffer_.resize(before + size + behind);
  size_ = size;
  std::memset(bytes() + size, 0, behind);
  const std::size_t words = size / 64 + 1;
  delimiters_.resize(words);
  quotes_.resize(words);
}

void CsvText::index(std::size_t counted, bool numbers) {
  csv::Counts counts;
  const std::size_t words = size_ / 64 + 1;
  numbered_ = numbers;
  if (numbers) {
    number_ends_.resize(words);
    strange_.resize(words);
    HWY_DYNAMIC_DISPATCH(csv::find_numbers)
    (data(), words, size_, counted, {delimiters_.data(), quotes_.data(), number_ends_.data(), strange_.data()}, counts);
    csv::count_before(number_ends_, words, numbers_before_);
    csv::count_before(strange_, words, strange_before_);
    constexpr std::size_t most_in_word = 32;
    constexpr std::size_t spare = 32;  // for what is written and read beyond the last one
    values_.resize(numbers_before_[words - 1] + most_in_word + spare);
    csv::read_numbers(data(), words, number_ends_.data(), values_.data());
  } else {
    HWY_DYNAMIC_DISPATCH(csv::find_delimiters)
    (data(), words, size_, counted, {delimiters_.data(), quotes_.data(), nullptr, nullptr}, counts);
  }
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
