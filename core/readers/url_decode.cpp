// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/url_decode.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace segue::data {
namespace {

static_assert(std::endian::native == std::endian::little, "words below hold the first byte lowest");

/// By character: what it is worth as a hexadecimal digit, −1 for none.
constexpr std::array<std::int8_t, 256> hex_digits = [] {
  std::array<std::int8_t, 256> digits{};
  digits.fill(-1);
  for (std::int8_t i = 0; i < 10; ++i) digits[static_cast<std::size_t>('0' + i)] = i;
  for (std::int8_t i = 0; i < 6; ++i) {
    digits[static_cast<std::size_t>('A' + i)] = static_cast<std::int8_t>(10 + i);
    digits[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
  }
  return digits;
}();

constexpr std::uint64_t in_each_byte = 0x0101010101010101ULL;
constexpr std::uint64_t top_bits = 0x80 * in_each_byte;

/// The top bit of each byte of the word that is `c`.
constexpr std::uint64_t bytes_of(std::uint64_t word, unsigned char c) {
  const std::uint64_t other = word ^ (c * in_each_byte);
  return ~(((other & ~top_bits) + ~top_bits) | other) & top_bits;
}

/// The top bit of each byte below 0x20.
constexpr std::uint64_t bytes_below_space(std::uint64_t word) {
  return ~(((word & ~top_bits) + (0x80 - 0x20) * in_each_byte) | word) & top_bits;
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
  constexpr std::size_t word = 8;
  std::array<char, 256 + word> short_text;  // a word more than is asked for may be written
  const bool is_short = raw.size() + word <= short_text.size();
  if (!is_short) name.text.resize(raw.size() + word);
  char* const begin = is_short ? short_text.data() : name.text.data();
  char* out = begin;
  std::uint64_t bits = 0;  // of all bytes: whether any is not ASCII
  const auto put = [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = byte < 0x20 || byte == 0x7F;
    name.control_chars = name.control_chars || control;
    bits |= byte;
    *out++ = control ? ' ' : c;
  };
  std::size_t i = 0;
  while (i < raw.size()) {
    if (raw.size() >= word) {                                                // what is copied as it stands, but for plus signs
      const std::size_t behind = i + word - std::min(raw.size(), i + word);  // of the word; it is filled with zeros
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, raw.data() + i - behind, word);
      bytes >>= 8 * behind;
      const std::uint64_t other = bytes_of(bytes, '%') | bytes_of(bytes, 0x7F) | bytes_below_space(bytes);
      const std::uint64_t decoded = bytes ^ (bytes_of(bytes, '+') >> 7U) * ('+' ^ ' ');
      std::memcpy(out, &decoded, word);
      const auto count = static_cast<std::size_t>(std::countr_zero(other)) / 8;  // 8 where there is none
      bits |= decoded & (other ^ (other - 1));                                   // of the bytes before it
      i += count;
      out += count;
      if (count == word) continue;
      if (i == raw.size()) break;
    }
    if (raw[i] != '%') {
      put(raw[i] == '+' ? ' ' : raw[i]);
      ++i;
      continue;
    }
    for (; i < raw.size() && raw[i] == '%'; ++i) {  // escapes mostly follow each other
      const int high = i + 2 < raw.size() ? hex_digits[static_cast<unsigned char>(raw[i + 1])] : -1;
      const int low = i + 2 < raw.size() ? hex_digits[static_cast<unsigned char>(raw[i + 2])] : -1;
      const bool escape = (high | low) >= 0;
      put(escape ? static_cast<char>(high * 16 + low) : '%');
      i += escape ? 2 : 0;
    }
  }
  const auto size = static_cast<std::size_t>(out - begin);
  if (is_short) {
    name.text.assign(begin, size);
  } else {
    name.text.resize(size);
  }
  if ((bits & top_bits) != 0) name.invalid_utf8 = make_valid_utf8(name.text);
  return name;
}

}  // namespace segue::data
