// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/effects.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::evaluation {
namespace {

double cohen_dz(std::span<const double> differences) {
  const auto n = static_cast<double>(differences.size());
  double mean = 0;
  for (const double difference : differences) mean += difference;
  mean /= n;
  const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
  if (*least == *most) {
    if (*least == 0) return 0;
    if (differences.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    return std::copysign(std::numeric_limits<double>::infinity(), *least);
  }
  double squares = 0;
  for (const double difference : differences) squares += (difference - mean) * (difference - mean);
  return mean / std::sqrt(squares / (n - 1));
}

}  // namespace

Effects effects_of(std::span<const double> differences) {
  Effects effects;
  if (differences.empty()) return effects;
  for (const double difference : differences) {
    effects.better += difference > 0 ? 1U : 0U;
    effects.worse += difference < 0 ? 1U : 0U;
  }
  effects.equal = differences.size() - effects.better - effects.worse;
  effects.superiority =
      (static_cast<double>(effects.better) + 0.5 * static_cast<double>(effects.equal)) / static_cast<double>(differences.size());
  effects.cohen_dz = cohen_dz(differences);
  return effects;
}

}  // namespace segue::evaluation
