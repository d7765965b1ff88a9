// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_noise.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace segue::models {

NoiseTable::NoiseTable(std::span<const std::uint64_t> counts, double exponent) : slots_(counts.size()) {
  const std::size_t n = counts.size();
  // Relative to the most heard, so that no exponent overflows.
  const auto most = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
  std::vector<double> share(n, 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
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
    slots_[poor] = {static_cast<std::uint32_t>(std::min(share[poor] * 0x1p32, 0x1p32 - 1)), rich};
    share[rich] -= 1 - share[poor];
    if (share[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  // What rounding has left over is full; a slot of weight 0 among it must still never be drawn.
  const auto heard = static_cast<std::uint32_t>(
      std::find_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; }) - counts.begin());
  for (const auto* rest : {&small, &large}) {
    for (const std::uint32_t i : *rest) slots_[i] = {0, counts[i] > 0 ? i : heard};
  }
}

}  // namespace segue::models
