// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/comparison.h"

namespace segue::evaluation {

/// What a test finds of a pair at a level.
enum class Finding : std::uint8_t {
  none,     ///< the two are not told apart
  a_ahead,  ///< the first does better, by more than chance
  b_ahead,  ///< the second does
};

/// `p` below `level`, in the direction of the test's own effect; an effect of 0 finds nothing.
[[nodiscard]] inline Finding finding(double p, double effect, double level) {
  if (!(p < level) || effect == 0) return Finding::none;
  return effect > 0 ? Finding::a_ahead : Finding::b_ahead;
}

/// Of the primary test, Wilcoxon's, corrected by Holm. Its effect is the rank-biserial correlation, whose sign need not be that
/// of the mean difference: a few sequences with large differences can outweigh many with small ones.
[[nodiscard]] inline Finding wilcoxon_finding(const PairComparison& pair, double level) {
  return finding(pair.wilcoxon_p.holm, pair.wilcoxon.rank_biserial, level);
}

/// Of the test beside it, on the mean difference.
[[nodiscard]] inline Finding randomisation_finding(const PairComparison& pair, double level) {
  return finding(pair.randomisation_p.holm, pair.difference.mean, level);
}

}  // namespace segue::evaluation
