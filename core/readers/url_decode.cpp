// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/url_decode.h"

#include <algorithm>
#include <array>

namespace segue::data {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Character {
  std::size_t length;  ///< bytes of the character, or of the ill-formed part to replace
  bool valid;
};

/// The character that starts at text[i] (Unicode Standard, table 3-7).
Character character_at(const std::string& text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const unsigned lead = byte(i);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead == 0xE0) low = 0xA0;   // overlong
  if (lead == 0xED) high = 0x9F;  // surrogates
  if (lead == 0xF0) low = 0x90;   // overlong
  if (lead == 0xF4) high = 0x8F;  // beyond U+10FFFF
  for (std::size_t k = 1; k < length; ++k) {
    if (byte(i + k) < low || byte(i + k) > high) return {k, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

}  // namespace

bool make_valid_utf8(std::string& text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  // Nearly all text is as it should be, and is only looked at.
  std::size_t good = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_ascii) - text.begin());
  while (good < text.size()) {
    const Character c = character_at(text, good);
    if (!c.valid) break;
    good += c.length;
  }
  if (good == text.size()) return false;
  std::string out;
  out.reserve(text.size() + 2);
  out.append(text, 0, good);
  for (std::size_t i = good; i < text.size();) {
    const Character c = character_at(text, i);
    if (c.valid) {
      out.append(text, i, c.length);
    } else {
      out += "\xEF\xBF\xBD";
    }
    i += c.length;
  }
  text = std::move(out);
  return true;
}

DecodedName decode_name(std::string_view raw) {
  DecodedName name;
  if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"') {
    raw = raw.substr(1, raw.size() - 2);
    name.quoted = true;
  }
  // Most decoded names are shorter than they were, and then fit into a string without memory of its own.
  std::array<char, 256> short_text;
  const bool is_short = raw.size() <= short_text.size();
  if (!is_short) name.text.resize(raw.size());
  char* const begin = is_short ? short_text.data() : name.text.data();
  char* out = begin;
  unsigned bits = 0;  // of all bytes: whether any is not ASCII
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '+') {
      c = ' ';
    } else if (c == '%' && i + 2 < raw.size()) {
      const int high = hex_digit(raw[i + 1]);
      const int low = hex_digit(raw[i + 2]);
      if (high >= 0 && low >= 0) {
        c = static_cast<char>(high * 16 + low);
        i += 2;
      }
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      c = ' ';
      name.control_chars = true;
    }
    bits |= byte;
    *out++ = c;
  }
  const auto size = static_cast<std::size_t>(out - begin);
  if (is_short) {
    name.text.assign(begin, size);
  } else {
    name.text.resize(size);
  }
  if (bits >= 0x80) name.invalid_utf8 = make_valid_utf8(name.text);
  return name;
}

}  // namespace segue::data
