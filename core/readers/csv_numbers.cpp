// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HWY_WANT_AVX3_DL
#define HWY_WANT_AVX3_DL
#endif
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/csv_numbers.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                            // must come before highway.h
//
#include <algorithm>

#include "core/readers/csv_numbers.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace segue::data::csv::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Words = hn::CappedTag<std::uint64_t, 8>;

/// All bits of the bytes, of eight, that are no digits, and of those in front of them.
template <class V>
HWY_INLINE V not_of_number(Words d, V bytes) {
  const hn::Repartition<std::uint8_t, Words> d8;
  const auto from_nought = hn::Sub(hn::BitCast(d8, bytes), hn::Set(d8, '0'));
  const auto is_digit = hn::Eq(hn::Min(from_nought, hn::Set(d8, 9)), from_nought);
  auto other = hn::BitCast(d, hn::Not(hn::VecFromMask(d8, is_digit)));
  other = hn::Or(other, hn::ShiftRight<8>(other));
  other = hn::Or(other, hn::ShiftRight<16>(other));
  return hn::Or(other, hn::ShiftRight<32>(other));
}

/// The number that ends with the last of eight bytes.
template <class V>
HWY_INLINE V number_of(Words d, V bytes, V other) {
  const hn::Repartition<std::uint16_t, Words> d16;
  const hn::Repartition<std::uint32_t, Words> d32;
  const auto ones = hn::BitCast(d16, hn::AndNot(other, hn::Xor(bytes, hn::Set(d, 0x3030303030303030ULL))));
  // The more significant of two lies before the other, that is, in the lower half.
  const auto pairs = hn::And(hn::Add(hn::Mul(ones, hn::Set(d16, 10)), hn::ShiftRight<8>(ones)), hn::Set(d16, 0xFF));
  const auto hundreds = hn::BitCast(d32, hn::Mul(pairs, hn::Set(d16, 100)));
  const auto fours = hn::And(hn::Add(hundreds, hn::ShiftRight<16>(hn::BitCast(d32, pairs))), hn::Set(d32, 0xFFFF));
  return hn::Add(hn::MulEven(fours, hn::Set(d32, 10000)), hn::ShiftRight<32>(hn::BitCast(d, fours)));
}

/// Stores the lower halves of two vectors of words one after the other.
template <class V>
HWY_INLINE void store_halves(Words d, V low, V high, std::uint32_t* to) {
  const hn::Repartition<std::uint32_t, Words> d32;
  static_cast<void>(d);
  hn::StoreU(hn::ConcatEven(d32, hn::BitCast(d32, high), hn::BitCast(d32, low)), d32, to);
}

/// The eight bytes in front of each of the `count` bits of a word's; some more are written.
HWY_INLINE void gather_eights(const char* word, std::uint64_t bits, std::size_t count, std::uint64_t* to) {
#if HWY_TARGET <= HWY_AVX3_DL
  const hn::FixedTag<std::uint8_t, 64> d8;
  const hn::FixedTag<std::uint64_t, 8> d;
  const hn::RebindToSigned<decltype(d)> di;
  const hn::Rebind<std::uint8_t, decltype(d)> d8_part;
  const auto places = hn::Compress(hn::Iota(d8, 0), hn::LoadMaskBits(d8, reinterpret_cast<const std::uint8_t*>(&bits)));
  const auto* const base = reinterpret_cast<const std::uint64_t*>(word - 8);
  const auto gather = [&](auto eight) HWY_ATTR {
    return hn::GatherOffset(d, base, hn::BitCast(di, hn::PromoteTo(d, hn::PromoteTo(hn::FixedTag<std::uint32_t, 8>(), eight))));
  };
  hn::StoreU(gather(hn::LowerHalf(hn::LowerHalf(hn::LowerHalf(places)))), d, to);
  if (count <= 8) return;
  alignas(64) std::uint8_t all[64];
  hn::Store(places, d8, all);
  for (std::size_t i = 8; i < count; i += 8) hn::StoreU(gather(hn::LoadU(d8_part, all + i)), d, to + i);
#else
  constexpr std::uint64_t top = std::uint64_t{1} << 63U;  // so that there always is a bit, whether it counts or not
  const auto put = [&](std::size_t i) HWY_ATTR {
    std::memcpy(to + i, word + std::countr_zero(bits | top) - 8, 8);
    bits &= bits - 1;
  };
  for (std::size_t i = 0; i < 8; ++i) put(i);  // always: nobody can guess how many there are
  for (std::size_t i = 8; i < count; ++i) put(i);
#endif
}

void read_numbers(const char* text, std::size_t words, const std::uint64_t* ends, std::uint32_t* values) {
  constexpr std::size_t step = 32;  // words: what has been gathered is still in the level-1 cache when it is read
  const Words d;
  const std::size_t lanes = hn::Lanes(d);
  std::uint64_t digits[step * 32 + 24];
  for (std::size_t begin = 0; begin < words; begin += step) {
    std::uint64_t* to = digits;
    for (std::size_t w = begin; w < std::min(words, begin + step); ++w) {
      const std::size_t count = hwy::PopCount(ends[w]);
      gather_eights(text + w * 64, ends[w], count, to);
      to += count;
    }
    const auto count = static_cast<std::size_t>(to - digits);
    for (std::size_t i = 0; i < count; i += 2 * lanes) {
      const auto low = hn::LoadU(d, digits + i);
      const auto high = hn::LoadU(d, digits + i + lanes);
      store_halves(d, number_of(d, low, not_of_number(d, low)), number_of(d, high, not_of_number(d, high)), values + i);
    }
    values += count;
  }
}

void read_fields(const char* text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count,
                 std::uint32_t* values) {
  const Words d;
  const hn::Repartition<std::uint8_t, Words> d8;
  const std::size_t lanes = hn::Lanes(d);
  std::uint64_t digits[room_for_fields];
  std::uint64_t lengths[room_for_fields];
  for (std::size_t i = 0; i < count; ++i) std::memcpy(digits + i, text + ends[i] - 8, 8);
  for (std::size_t i = 0; i < count; ++i) lengths[i] = ends[i] - begins[i];
  const auto read = [&](std::size_t i) {
    const auto bytes = hn::LoadU(d, digits + i);
    const auto length = hn::LoadU(d, lengths + i);
    const auto other = not_of_number(d, bytes);
    const auto ones = hn::BitCast(d8, hn::AndNot(other, hn::Set(d, 0x0101010101010101ULL)));
    const auto good = hn::And(hn::Eq(hn::SumsOf8(ones), length), hn::Ne(length, hn::Zero(d)));
    return hn::IfThenElse(good, number_of(d, bytes, other), hn::Set(d, no_number));
  };
  for (std::size_t i = 0; i < count; i += 2 * lanes) store_halves(d, read(i), read(i + lanes), values + i);
}

}  // namespace segue::data::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data::csv {
HWY_EXPORT(read_numbers);
HWY_EXPORT(read_fields);

void read_numbers(const char* text, std::size_t words, const std::uint64_t* ends, std::uint32_t* values) {
  HWY_DYNAMIC_DISPATCH(read_numbers)(text, words, ends, values);
}

void read_fields(const char* text, const std::uint32_t* begins, const std::uint32_t* ends, std::size_t count,
                 std::uint32_t* values) {
  HWY_DYNAMIC_DISPATCH(read_fields)(text, begins, ends, count, values);
}

}  // namespace segue::data::csv
#endif
