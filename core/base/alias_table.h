// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace segue {

/// counts[i] ^ exponent as shares of the largest of them, which is 1: of the most heard, or of the least heard where the exponent
/// is negative. No finite exponent overflows; what is too small for a double is 0. Counts of 0 weigh 0.
[[nodiscard]] inline std::vector<double> relative_weights(std::span<const std::uint64_t> counts, double exponent) {
  std::uint64_t of_most = 0;
  for (const std::uint64_t count : counts) {
    if (count > 0 && (of_most == 0 || (exponent < 0 ? count < of_most : count > of_most))) of_most = count;
  }
  std::vector<double> weights(counts.size(), 0.0);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) weights[i] = std::pow(static_cast<double>(counts[i]) / static_cast<double>(of_most), exponent);
  }
  return weights;
}

/// Slots to draw i by counts[i] ^ exponent from in constant time (alias method: Walker 1977, Vose 1991). A count of 0 is never
/// drawn; at least one must be positive. Slot: {threshold, the share of the slot that is its own, times 2³²; alias, who gets the
/// rest}, each a std::uint32_t.
template <class Slot>
[[nodiscard]] std::vector<Slot> alias_slots(std::span<const std::uint64_t> counts, double exponent) {
  const std::size_t n = counts.size();
  std::vector<Slot> made(n);
  std::vector<double> share = relative_weights(counts, exponent);
  const auto most = static_cast<std::uint32_t>(std::max_element(share.begin(), share.end()) - share.begin());
  const double sum = std::accumulate(share.begin(), share.end(), 0.0);
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
    made[poor] = {static_cast<std::uint32_t>(std::min(share[poor] * 0x1p32, 0x1p32 - 1)), rich};
    share[rich] -= 1 - share[poor];
    if (share[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  // What rounding has left over is full; but one that is hardly ever drawn is still not drawn by the whole of its slot.
  for (const auto* rest : {&small, &large}) {
    for (const std::uint32_t i : *rest) made[i] = {0, share[i] > 0.5 ? i : most};
  }
  return made;
}

}  // namespace segue
