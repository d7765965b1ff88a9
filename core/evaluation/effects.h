// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace segue::evaluation {

/// How large the differences of pairs are, apart from their mean.
struct Effects {
  std::uint64_t better = 0, equal = 0, worse = 0;  ///< pairs where the difference is above, at and below 0
  /// Probability of superiority: P(better) + ½ P(equal); ½ where neither model is ahead. 0 pairs: ½.
  double superiority = 0.5;
  /// Cohen's d_z: mean difference / its standard deviation (n − 1). 0 where all pairs are equal, ±infinity where all differ by
  /// the same amount, NaN for a single pair that differs.
  double cohen_dz = 0;
};

/// Of differences a − b. The rank-biserial correlation is in Wilcoxon, whose ranks it needs.
[[nodiscard]] Effects effects_of(std::span<const double> differences);

}  // namespace segue::evaluation
