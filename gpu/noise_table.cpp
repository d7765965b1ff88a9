// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/base/alias_table.h"
#include "core/base/random.h"
#include "gpu/trainer.h"

namespace segue::gpu {

std::vector<NoiseSlot> noise_table(std::span<const std::uint64_t> counts, double exponent) {
  return alias_slots<NoiseSlot>(counts, exponent);
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
