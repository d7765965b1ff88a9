// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/readers/url_decode.h"

namespace segue::tables {
namespace {

using CodePoints = std::array<std::uint16_t, 128>;

// Characters of the bytes 80 … FF. Windows-1252's five empty places are the control characters of Latin-1, as browsers have it.
constexpr CodePoints latin1{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D,
    0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D,
    0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC,
    0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB,
    0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA,
    0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3, 0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9,
    0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8,
    0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7,
    0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF};
constexpr CodePoints mac_roman{
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9,
    0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9,
    0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8,
    0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0,
    0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178,
    0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB,
    0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7};

constexpr std::size_t chunk = std::size_t{1} << 16U;

void append_utf8(std::string& to, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { to.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

void decode_bytes(std::string_view raw, const CodePoints& table, std::string& to) {
  std::size_t at = 0;
  while (at < raw.size()) {
    std::size_t end = at;
    while (end < raw.size() && static_cast<unsigned char>(raw[end]) < 0x80) ++end;
    to.append(raw.substr(at, end - at));
    for (; end < raw.size() && static_cast<unsigned char>(raw[end]) >= 0x80; ++end) {
      append_utf8(to, table[static_cast<unsigned char>(raw[end]) - 0x80U]);
    }
    at = end;
  }
}

/// Decodes what is whole in `raw`; returns how many bytes that were. `last`: nothing follows.
std::size_t decode_utf16(std::string_view raw, bool big_endian, bool last, std::string& to) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<std::uint32_t>(static_cast<unsigned char>(raw[i]));
    const auto b = static_cast<std::uint32_t>(static_cast<unsigned char>(raw[i + 1]));
    return big_endian ? (a << 8U) | b : (b << 8U) | a;
  };
  constexpr char invalid = '\xFF';
  std::size_t at = 0;
  while (at + 2 <= raw.size()) {
    const std::uint32_t first = unit(at);
    if (first < 0xD800 || first > 0xDFFF) {
      append_utf8(to, first);
      at += 2;
      continue;
    }
    if (first >= 0xDC00) {
      to.push_back(invalid);
      at += 2;
      continue;
    }
    if (at + 4 > raw.size()) {
      if (!last) return at;
      to.push_back(invalid);
      at += 2;
      continue;
    }
    const std::uint32_t second = unit(at + 2);
    if (second < 0xDC00 || second > 0xDFFF) {
      to.push_back(invalid);
      at += 2;
      continue;
    }
    append_utf8(to, 0x10000U + ((first - 0xD800U) << 10U) + (second - 0xDC00U));
    at += 4;
  }
  if (last && at < raw.size()) {
    to.push_back(invalid);
    at = raw.size();
  }
  return at;
}

std::size_t mark_bytes(std::string_view head, Encoding encoding) {
  if (encoding == Encoding::utf8 && head.starts_with("\xEF\xBB\xBF")) return 3;
  if (encoding == Encoding::utf16_le && head.starts_with("\xFF\xFE")) return 2;
  if (encoding == Encoding::utf16_be && head.starts_with("\xFE\xFF")) return 2;
  return 0;
}

/// Bytes of the well-formed character at `at`: 0 where there is none; more than are left where the text ends within it.
std::size_t character_bytes(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= text.size()) return size;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (i == 1 && lead == 0xE0) low = 0xA0;
    if (i == 1 && lead == 0xED) high = 0x9F;
    if (i == 1 && lead == 0xF0) low = 0x90;
    if (i == 1 && lead == 0xF4) high = 0x8F;
    if (byte(at + i) < low || byte(at + i) > high) return 0;
  }
  return size;
}

enum class Kind : std::uint8_t { lower, upper, typographic, other };

Kind kind_of(std::uint16_t c) {
  if (c == 0xD7 || c == 0xF7) return Kind::other;
  if (c >= 0xDF && c <= 0xFF) return Kind::lower;
  if (c >= 0xC0 && c <= 0xDE) return Kind::upper;
  if (c == 0x153 || c == 0x161 || c == 0x17E) return Kind::lower;
  if (c == 0x152 || c == 0x160 || c == 0x178 || c == 0x17D) return Kind::upper;
  if ((c >= 0x2013 && c <= 0x201E) || c == 0x2026 || c == 0xA0) return Kind::typographic;
  return Kind::other;
}

/// How well the high bytes make words: letters count for the table, capitals behind small letters and symbols against it.
std::int64_t plausibility(std::string_view text, const CodePoints& table) {
  std::int64_t score = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) continue;
    const bool behind_small = i > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z';
    switch (kind_of(table[byte - 0x80U])) {
      case Kind::lower: score += 2; break;
      case Kind::upper: score += behind_small ? -1 : 2; break;
      case Kind::typographic: score += 1; break;
      case Kind::other: score -= 1; break;
    }
  }
  return score;
}

}  // namespace

