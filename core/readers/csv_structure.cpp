// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HWY_WANT_AVX3_DL
#define HWY_WANT_AVX3_DL
#endif
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/csv_structure.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                              // must come before highway.h
//
#include <algorithm>
#include <type_traits>

#include "core/readers/csv_structure.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace segue::data::csv::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Bit i: an odd number of bits up to it.
HWY_INLINE std::uint64_t parity_up_to(std::uint64_t bits) {
  const hn::CappedTag<std::uint64_t, 2> d;
  return hn::GetLane(hn::CLMulLower(hn::Set(d, bits), hn::Set(d, ~std::uint64_t{0})));
}

/// Writes down where the `count` bits are set, counted from `first`; up to sixteen more are written.
HWY_INLINE void put_places(std::size_t first, std::uint64_t bits, std::size_t count, std::uint32_t* to) {
#if HWY_TARGET <= HWY_AVX3_DL
  const hn::FixedTag<std::uint8_t, 64> d8;
  const hn::FixedTag<std::uint32_t, 16> d32;
  const hn::Rebind<std::uint8_t, decltype(d32)> d8_part;
  const auto places = hn::Compress(hn::Iota(d8, 0), hn::LoadMaskBits(d8, reinterpret_cast<const std::uint8_t*>(&bits)));
  alignas(64) std::uint8_t all[64];
  const auto base = hn::Set(d32, static_cast<std::uint32_t>(first));
  hn::StoreU(hn::Add(hn::PromoteTo(d32, hn::LowerHalf(hn::LowerHalf(places))), base), d32, to);
  if (count <= 16) return;
  hn::Store(places, d8, all);
  for (std::size_t i = 16; i < count; i += 16)
    hn::StoreU(hn::Add(hn::PromoteTo(d32, hn::LoadU(d8_part, all + i)), base), d32, to + i);
#else
  constexpr std::size_t usual = 6;                        // a word has no more, nearly always
  constexpr std::uint64_t top = std::uint64_t{1} << 63U;  // so that there always is a bit, whether it counts or not
  const auto put = [&](std::size_t i) HWY_ATTR {
    to[i] = static_cast<std::uint32_t>(first + static_cast<std::size_t>(std::countr_zero(bits | top)));
    bits &= bits - 1;
  };
  for (std::size_t i = 0; i < usual; ++i) put(i);
  for (std::size_t i = usual; i < count; ++i) put(i);
#endif
}

/// Positions of the delimiters outside quotes in the next `words` words; some more are written. Returns how many. `few_quotes`:
/// most words have none, so that it pays to ask.
template <bool few_quotes>
std::size_t find_delimiters(const CsvText& text, std::size_t words, Known& known, std::uint32_t* positions) {
  const std::uint64_t* const all_quotes = text.quote_bits();
  const std::uint64_t* const all_delimiters = text.delimiter_bits();
  std::uint32_t* to = positions;
  Known now = known;
  const auto take_word = [&](std::uint64_t wanted) HWY_ATTR {
    const std::size_t first = now.word * 64;
    const std::uint64_t quotes = all_quotes[now.word] & wanted;
    std::uint64_t delimiters = all_delimiters[now.word] & wanted;
    if (few_quotes && (quotes | now.inside | now.behind_quote) == 0) {
      now.behind_delimiter = delimiters >> 63U;
    } else {
      const std::uint64_t inside = parity_up_to(quotes) ^ now.inside;  // from the opening quote to before the closing one
      delimiters &= ~inside;
      const std::uint64_t closing = quotes & ~inside;
      const std::uint64_t behind_quote = (closing << 1U) | now.behind_quote;
      const std::uint64_t behind_delimiter = (delimiters << 1U) | now.behind_delimiter;
      std::uint64_t odd =
          ((behind_quote & ~(delimiters | quotes)) | (quotes & inside & ~(behind_delimiter | behind_quote))) & wanted;
      now.inside = 0 - (inside >> 63U);
      now.behind_quote = closing >> 63U;
      now.behind_delimiter = delimiters >> 63U;
      while (odd != 0) {
        const auto at = static_cast<std::size_t>(std::countr_zero(odd));
        if (((behind_quote >> at) & 1U) == 0 || text[first + at] != '\r' || text[first + at + 1] != '\n') {
          now.odd = true;
          delimiters &= (std::uint64_t{1} << at) - 1;
          break;
        }
        odd &= odd - 1;  // it stands between a closing quote and the line feed
      }
    }
    const std::size_t count = hwy::PopCount(delimiters);
    put_places(first, delimiters, count, to);
    to += count;
    ++now.word;
  };
  const std::size_t last = text.size() / 64;
  const std::uint64_t in_last = (std::uint64_t{1} << (text.size() % 64)) - 1;
  const std::size_t end = now.word + words;
  if (now.word < std::min(end, last)) take_word(now.wanted);
  while (now.word < std::min(end, last) && !now.odd) take_word(~std::uint64_t{0});
  if (now.word == last && now.word < end && !now.odd)
    take_word(in_last & (now.word == known.word ? known.wanted : ~std::uint64_t{0}));
  now.wanted = ~std::uint64_t{0};
  known = now;
  return static_cast<std::size_t>(to - positions);
}

