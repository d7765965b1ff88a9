// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "core/base/progress.h"

namespace segue::evaluation {

struct Interval {
  double low = 0;
  double high = 0;
};

/// Mean of a sample and its intervals. Under two values (or clusters, see bootstrap.h) they are NaN … NaN.
struct MeanInterval {
  double mean = 0;
  double standard_error = 0;
  Interval t;
  Interval bootstrap;  ///< percentile bootstrap over sequences, or over clusters of them (never below the smallest value)
  Interval bca{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};  ///< see `bca_interval`
  std::uint64_t values = 0;                                                                          ///< how many
  std::uint64_t clusters = 0;  ///< that were resampled: `values` where each stands for itself
};

/// Student's t-interval. One value or none: NaN … NaN. Throws Error for a value that is not finite.
[[nodiscard]] Interval t_interval(std::span<const double> values, double confidence);
/// The same from a mean and its standard error. No degrees of freedom: NaN … NaN.
[[nodiscard]] Interval t_interval(double mean, double standard_error, std::uint64_t degrees, double confidence);

/// Percentile bootstrap of the mean: `samples` resamples drawn by `seed`, quantiles by linear interpolation (numpy's default).
/// Depends on the seed alone, not on the threads. One value or none: NaN … NaN. Throws Cancelled, and Error for a value that is
/// not finite.
[[nodiscard]] Interval bootstrap_interval(std::span<const double> values, double confidence, std::uint64_t samples,
                                          std::uint64_t seed, unsigned threads, Progress& progress);

/// Mean, standard error (sample standard deviation / √n; NaN for one value or none), and the intervals. No value: mean 0.
/// Errors as above. bootstrap.h has the same with clusters and weights.
[[nodiscard]] MeanInterval mean_interval(std::span<const double> values, double confidence, std::uint64_t samples,
                                         std::uint64_t seed, unsigned threads, Progress& progress);

/// The q-quantile (0 … 1) of ascending values, linearly interpolated. NaN when there is none.
[[nodiscard]] double quantile(std::span<const double> ascending, double q);

/// Throws Error naming the first value that is a NaN or infinite.
void require_finite(std::span<const double> values);
/// Throws Error unless 0 < confidence < 1.
void require_confidence(double confidence);

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
  bool exact = false;          ///< exact distribution, else tie-corrected normal
  double positive = 0;         ///< sum of ranks of the pairs where x is larger …
  double negative = 0;         ///< … and smaller; half the ranks of zeros are in both with `zsplit`
  /// Matched-pairs rank-biserial correlation (positive − negative) / (positive + negative), −1 … 1 (Kerby 2014): the share of
  /// the evidence for x less that for y. 0 where all pairs are equal.
  double rank_biserial = 0;
};

/// Wilcoxon's signed-rank test on pairs; values as SciPy's `wilcoxon(x, y, zero_method, alternative=…, correction=False)`,
/// method "auto" (1.15 and later): see WilcoxonMethod::automatic in wilcoxon.h, which has more options. All pairs equal:
/// statistic 0, p = 1. Throws Error when the samples differ in length, are empty, or hold a NaN.
[[nodiscard]] Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, Alternative alternative, Zeros zeros);

}  // namespace segue::evaluation
