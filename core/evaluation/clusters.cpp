// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/evaluation/statistics.h"

namespace segue::evaluation {
namespace {

void require_length(std::size_t got, std::size_t want) {
  if (got != want) {
    throw Error({SEGUE_TEXT("Samples to compare differ in length: %1 and %2"), {std::to_string(want), std::to_string(got)}});
  }
}

// The row of each value, and the number of rows.
std::pair<std::vector<std::uint32_t>, std::size_t> rows_of(std::span<const std::int64_t> clusters, std::size_t members) {
  std::vector<std::uint32_t> rows(members);
  std::vector<std::int64_t> numbers;
  std::uint32_t alone = 0;
  for (std::size_t i = 0; i < members; ++i) {
    if (clusters.empty() || clusters[i] < 0) {
      rows[i] = alone++;
    } else {
      numbers.push_back(clusters[i]);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (std::size_t i = 0; i < members; ++i) {
    if (clusters.empty() || clusters[i] < 0) continue;
    rows[i] = alone + static_cast<std::uint32_t>(std::lower_bound(numbers.begin(), numbers.end(), clusters[i]) - numbers.begin());
  }
  return {std::move(rows), alone + numbers.size()};
}

template <class Sum>
ClusteredMean mean_over(const Clusters& clusters, Sum sum) {
  double total = 0;
  double weight = 0;
  for (std::size_t r = 0; r < clusters.size(); ++r) {
    total += sum(r);
    weight += clusters.weights[r];
  }
  ClusteredMean result;
  result.standard_error = std::numeric_limits<double>::quiet_NaN();
  if (clusters.size() == 0) return result;
  result.mean = total / weight;
  if (clusters.size() < 2) return result;
  double squares = 0;
  for (std::size_t r = 0; r < clusters.size(); ++r) {
    const double residual = sum(r) - result.mean * clusters.weights[r];
    squares += residual * residual;
  }
  const auto n = static_cast<double>(clusters.size());
  result.standard_error = std::sqrt(squares * n / (n - 1)) / weight;
  return result;
}

}  // namespace

Clusters gather(std::span<const std::span<const double>> columns, std::span<const std::int64_t> clusters,
                std::span<const double> weights) {
  Clusters result;
  result.columns = columns.size();
  const std::size_t members = columns.empty() ? 0 : columns[0].size();
  result.members = members;
  for (const auto& column : columns) {
    require_length(column.size(), members);
    require_finite(column);
    const auto [least, most] = std::minmax_element(column.begin(), column.end());
    result.least.push_back(members == 0 ? 0.0 : *least);
    result.most.push_back(members == 0 ? 0.0 : *most);
  }
  if (!clusters.empty()) require_length(clusters.size(), members);
  if (!weights.empty()) require_length(weights.size(), members);
  const auto good = [](double weight) { return weight > 0 && std::isfinite(weight); };
  if (!std::all_of(weights.begin(), weights.end(), good)) throw Error(SEGUE_TEXT("A weight is not a positive number"));

  const auto [rows, count] = rows_of(clusters, members);
  result.sums.assign(count * columns.size(), 0.0);
  result.weights.assign(count, 0.0);
  for (std::size_t i = 0; i < members; ++i) {
    const double weight = weights.empty() ? 1.0 : weights[i];
    result.weights[rows[i]] += weight;
    double* const sums = result.sums.data() + rows[i] * columns.size();
    for (std::size_t c = 0; c < columns.size(); ++c) sums[c] += weight * columns[c][i];
  }
  return result;
}

Clusters gather(std::span<const double> values, std::span<const std::int64_t> clusters, std::span<const double> weights) {
  return gather(std::span<const std::span<const double>>(&values, 1), clusters, weights);
}

ClusteredMean clustered_mean(const Clusters& clusters, std::size_t column) {
  return mean_over(clusters, [&](std::size_t r) { return clusters.row(r)[column]; });
}

ClusteredMean clustered_difference(const Clusters& clusters, std::size_t a, std::size_t b) {
  return mean_over(clusters, [&](std::size_t r) { return clusters.row(r)[a] - clusters.row(r)[b]; });
}

}  // namespace segue::evaluation
