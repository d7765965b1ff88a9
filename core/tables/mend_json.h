// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/base/text.h"

namespace segue::tables {

/// What is said of it.
inline constexpr const char* mended_json_note =
    SEGUE_TEXT("text that is not valid in JSON (half of a character, or a control character); it was replaced");

/// Makes the texts within JSON such that a strict parser takes them: half of a surrogate pair (\ud800 without its other half, as
/// programs write that cut a text within an emoji) becomes \ufffd, an ill-formed UTF-8 sequence U+FFFD, and a control character
/// that stands as such a space. Returns how many of them there were, several ill-formed sequences counting as one; 0: nothing is
/// changed. `first`: where the first of the escapes and control characters stood. O(n).
std::size_t mend_json(std::string& text, std::size_t& first);

}  // namespace segue::tables
