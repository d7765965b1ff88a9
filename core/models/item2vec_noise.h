// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/prefetch.h"
#include "core/data/dataset.h"

namespace segue::models {

/// Draws artists in proportion to given weights in constant time (alias method: Walker 1977, Vose 1991).
class NoiseTable {
 public:
  /// Weights counts[i] ^ exponent; artists with a count of 0 are never drawn. At least one count must be positive.
  NoiseTable(std::span<const std::uint64_t> counts, double exponent);
  /// The artist that 64 random bits stand for.
  [[nodiscard]] data::ArtistIndex draw(std::uint64_t bits) const {
    __extension__ using wide = unsigned __int128;
    const wide product = static_cast<wide>(bits) * slots_.size();
    const auto slot = static_cast<std::uint32_t>(product >> 64U);  // uniform …
    const auto rest = static_cast<std::uint32_t>(product >> 32U);  // … and what is left of the bits, uniform too
    const Slot& s = slots_[slot];
    return static_cast<data::ArtistIndex>(rest < s.threshold ? slot : s.alias);
  }
  /// Has what `draw` will look up brought into the cache.
  void fetch(std::uint64_t bits) const {
    __extension__ using wide = unsigned __int128;
    segue::prefetch(&slots_[static_cast<std::size_t>(static_cast<wide>(bits) * slots_.size() >> 64U)]);
  }

 private:
  struct Slot {
    std::uint32_t threshold;  ///< share of the slot that is its own, times 2³²
    std::uint32_t alias;      ///< who gets the rest
  };
  std::vector<Slot> slots_;
};

}  // namespace segue::models
