// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/progress.h"

namespace segue::evaluation {

struct Interval {
  double low = 0;
  double high = 0;
};

/// Mean of a sample and Student's t-interval. One value or none: the interval is NaN … NaN.
struct MeanInterval {
  double mean = 0;
  double standard_error = 0;
  Interval t;
  Interval bootstrap;  ///< percentile bootstrap over sequences (never below the smallest value)
};

[[nodiscard]] Interval t_interval(std::span<const double> values, double confidence);

/// Percentile bootstrap of the mean: `samples` resamples drawn by `seed`, quantiles by linear interpolation (numpy's default).
/// Depends on the seed alone, not on the threads. One value or none: NaN … NaN. Throws Cancelled.
[[nodiscard]] Interval bootstrap_interval(std::span<const double> values, double confidence, std::uint64_t samples,
                                          std::uint64_t seed, unsigned threads, Progress& progress);

/// Mean, standard error (sample standard deviation / √n; NaN for one value or none), and both intervals. No value: mean 0.
[[nodiscard]] MeanInterval mean_interval(std::span<const double> values, double confidence, std::uint64_t samples,
                                         std::uint64_t seed, unsigned threads, Progress& progress);

/// The q-quantile (0 … 1) of ascending values, linearly interpolated. NaN when there is none.
[[nodiscard]] double quantile(std::span<const double> ascending, double q);

/// What is to be shown of the differences x − y.
enum class Alternative {
  greater,    ///< x is larger
  less,       ///< x is smaller
  two_sided,  ///< x differs
};

/// What is done with pairs that do not differ.
enum class Zeros {
  wilcox,  ///< left out (Wilcoxon 1945)
  pratt,   ///< ranked, then left out (Pratt 1959)
  zsplit,  ///< ranked, half of their ranks to each side
};

struct Wilcoxon {
  double statistic = 0;  ///< sum of positive ranks; for two_sided the smaller of both sums (as SciPy)
  double p = 1;
  double z = 0;  ///< NaN for the exact method
  std::uint64_t pairs = 0;
  std::uint64_t non_zero = 0;  ///< pairs that differ
  bool exact = false;          ///< exact distribution (no ties, no zeros, at most 50 pairs), else tie-corrected normal
};

/// Wilcoxon's signed-rank test on pairs; values as SciPy's `wilcoxon(x, y, zero_method, alternative=…, correction=False)`,
/// method "auto"; with ties among at most 50 pairs as method "approx" (SciPy's choice since 1.13). All pairs equal: statistic 0,
/// p = 1. Throws Error when the samples differ in length, are empty, or hold a NaN.
[[nodiscard]] Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, Alternative alternative, Zeros zeros);

}  // namespace segue::evaluation