EncodingGuess detect_encoding(std::string_view head) {
  EncodingGuess guess;
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be}) {
    if (mark_bytes(head, encoding) == 0) continue;
    guess.encoding = encoding;
    guess.marked = true;
    return guess;
  }
  std::array<std::size_t, 2> zeros{0, 0};
  const std::size_t looked_at = std::min(head.size(), chunk);
  for (std::size_t i = 0; i < looked_at; ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
  if (zeros[1] * 20 > looked_at && zeros[0] * 20 < zeros[1]) {
    guess.encoding = Encoding::utf16_le;
    return guess;
  }
  if (zeros[0] * 20 > looked_at && zeros[1] * 20 < zeros[0]) {
    guess.encoding = Encoding::utf16_be;
    return guess;
  }
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t size = character_bytes(head, at);
    if (size > head.size() - at) {
      guess.complete = false;
      break;
    }
    valid += size > 1 ? 1U : 0U;
    invalid += size == 0 ? 1U : 0U;
    at += std::max<std::size_t>(size, 1);
  }
  if (valid >= 4 * invalid) return guess;  // a few broken names do not make it another encoding
  guess.certain = false;
  guess.complete = true;
  guess.encoding = plausibility(head, mac_roman) > plausibility(head, latin1) ? Encoding::mac_roman : Encoding::latin1;
  return guess;
}

RowsByEncoding rows_by_encoding(std::string_view head) {
  RowsByEncoding rows;
  std::uint64_t line = 1;
  for (std::size_t at = 0; at < head.size(); ++line) {
    const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
    const std::string_view row = head.substr(at, end - at);
    at = end + (head.substr(end).starts_with("\r\n") ? 2 : 1);
    bool accents = false;
    bool valid = true;
    for (std::size_t i = 0; i < row.size() && valid;) {
      const std::size_t size = character_bytes(row, i);
      accents = accents || size != 1;
      valid = size > 0 && size <= row.size() - i;
      i += size;
    }
    if (!accents) continue;
    std::uint64_t& first = valid ? rows.first_utf8 : rows.first_other;
    if (first == 0) first = line;
    if (valid && rows.utf8 == 0) rows.first_utf8_row = row;
    ++(valid ? rows.utf8 : rows.other);
  }
  return rows;
}

DecodedText::DecodedText(data::ByteSource& source, std::string head, Encoding encoding)
    : source_(source), head_(std::move(head)), encoding_(encoding) {
  head_at_ = mark_bytes(head_, encoding_);
  taken_ = head_at_;
}

std::size_t DecodedText::read_raw(std::span<char> to) {
  std::size_t done = std::min(to.size(), head_.size() - head_at_);
  std::memcpy(to.data(), head_.data() + head_at_, done);
  head_at_ += done;
  if (head_at_ == head_.size() && !head_.empty()) {
    head_ = std::string();
    head_at_ = 0;
  }
  if (done < to.size()) done += source_.read(to.subspan(done));
  taken_ += done;
  return done;
}

void DecodedText::decode_more() {
  const std::size_t before = raw_.size();
  raw_.resize(before + chunk);
  const std::size_t got = read_raw({raw_.data() + before, chunk});
  raw_.resize(before + got);
  ended_ = got < chunk;
  decoded_.clear();
  decoded_at_ = 0;
  switch (encoding_) {
    case Encoding::latin1: decode_bytes(raw_, latin1, decoded_); break;
    case Encoding::mac_roman: decode_bytes(raw_, mac_roman, decoded_); break;
    default: raw_.erase(0, decode_utf16(raw_, encoding_ == Encoding::utf16_be, ended_, decoded_)); return;
  }
  raw_.clear();
}

std::size_t DecodedText::read(std::span<char> to) {
  if (encoding_ == Encoding::utf8 || encoding_ == Encoding::automatic) return read_raw(to);
  std::size_t done = 0;
  while (done < to.size()) {
    if (decoded_at_ == decoded_.size()) {
      if (ended_) break;
      decode_more();
      continue;
    }
    const std::size_t count = std::min(to.size() - done, decoded_.size() - decoded_at_);
    std::memcpy(to.data() + done, decoded_.data() + decoded_at_, count);
    done += count;
    decoded_at_ += count;
  }
  return done;
}

std::string decode_head(std::string_view head, Encoding encoding, bool& invalid) {
  head.remove_prefix(mark_bytes(head, encoding));
  std::string out;
  switch (encoding) {
    case Encoding::latin1: decode_bytes(head, latin1, out); break;
    case Encoding::mac_roman: decode_bytes(head, mac_roman, out); break;
    case Encoding::utf16_le:
    case Encoding::utf16_be: decode_utf16(head, encoding == Encoding::utf16_be, false, out); break;
    case Encoding::automatic:
    case Encoding::utf8:
      // A character that the end of the head cuts is not the file's fault.
      for (std::size_t back = 1; back <= std::min<std::size_t>(3, head.size()); ++back) {
        const auto byte = static_cast<unsigned char>(head[head.size() - back]);
        if (byte < 0x80) break;
        if (byte < 0xC0) continue;
        const std::size_t size = character_bytes(head, head.size() - back);
        if (size > back) head.remove_suffix(back);
        break;
      }
      out = head;
      break;
  }
  invalid = data::make_valid_utf8(out);
  return out;
}

}  // namespace segue::tables
