// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <vector>

#include "core/data/vocabulary.h"
#include "core/evaluation/metrics.h"
#include "core/neighbors/neighbors.h"

namespace segue::evaluation {

/// Counts how often each artist is among the k best, for several k at once.
class RecommendedCounts {
 public:
  /// `ks` ascending.
  RecommendedCounts(std::size_t artists, std::vector<unsigned> ks);
  /// A list, best first. Thread-safe.
  void add(std::span<const neighbors::Neighbor> best);
  /// One for each k. `candidates`: how many artists could have been recommended.
  [[nodiscard]] std::vector<Recommended> figures(const data::Vocabulary& vocabulary, std::uint64_t candidates) const;

 private:
  std::size_t artists_;
  std::vector<unsigned> ks_;
  std::unique_ptr<std::atomic<std::uint32_t>[]> counts_;  // artists × ks: in the part between one k and the next
  std::atomic<std::uint64_t> lists_{0};
};

/// Gini coefficient of values over `n` ≥ values.size() holders, those not listed holding nothing: 0 all alike, (n − 1) / n all
/// with one. Without any value 0.
[[nodiscard]] double gini(std::vector<std::uint64_t> values, std::uint64_t n);

}  // namespace segue::evaluation
