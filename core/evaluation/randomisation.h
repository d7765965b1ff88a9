// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/evaluation/clusters.h"
#include "core/evaluation/statistics.h"

namespace segue::evaluation {

/// Result of a paired randomisation test (Fisher 1935; for ranking systems Smucker, Allan & Carterette, CIKM 2007): if there were
/// no difference, the names of both models could be exchanged in any cluster.
struct Randomisation {
  double p = 1;
  std::uint64_t patterns = 0;   ///< of exchanges that were looked at
  std::uint64_t differing = 0;  ///< clusters whose sums differ; the others cannot change anything
  bool exact = false;  ///< all 2^differing patterns; else `patterns` random ones, and p = (1 + as extreme) / (1 + patterns)
};

/// The largest number of differing clusters whose patterns are all looked at: 2^n ≤ randomisations, and n ≤ 20.
[[nodiscard]] std::size_t most_exact_clusters(std::uint64_t randomisations);

/// Tests the mean difference of paired values by exchanging signs of whole clusters' sums (see `gather` for clusters and
/// weights). All patterns where they are no more than `randomisations`, as SciPy's `permutation_test(permutation_type="samples")`
/// has it; else so many random ones (Phipson & Smyth 2010 for the ones in p). Two-sided: as extreme in either direction. Sums
/// that differ by rounding alone (10⁻¹² of the sum of sizes) count as equal. All equal: p = 1. Depends on the seed alone, not on
/// the threads. Advances progress by `randomisations`; throws Cancelled, and Error as `gather`, without pairs, and for no
/// randomisations.
[[nodiscard]] Randomisation randomisation_test(std::span<const double> differences, std::span<const std::int64_t> clusters,
                                               std::span<const double> weights, Alternative alternative,
                                               std::uint64_t randomisations, std::uint64_t seed, unsigned threads,
                                               Progress& progress);

/// For many models at once: Σ ± sums of every column under each of the random sign patterns, patterns × columns. Columns share
/// the signs, so the difference of two is their pair's, and one pass serves all pairs. Pattern s depends on (seed, s) alone.
[[nodiscard]] std::vector<double> randomised_sums(const Clusters& clusters, std::uint64_t patterns, std::uint64_t seed,
                                                  unsigned threads, Progress& progress);

/// The test of column `a` − column `b`, from `sums` = randomised_sums(…) where the patterns are too many to look at all.
[[nodiscard]] Randomisation randomisation_of(const Clusters& clusters, std::span<const double> sums, std::size_t a, std::size_t b,
                                             Alternative alternative, std::uint64_t randomisations, std::vector<double>& buffer);

}  // namespace segue::evaluation
