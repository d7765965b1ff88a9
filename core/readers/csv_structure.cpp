// SPDX-License-Identifier: GPL-3.0-or-later
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/csv_structure.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                              // must come before highway.h
//
#include <algorithm>

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

/// Positions of the delimiters outside quotes in the next `words` words; some more are written. Returns how many. `few_quotes`:
/// most words have none, so that it pays to ask.
template <bool few_quotes>
std::size_t find_delimiters(const CsvText& text, std::size_t words, Known& known, std::uint32_t* positions) {
  constexpr std::size_t usual = 6;                        // a word has no more, nearly always
  constexpr std::uint64_t top = std::uint64_t{1} << 63U;  // so that there always is a bit, whether it counts or not
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
    const auto put = [&](std::size_t i) HWY_ATTR {
      to[i] = static_cast<std::uint32_t>(first + static_cast<std::size_t>(std::countr_zero(delimiters | top)));
      delimiters &= delimiters - 1;
    };
    for (std::size_t i = 0; i < usual; ++i) put(i);
    for (std::size_t i = usual; i < count; ++i) put(i);
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
  constexpr std::size_t spare = 8;  // written beyond
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
  const char* const data = text_.data();
  const std::uint32_t* end = records.ends;
  for (; records.count < most; ++records.count) {
    int other = data[end[columns - 1]] ^ '\n';
    for (std::size_t c = 0; c + 1 < columns; ++c) other |= data[end[c]] ^ ',';
    if (columns == 1 && (data[next_] == '\n' || data[next_] == '\r')) break;
    if (other != 0) break;
    next_ = end[columns - 1] + std::size_t{1};
    end += columns;
  }
  used_ += records.count * columns;
  return records;
}

}  // namespace segue::data
#endif
