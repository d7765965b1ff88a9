// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace segue::data {

struct DecodedName {
  std::string text;            ///< valid UTF-8 without control characters
  bool quoted = false;         ///< stood in one literal pair of quotes
  bool invalid_utf8 = false;   ///< ill-formed bytes were replaced by U+FFFD
  bool control_chars = false;  ///< control characters were replaced by spaces
};

/// A name as 30Music writes it: one literal pair of quotes around it is taken off, then `+` and `%XX` are decoded together as in
/// a URL query, so that `%2B` stays a plus sign. A `%` that no two hexadecimal digits follow stays as it is.
[[nodiscard]] DecodedName decode_name(std::string_view raw);

/// `text` with every ill-formed UTF-8 sequence replaced by U+FFFD (the longest valid prefix of a character counts as one, as in
/// the Unicode Standard, section 3.9, and in Python). Returns whether there was any.
bool make_valid_utf8(std::string& text);

}  // namespace segue::data
