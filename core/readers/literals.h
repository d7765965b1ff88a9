// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace segue::data {

/// How an id was written.
enum class IdForm : std::uint8_t {
  integer,  ///< 12
  decimal,  ///< 12.0 (what pandas makes of a column with gaps)
  missing,  ///< nothing, or a word for nothing (NaN, null, None)
  junk,     ///< anything else
};

struct Id {
  std::int64_t value = 0;  ///< meaningful for integer and decimal
  IdForm form = IdForm::junk;
};

/// What a list literal turned out to be.
enum class ListForm : std::uint8_t {
  list,       ///< [1, 2], 7 (a list of one) or []
  missing,    ///< nothing, or a word for nothing
  unclosed,   ///< the text ends before the list does
  malformed,  ///< anything else
};

/// True for "", "NaN", "nan", "null", "NULL", "None", "NA", "<NA>".
[[nodiscard]] bool means_missing(std::string_view text);

/// Reads an id; spaces around it are ignored.
[[nodiscard]] Id parse_id(std::string_view text);

namespace literal {

/// Reads decimal digits from `p`; returns where they end (`p` itself: none, over 19 digits, or a number over 2^63 − 1). Eight
/// bytes at a time where the text is long enough: ids in lists are mostly six or seven digits, and the digit loop's multiply
/// chain bounds the reader otherwise.
inline const char* digits(const char* p, const char* end, std::int64_t& value) {
  const char* const begin = p;
  std::uint64_t sum = 0;
  if constexpr (std::endian::native == std::endian::little) {
    if (end - p >= 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, p, 8);
      x ^= 0x3030303030303030ULL;  // digits become 0 … 9, everything else at least 10
      // The lowest set high bit marks the first byte that is no digit (carries only run towards later bytes).
      const std::uint64_t other = ((x + 0x7676767676767676ULL) | x) & 0x8080808080808080ULL;
      const int count = std::countr_zero(other) / 8;
      if (count == 0) return begin;
      x <<= static_cast<unsigned>(64 - 8 * count);  // the first digit has the highest weight; missing ones count as zeros
      x = (x * 10 + (x >> 8U)) & 0x00FF00FF00FF00FFULL;
      x = (x * 100 + (x >> 16U)) & 0x0000FFFF0000FFFFULL;
      sum = (x * 10000 + (x >> 32U)) & 0xFFFFFFFFULL;
      p += count;
      if (count < 8) {
        value = static_cast<std::int64_t>(sum);
        return p;
      }
    }
  }
  while (p < end && *p >= '0' && *p <= '9') {
    if (p - begin == 19) return begin;
    sum = sum * 10 + static_cast<std::uint64_t>(*p - '0');
    ++p;
  }
  if (sum > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return begin;
  value = static_cast<std::int64_t>(sum);
  return p;
}

/// Reads "12", "-3", "12.0"; returns where it ends (`p` itself: no whole number). `decimal` is set where there was a point.
inline const char* number(const char* p, const char* end, std::int64_t& value, bool& decimal) {
  const char* const begin = p;
  const bool negative = p < end && *p == '-';
  if (negative) ++p;
  const char* const after = digits(p, end, value);
  if (after == p) return begin;
  if (negative) value = -value;
  p = after;
  if (p < end && *p == '.') {
    decimal = true;
    ++p;
    while (p < end && *p == '0') ++p;
  }
  return p;
}

/// The end of digits of any number, with what `number` allows around them (`p` itself: none).
inline const char* any_number(const char* p, const char* end) {
  const char* const begin = p;
  if (p < end && *p == '-') ++p;
  const char* const first = p;
  while (p < end && *p >= '0' && *p <= '9') ++p;
  if (p == first) return begin;
  if (p < end && *p == '.') ++p;
  while (p < end && *p == '0') ++p;
  return p;
}

inline const char* skip_spaces(const char* p, const char* end) {
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) ++p;
  return p;
}

}  // namespace literal

/// Reads a Python list of whole numbers, calling `take(std::int64_t)` for each as it is met (so before an error behind it), or
/// `too_large()` for one beyond 2^63 − 1 (in absolute value).
template <class Take, class TooLarge>
[[nodiscard]] ListForm parse_list(std::string_view text, Take&& take, TooLarge&& too_large) {
  using literal::skip_spaces;
  const char* const end = text.data() + text.size();
  const char* p = skip_spaces(text.data(), end);
  std::int64_t value = 0;
  bool decimal = false;
  if (p == end || *p != '[') {
    const char* const after = literal::number(p, end, value, decimal);
    if (after != p && skip_spaces(after, end) == end) {
      take(value);
      return ListForm::list;
    }
    const char* const after_any = literal::any_number(p, end);
    if (after_any != p && skip_spaces(after_any, end) == end) {
      too_large();
      return ListForm::list;
    }
    return means_missing(text) ? ListForm::missing : ListForm::malformed;
  }
  p = skip_spaces(p + 1, end);
  if (end - p >= 3 && p[0] == '[' && p[1] == ']' && p[2] == ']') p += 2;  // 30Music's other way to write an empty list
  for (;;) {
    if (p == end) return ListForm::unclosed;
    if (*p == ']') return skip_spaces(p + 1, end) == end ? ListForm::list : ListForm::malformed;
    const char* const after = literal::number(p, end, value, decimal);
    const bool fits = after != p;
    const char* const after_any = fits ? after : literal::any_number(p, end);
    if (after_any == p) return *p == '-' && p + 1 == end ? ListForm::unclosed : ListForm::malformed;
    p = skip_spaces(after_any, end);
    if (p == end) return ListForm::unclosed;
    if (fits) {
      take(value);
    } else {
      too_large();
    }
    if (*p == ',') {
      p = skip_spaces(p + 1, end);
    } else if (*p != ']') {
      return ListForm::malformed;
    }
  }
}

}  // namespace segue::data
