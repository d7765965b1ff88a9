// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/evaluation/statistics.h"

namespace segue::evaluation {

/// One figure over several trainings that differ by their seed alone: what of it is luck of the draw. Not the same as an interval
/// over sequences, which says how it would vary with other listeners.
struct OverSeeds {
  std::uint64_t seeds = 0;
  double mean = 0;                ///< 0 without a seed
  double standard_deviation = 0;  ///< of the sample (n − 1); NaN under two seeds
  double standard_error = 0;      ///< standard_deviation / √n; likewise
  Interval t;                     ///< of the mean, n − 1 degrees of freedom; NaN … NaN under two seeds
  double least = 0, most = 0;
};

/// `figures`: one per seed. Throws Error for one that is not finite.
[[nodiscard]] OverSeeds over_seeds(std::span<const double> figures, double confidence);

}  // namespace segue::evaluation
