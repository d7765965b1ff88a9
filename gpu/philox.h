// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#if defined(__CUDACC__)
#define SEGUE_HOST_DEVICE __host__ __device__ __forceinline__
#else
#define SEGUE_HOST_DEVICE inline
#endif

namespace segue::gpu {

/// 128 random bits.
struct Bits {
  std::uint32_t word[4];
};

/// What random numbers are for: the last word of the counter, so that no two uses share any.
enum class Draw : std::uint32_t { window = 1, noise = 2, keep = 3 };

/// Philox 4×32-10 (Salmon, Moraes, Dror & Shaw 2011): a function of key and counter alone, so that what is drawn depends neither
/// on the number of blocks nor on who draws it.
SEGUE_HOST_DEVICE Bits philox(std::uint64_t key, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  std::uint32_t k0 = static_cast<std::uint32_t>(key);
  std::uint32_t k1 = static_cast<std::uint32_t>(key >> 32U);
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * a;
    const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c;
    a = static_cast<std::uint32_t>(p1 >> 32U) ^ b ^ k0;
    b = static_cast<std::uint32_t>(p1);
    c = static_cast<std::uint32_t>(p0 >> 32U) ^ d ^ k1;
    d = static_cast<std::uint32_t>(p0);
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  return {{a, b, c, d}};
}

/// Uniform in 0 … n − 1; the bias is below n / 2³².
SEGUE_HOST_DEVICE std::uint32_t below(std::uint32_t bits, std::uint32_t n) {
  return static_cast<std::uint32_t>((std::uint64_t{bits} * n) >> 32U);
}

/// Uniform in [0, 1), 24 bits.
SEGUE_HOST_DEVICE float uniform(std::uint32_t bits) { return static_cast<float>(bits >> 8U) * 0x1p-24F; }

/// Where a play's window is drawn from.
SEGUE_HOST_DEVICE std::uint32_t window_bits(std::uint64_t seed, std::uint32_t epoch, std::uint32_t sequence, std::uint32_t play) {
  return philox(seed, play, sequence, epoch, static_cast<std::uint32_t>(Draw::window)).word[0];
}

/// Whether sub-sampling keeps a play: `bits` below the artist's chance.
SEGUE_HOST_DEVICE std::uint32_t keep_bits(std::uint64_t seed, std::uint32_t epoch, std::uint32_t sequence, std::uint32_t play) {
  return philox(seed, play, sequence, epoch, static_cast<std::uint32_t>(Draw::keep)).word[0];
}

/// 64 bits for noise artist `j` of a step of a parcel (see train_kernel.h).
SEGUE_HOST_DEVICE void noise_bits(std::uint64_t seed, std::uint32_t epoch, std::uint32_t parcel, std::uint32_t step,
                                  std::uint32_t j, std::uint32_t& slot, std::uint32_t& rest) {
  const Bits bits = philox(seed, step, parcel, epoch, static_cast<std::uint32_t>(Draw::noise) | j << 8U);
  slot = bits.word[0];
  rest = bits.word[1];
}

/// A place of an alias table (Walker 1977, Vose 1991).
struct NoiseSlot {
  std::uint32_t threshold;  ///< share of the slot that is its own, times 2³²
  std::uint32_t alias;      ///< who gets the rest
};

SEGUE_HOST_DEVICE std::int32_t draw_noise(const NoiseSlot* table, std::uint32_t artists, std::uint32_t slot_bits,
                                          std::uint32_t rest) {
  const std::uint32_t slot = below(slot_bits, artists);
  return static_cast<std::int32_t>(rest < table[slot].threshold ? slot : table[slot].alias);
}

}  // namespace segue::gpu
