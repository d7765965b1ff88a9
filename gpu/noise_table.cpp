// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/base/random.h"
#include "gpu/trainer.h"

namespace segue::gpu {

std::vector<NoiseSlot> noise_table(std::span<const std::uint64_t> counts, double exponent) {
  const std::size_t n = counts.size();
  std::vector<NoiseSlot> slots(n);
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

std::vector<std::uint32_t> epoch_order(std::span<const std::uint32_t> sequences, std::uint64_t seed, std::uint32_t epoch) {
  std::vector<std::uint32_t> order(sequences.begin(), sequences.end());
  Random random(seed, ~std::uint64_t{epoch});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

std::uint32_t shared_noise(const TrainOptions& o) {
  double weight = 0;
  const auto window = static_cast<double>(o.before.size());
  for (std::size_t d = 0; d < o.before.size(); ++d) {
    const double reached = o.random_window ? (window - static_cast<double>(d)) / window : 1;
    weight += reached * static_cast<double>(o.before[d] + o.after[d]);
  }
  if (o.cbow) weight = 1;
  return static_cast<std::uint32_t>(std::clamp(std::ceil(0.8 * o.negatives * weight / 4 - 1e-9) * 4, 4.0, 32.0));
}

}  // namespace segue::gpu
