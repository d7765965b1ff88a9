// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace segue {

/// Slots to draw i by counts[i] ^ exponent from in constant time (alias method: Walker 1977, Vose 1991). A count of 0 is never
/// drawn; at least one must be positive. Slot: {threshold, the share of the slot that is its own, times 2³²; alias, who gets the
/// rest}, each a std::uint32_t.
template <class Slot>
[[nodiscard]] std::vector<Slot> alias_slots(std::span<const std::uint64_t> counts, double exponent) {
  const std::size_t n = counts.size();
  std::vector<Slot> slots(n);
  std::vector<double> share(n, 0.0);
  const auto most = n == 0 ? 0.0 : static_cast<double>(*std::max_element(counts.begin(), counts.end()));
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    // Relative to the most heard, so that no exponent overflows.
    if (counts[i] > 0) share[i] = std::pow(static_cast<double>(counts[i]) / most, exponent);
    sum += share[i];
  }
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::size_t i = 0; i < n; ++i) {
    share[i] *= static_cast<double>(n) / sum;
    (share[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back();
    const std::uint32_t rich = large.back();
    small.pop_back();
    slots[poor] = {static_cast<std::uint32_t>(std::min(share[poor] * 0x1p32, 0x1p32 - 1)), rich};
    share[rich] -= 1 - share[poor];
    if (share[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  // What rounding has left over is full; an artist of weight 0 among it must still never be drawn.
  const auto heard = static_cast<std::uint32_t>(
      std::find_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; }) - counts.begin());
  for (const auto* rest : {&small, &large}) {
    for (const std::uint32_t i : *rest) slots[i] = {0, counts[i] > 0 ? i : heard};
  }
  return slots;
}

}  // namespace segue
