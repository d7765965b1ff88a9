// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace segue::evaluation {

/// Values gathered by cluster: a row per cluster and a column per figure (or model). Sequences of one user resemble each other,
/// so what varies from study to study is the user: intervals and tests resample whole clusters. A mean over them is the ratio Σ
/// sums / Σ weights, so that every value (or transition) keeps its weight however large its cluster is.
struct Clusters {
  std::size_t columns = 0;
  std::vector<double> sums;     ///< rows × columns: sum of weight · value over the cluster's members
  std::vector<double> weights;  ///< per row: sum of its members' weights
  std::vector<double> least;    ///< per column: the smallest value of all (what no mean can fall below) …
  std::vector<double> most;     ///< … and the largest
  std::uint64_t members = 0;    ///< values of one column
  [[nodiscard]] std::size_t size() const { return weights.size(); }
  [[nodiscard]] std::span<const double> row(std::size_t r) const { return {sums.data() + r * columns, columns}; }
};

/// Gathers columns of equal length. `clusters` names each value's cluster, by any number; −1 (or another negative): a cluster of
/// its own, as for a sequence whose user is not known. Empty: each value is its own. `weights`: each value's (> 0), such as a
/// sequence's transitions, which makes means of sequences means over transitions; empty: 1 each. Rows without a number come
/// first, in order, then the others by number. O(n log n). Throws Error where lengths differ, for a value that is not finite,
/// or a weight that is not positive.
[[nodiscard]] Clusters gather(std::span<const std::span<const double>> columns, std::span<const std::int64_t> clusters = {},
                              std::span<const double> weights = {});
/// The same of one column.
[[nodiscard]] Clusters gather(std::span<const double> values, std::span<const std::int64_t> clusters = {},
                              std::span<const double> weights = {});

/// A ratio mean with the standard error of its linearisation over clusters (Cochran 1977, 6.4; the cluster-robust error of a
/// regression on a constant). With every value its own cluster and weight 1: sample standard deviation / √n.
struct ClusteredMean {
  double mean = 0;            ///< 0 without a value
  double standard_error = 0;  ///< NaN under two clusters
};
[[nodiscard]] ClusteredMean clustered_mean(const Clusters& clusters, std::size_t column);
/// Of the differences column `a` − column `b`.
[[nodiscard]] ClusteredMean clustered_difference(const Clusters& clusters, std::size_t a, std::size_t b);

}  // namespace segue::evaluation
