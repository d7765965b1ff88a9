// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/friedman_exact.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace segue::evaluation {
namespace {

constexpr std::size_t most_models = 7;       // 5,040 orders
constexpr std::size_t most_rows = 200;       // of more the approximation is good
constexpr std::size_t most_steps = 300'000;  // sums times orders, over all rows

using Row = std::vector<std::int32_t>;  // twice the ranks, or sums of them

// Row `r`, ascending: mean ranks are halves.
Row doubled(std::span<const double> ranks, std::size_t models, std::size_t r) {
  Row row;
  for (std::size_t m = 0; m < models; ++m) row.push_back(static_cast<std::int32_t>(std::lround(2 * ranks[r * models + m])));
  return row;
}

// Σ (sum − mean)² but for a constant: Friedman's statistic grows with it.
double spread(const Row& sums) {
  double squares = 0;
  for (const std::int32_t sum : sums) squares += static_cast<double>(sum) * sum;
  return squares;
}

double distinct_orders(Row row) {
  std::sort(row.begin(), row.end());
  double orders = 1;
  std::size_t run = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    run = i > 0 && row[i] == row[i - 1] ? run + 1 : 1;
    orders *= static_cast<double>(i + 1) / static_cast<double>(run);
  }
  return orders;
}

}  // namespace

double friedman_exact_p(std::span<const double> ranks, std::size_t models) {
  const std::size_t rows = ranks.size() / models;
  Row observed(models, 0);
  bool alike = true;
  for (std::size_t r = 0; r < rows; ++r) {
    const Row row = doubled(ranks, models, r);
    alike = alike && row == doubled(ranks, models, 0);
    for (std::size_t m = 0; m < models; ++m) observed[m] += row[m];
  }
  if (alike) return std::pow(std::round(distinct_orders(doubled(ranks, models, 0))), 1 - static_cast<double>(rows));
  if (models > most_models || rows > most_rows) return std::numeric_limits<double>::quiet_NaN();

  // The statistic does not look at which model is which, so sums are kept in ascending order.
  std::map<Row, double> chances{{Row(models, 0), 1.0}};
  std::size_t steps = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    Row row = doubled(ranks, models, r);
    std::sort(row.begin(), row.end());
    const double orders = std::round(distinct_orders(row));
    steps += chances.size() * static_cast<std::size_t>(orders);
    if (steps > most_steps) return std::numeric_limits<double>::quiet_NaN();
    std::map<Row, double> next;
    do {
      for (const auto& [sums, chance] : chances) {
        Row with = sums;
        for (std::size_t m = 0; m < models; ++m) with[m] += row[m];
        std::sort(with.begin(), with.end());
        next[std::move(with)] += chance / orders;
      }
    } while (std::next_permutation(row.begin(), row.end()));
    chances = std::move(next);
  }
  double p = 0;
  const double least = spread(observed);
  for (const auto& [sums, chance] : chances) {
    if (spread(sums) >= least) p += chance;
  }
  return std::min(1.0, p);
}

}  // namespace segue::evaluation
