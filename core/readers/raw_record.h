// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/readers/literals.h"

namespace segue::data::raw {

// The careful way: for lines that are not laid out as usual.

/// A whole number as it is written.
enum class Number : std::uint8_t {
  fits,
  too_large,  ///< beyond 64 bits
  none,       ///< nothing, null or no number
};

/// A line `type id timestamp {properties} {links}`, whatever stands between its parts.
struct Record {
  std::string_view type;
  std::int64_t id = 0;
  Number id_form = Number::none;
  std::int64_t time = 0;        ///< unknown_time where there is none
  std::string_view properties;  ///< with its braces; not always valid JSON
  std::string_view links;       ///< with its braces; empty: there are none
};

/// Takes a line apart. Links are found from the line's end by matching braces, since titles within the properties may hold any
/// text. False: it is no record.
[[nodiscard]] bool split_record(std::string_view line, Record& record);

/// The text of a property, without its quotes and as it stands there. It ends at the quote that another key or the end of the
/// properties follows, so that it may itself hold quotes and braces. False: there is none, or it is null.
[[nodiscard]] bool property_text(std::string_view properties, std::string_view key, std::string_view& text);

/// The ids that a record's links name, by what they are linked as.
struct Links {
  std::vector<std::int64_t> users;    ///< subjects of type user
  std::vector<std::int64_t> tracks;   ///< objects of type track
  std::vector<std::int64_t> artists;  ///< persons
  std::vector<std::int64_t> albums;
  std::vector<std::int64_t> tags;
  std::size_t nested_empty = 0;  ///< `[[]]`
  std::size_t null_lists = 0;    ///< `null` for a list
  std::size_t other_kinds = 0;   ///< entries of another type
  std::size_t too_large = 0;     ///< entries with an id beyond 64 bits
  std::size_t null_ratios = 0;   ///< plays without a ratio
  std::size_t null_actions = 0;
  std::size_t unknown_playtimes = 0;  ///< plays whose time is −1

  void clear();
};

/// Reads links, keys and spaces in any order. False: they are no valid JSON of that shape (`links` then holds what came before).
[[nodiscard]] bool parse_links(std::string_view text, Links& links);

// The quick way: text that is laid out literally as in the release.

template <std::size_t size>
[[nodiscard]] inline bool eat(const char*& p, const char* end, const char (&text)[size]) {
  if (static_cast<std::size_t>(end - p) < size - 1 || std::memcmp(p, text, size - 1) != 0) return false;
  p += size - 1;
  return true;
}

/// Digits alone, of a number up to 2^63 − 1.
[[nodiscard]] inline bool eat_id(const char*& p, const char* end, std::int64_t& value) {
  const char* const after = literal::digits(p, end, value);
  if (after == p) return false;
  p = after;
  return true;
}

/// Digits, perhaps with a minus sign.
[[nodiscard]] inline bool eat_number(const char*& p, const char* end, std::int64_t& value) {
  const bool negative = p < end && *p == '-';
  const char* q = p + (negative ? 1 : 0);
  if (!eat_id(q, end, value)) return false;
  if (negative) value = -value;
  p = q;
  return true;
}

}  // namespace segue::data::raw
