// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/draw.h"

#include <algorithm>
#include <array>
#include <bit>

namespace segue::data::sample {
namespace {

__extension__ using wide = unsigned __int128;

constexpr std::uint64_t one_q62 = std::uint64_t{1} << 62U;

constexpr std::uint64_t square_root(wide x) {
  std::uint64_t root = 0;
  for (int bit = 63; bit >= 0; --bit) {
    const std::uint64_t candidate = root | std::uint64_t{1} << static_cast<unsigned>(bit);
    if (static_cast<wide>(candidate) * candidate <= x) root = candidate;
  }
  return root;
}

/// 2^(1/2), 2^(1/4), 2^(1/8), … with 62 digits after the binary point.
constexpr std::array<std::uint64_t, 32> make_roots_of_two() {
  std::array<std::uint64_t, 32> roots{};
  wide value = static_cast<wide>(2) * one_q62;
  for (std::uint64_t& root : roots) {
    root = square_root(value * one_q62);
    value = root;
  }
  return roots;
}
constexpr std::array<std::uint64_t, 32> roots_of_two = make_roots_of_two();

/// log2(x) for x >= 1, with 32 digits after the binary point, by repeated squaring.
std::uint64_t log2_q32(std::uint64_t x) {
  const auto whole = static_cast<unsigned>(std::bit_width(x)) - 1U;
  std::uint64_t mantissa = x << (62U - whole);
  std::uint64_t fraction = 0;
  for (int i = 0; i < 32; ++i) {
    mantissa = static_cast<std::uint64_t>((static_cast<wide>(mantissa) * mantissa) >> 62U);
    fraction <<= 1U;
    if (mantissa >= 2 * one_q62) {
      fraction |= 1U;
      mantissa >>= 1U;
    }
  }
  return (std::uint64_t{whole} << 32U) | fraction;
}

/// 2^(32 − y), at least 1, for y with 32 digits after the binary point.
std::uint64_t weight_of(wide y) {
  const auto whole = static_cast<std::uint64_t>(y >> 32U);
  const auto fraction = static_cast<std::uint32_t>(y);
  // 2^-(whole + f) = 2^(1 − f) / 2^(whole + 1)
  const std::uint64_t halvings = fraction == 0 ? whole : whole + 1;
  if (halvings > 32) return 1;
  const std::uint32_t up = fraction == 0 ? 0 : static_cast<std::uint32_t>(-fraction);
  std::uint64_t power = one_q62;
  for (unsigned bit = 0; bit < 32; ++bit) {
    if ((up >> (31U - bit)) & 1U) power = static_cast<std::uint64_t>((static_cast<wide>(power) * roots_of_two[bit]) >> 62U);
  }
  return std::max<std::uint64_t>(1, (power >> 30U) >> halvings);
}

/// A distribution function of lengths: so many in a million are at most `length`; evenly spread between two knots.
struct Knot {
  std::uint32_t per_million;
  std::uint32_t length;
};

template <std::size_t N>
std::uint32_t draw_length(Random& random, const std::array<Knot, N>& knots) {
  const auto u = static_cast<std::uint32_t>(random.below(1'000'000));
  Knot before{0, 0};
  for (const Knot& knot : knots) {
    if (u < knot.per_million) {
      const std::uint64_t share = std::uint64_t{knot.length - before.length} * (u - before.per_million);
      return before.length + 1 + static_cast<std::uint32_t>(share / (knot.per_million - before.per_million));
    }
    before = knot;
  }
  return before.length;
}

constexpr std::array<Knot, 18> session_knots{{{186'000, 1},
                                              {280'000, 2},
                                              {350'000, 3},
                                              {420'000, 4},
                                              {475'000, 5},
                                              {525'000, 6},
                                              {610'000, 8},
                                              {680'000, 10},
                                              {800'000, 15},
                                              {865'000, 20},
                                              {928'000, 30},
                                              {952'000, 39},
                                              {980'000, 60},
                                              {994'000, 100},
                                              {999'000, 200},
                                              {999'880, 500},
                                              {999'980, 1000},
                                              {1'000'000, 4914}}};

constexpr std::array<Knot, 13> playlist_knots{{{60'000, 1},
                                               {100'000, 2},
                                               {180'000, 4},
                                               {300'000, 7},
                                               {400'000, 10},
                                               {505'000, 14},
                                               {610'000, 20},
                                               {720'000, 30},
                                               {830'000, 50},
                                               {910'000, 80},
                                               {955'000, 120},
                                               {985'000, 199},
                                               {1'000'000, 200}}};

}  // namespace

std::vector<std::uint64_t> zipf_weights(std::uint64_t count, double exponent) {
  const auto exponent_q32 = static_cast<std::uint64_t>(exponent * 0x1p32);  // exact but for the cut: a power of two
  std::vector<std::uint64_t> weights(count);
  for (std::uint64_t rank = 1; rank <= count; ++rank) {
    weights[rank - 1] = weight_of((static_cast<wide>(exponent_q32) * log2_q32(rank)) >> 32U);
  }
  return weights;
}

AliasTable::AliasTable(std::span<const std::uint64_t> weights) : keep_(weights.size()), alias_(weights.size()) {
  const std::size_t n = weights.size();
  wide total = 0;
  for (const std::uint64_t w : weights) total += w;
  // A column holds `total`; entry i brings weights[i] · n. Small ones are filled up from large ones.
  std::vector<wide> left(n);
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::size_t i = 0; i < n; ++i) {
    left[i] = static_cast<wide>(weights[i]) * n;
    (left[i] < total ? small : large).push_back(static_cast<std::uint32_t>(i));
  }
  while (!small.empty()) {
    const std::uint32_t poor = small.back();
    small.pop_back();
    const std::uint32_t rich = large.back();
    // left < total < 2^64, so the quotient fits 64 bits.
    keep_[poor] = static_cast<std::uint64_t>((left[poor] << 64U) / total);
    alias_[poor] = rich;
    left[rich] -= total - left[poor];
    if (left[rich] < total) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  for (const std::uint32_t full : large) {
    keep_[full] = ~std::uint64_t{0};
    alias_[full] = full;
  }
}

ZipfRanks::ZipfRanks(std::uint64_t count, double exponent) : sums_(zipf_weights(count, exponent)) {
  for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
}

std::uint32_t ZipfRanks::draw(Random& random, std::uint32_t n) const {
  if (n == 1) return 0;
  const std::uint64_t point = random.below(sums_[n - 1]);
  return static_cast<std::uint32_t>(std::upper_bound(sums_.begin(), sums_.begin() + n, point) - sums_.begin());
}

std::uint32_t session_length(Random& random) { return draw_length(random, session_knots); }
std::uint32_t playlist_length(Random& random) { return draw_length(random, playlist_knots); }

}  // namespace segue::data::sample
