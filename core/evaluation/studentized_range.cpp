// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/studentized_range.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace segue::evaluation {
namespace {

double phi(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi); }
double cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

}  // namespace

// The largest of the k lies at z with density k φ(z) Φ(z)^(k−1); the others are not all within q of it with probability
// 1 − (1 − Φ(z − q) / Φ(z))^(k−1).
double normal_range_p(double q, std::size_t k) {
  if (q <= 0) return 1;
  constexpr double step = 1.0 / 32;
  const auto others = static_cast<double>(k - 1);
  double sum = 0;
  for (double z = -12; z <= 12 + q; z += step) {
    const double below = cdf(z);
    const double out = cdf(z - q);
    if (below == 0) continue;
    const double within = out < below ? -std::expm1(others * std::log1p(-out / below)) : 1.0;
    sum += phi(z) * std::pow(below, others) * within;
  }
  return std::min(1.0, (others + 1) * sum * step);
}

double normal_range_quantile(double p, std::size_t k) {
  double low = 0;
  double high = 1;
  while (normal_range_p(high, k) > p) high *= 2;
  for (int halvings = 0; halvings < 60; ++halvings) {
    const double middle = 0.5 * (low + high);
    (normal_range_p(middle, k) > p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace segue::evaluation
