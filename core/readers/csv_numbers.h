// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace segue::data {

/// Eight digits or fewer that end in front of `end` (8 readable bytes before it) as a number. `odd` gets bits where `length` is
/// not 1 … 8 or a byte is no digit; the result then means nothing.
[[nodiscard]] inline std::uint32_t short_number(const char* end, std::size_t length, std::uint64_t& odd) {
  static_assert(std::endian::native == std::endian::little);
  odd |= static_cast<std::uint64_t>(length - 1) >> 3U;
  std::uint64_t x = 0;
  std::memcpy(&x, end - 8, 8);
  const auto shift = static_cast<unsigned>(64 - 8 * length) & 63U;
  x = ((x ^ 0x3030303030303030ULL) >> shift) << shift;  // digits become 0 … 9; what lies before them counts as zeros
  odd |= ((x + 0x7676767676767676ULL) | x) & 0x8080808080808080ULL;
  x = (x * 10 + (x >> 8U)) & 0x00FF00FF00FF00FFULL;
  x = (x * 100 + (x >> 16U)) & 0x0000FFFF0000FFFFULL;
  return static_cast<std::uint32_t>(x * 10000 + (x >> 32U));
}

namespace csv {

/// Reads the numbers of at most 8 digits whose last digits stand in front of the bits of `ends` (64 bytes of text a word), in
/// order; of longer ones, anything. Eight bytes in front of the text can be read, and 16 values more are written. About 1 ns a
/// number, bounded by instructions (Highway, run-time dispatch).
void read_numbers(const char* text, std::size_t words, const std::uint64_t* ends, std::uint32_t* values);

/// What `read_fields` says of text that is not 1 … 8 digits.
inline constexpr std::uint32_t no_number = ~std::uint32_t{0};
inline constexpr std::size_t most_fields = 128;
inline constexpr std::size_t room_for_fields = most_fields + 16;  ///< some more values are written

/// Reads `count` ≤ most_fields fields text[begins[i]] … text[ends[i] − 1] as numbers; no digit stands in front of one that is
/// shorter than 8. Eight bytes in front of each end can be read; `values` has room for room_for_fields.
void read_fields(const char* text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count,
                 std::uint32_t* values);

}  // namespace csv
}  // namespace segue::data
