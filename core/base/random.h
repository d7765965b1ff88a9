// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace segue {

/// SplitMix64's finaliser: a bijection on 64 bits that scatters them well (Steele, Lea, Flood 2014).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

/// A small, fast generator (SplitMix64) with a fixed sequence per seed on every platform. Meets UniformRandomBitGenerator;
/// its own `uniform` and `below` are used instead of <random>'s distributions, which differ between standard libraries.
class Random {
 public:
  using result_type = std::uint64_t;
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}
  /// An independent stream: the same seed with another stream number gives an unrelated sequence.
  constexpr Random(std::uint64_t seed, std::uint64_t stream) : state_(mix(seed) ^ mix(~stream)) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }
  constexpr result_type operator()() {
    const std::uint64_t out = mix(state_);
    state_ += 0x9E3779B97F4A7C15ULL;
    return out;
  }
  /// Uniform in [0, 1), 53 bits.
  constexpr double uniform() { return static_cast<double>((*this)() >> 11U) * 0x1.0p-53; }
  /// Uniform in 0 … n − 1 (n > 0); the bias of the multiply-shift reduction is below n / 2^64.
  constexpr std::uint64_t below(std::uint64_t n) {
    __extension__ using wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<wide>((*this)()) * n) >> 64U);
  }

 private:
  std::uint64_t state_;
};

}  // namespace segue