std::size_t find_among_many_quotes(const CsvText& text, std::size_t words, Known& known, std::uint32_t* positions) {
  return find_delimiters<false>(text, words, known, positions);
}

std::size_t find_among_few_quotes(const CsvText& text, std::size_t words, Known& known, std::uint32_t* positions) {
  return find_delimiters<true>(text, words, known, positions);
}

}  // namespace segue::data::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data {
namespace csv {
HWY_EXPORT(find_among_many_quotes);
HWY_EXPORT(find_among_few_quotes);
}  // namespace csv

namespace {

/// How many of `most` records end at a line feed and all of their other fields at commas.
std::size_t count_regular(std::size_t columns, const char* text, const std::uint32_t* ends, std::size_t most) {
  const auto count = [&](auto width) {
    std::size_t good = 0;
    for (; good < most; ++good, ends += width) {
      int other = text[ends[width - 1]] ^ '\n';
      for (std::size_t c = 0; c + 1 < width; ++c) other |= text[ends[c]] ^ ',';
      if (other != 0) break;
    }
    return good;
  };
  // Where the compiler knows how many there are, it writes no loop.
  switch (columns) {
    case 2: return count(std::integral_constant<std::size_t, 2>());
    case 3: return count(std::integral_constant<std::size_t, 3>());
    case 4: return count(std::integral_constant<std::size_t, 4>());
    case 5: return count(std::integral_constant<std::size_t, 5>());
    case 6: return count(std::integral_constant<std::size_t, 6>());
    default: return count(columns);
  }
}

}  // namespace

void CsvStructure::start(std::size_t at) {
  constexpr std::size_t first_step = 8;  // where each record is odd, each is a new start
  found_ = 0;
  used_ = 0;
  next_ = at;
  step_ = first_step;
  known_ = {at / 64, ~std::uint64_t{0} << (at % 64), 0, std::uint64_t{1} << (at % 64), 0, false};
}

bool CsvStructure::find_more() {
  constexpr std::size_t most_words = 128;
  constexpr std::size_t spare = 16;  // written beyond
  const std::size_t all = text_.size() / 64 + 1;
  const std::size_t words = std::min(step_, all - std::min(known_.word, all));
  if (words == 0 || known_.odd) return false;
  step_ = std::min(2 * step_, most_words);
  positions_.resize(found_);
  std::uint32_t* const to = positions_.room(64 * words + spare);
  found_ += text_.quotes() < all / 4 ? HWY_DYNAMIC_DISPATCH(csv::find_among_few_quotes)(text_, words, known_, to)
                                     : HWY_DYNAMIC_DISPATCH(csv::find_among_many_quotes)(text_, words, known_, to);
  return true;
}

CsvStructure::Records CsvStructure::records(std::size_t at, std::size_t columns, std::size_t most) {
  if (at != next_) start(at);
  while (found_ - used_ < columns) {
    if (!find_more()) return {};
  }
  Records records{0, positions_.data() + used_};
  most = std::min(most, (found_ - used_) / columns);
  const std::uint32_t* const ends = records.ends;
  if (columns == 1) {
    const auto blank = [&](std::size_t r) {
      const char first = text_[r == 0 ? next_ : ends[r - 1] + std::size_t{1}];
      return first == '\n' || first == '\r';
    };
    while (records.count < most && text_[ends[records.count]] == '\n' && !blank(records.count)) ++records.count;
  } else {
    records.count = count_regular(columns, text_.data(), ends, most);
  }
  if (records.count > 0) next_ = ends[records.count * columns - 1] + std::size_t{1};
  used_ += records.count * columns;
  return records;
}

}  // namespace segue::data
#endif
