// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/evaluation/clusters.h"
#include "core/evaluation/statistics.h"

namespace segue::evaluation {

struct IntervalOptions {
  double confidence = 0.95;
  std::uint64_t bootstrap = 2000;  ///< resamples; 0: no bootstrap intervals (NaN … NaN)
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: all cores; does not change the result
};

template <class V>
void fields(V& v, IntervalOptions& o) {
  v.field(Field{"confidence", SEGUE_TEXT("Confidence"), SEGUE_TEXT("Of the intervals"), 0.5, 0.999, 3}, o.confidence);
  v.field(Field{"bootstrap", SEGUE_TEXT("Resamples"), SEGUE_TEXT("Of the bootstrap interval"), 100, 1e6, 0, true}, o.bootstrap);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the bootstrap"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Mean of values with all its intervals, which resample clusters with all their members (users with all their sequences; see
/// `gather` for clusters and weights). Macro mean over sequences: no weights. Micro mean over transitions: each sequence's mean,
/// weighted by its transitions; without users its sequences are the clusters, as transitions of one sequence belong together.
/// The t-interval has (clusters − 1) degrees of freedom. Advances progress by the resamples; throws Cancelled, and Error as
/// `gather` and for a confidence outside (0, 1).
[[nodiscard]] MeanInterval mean_interval(std::span<const double> values, std::span<const std::int64_t> clusters,
                                         std::span<const double> weights, const IntervalOptions& options, Progress& progress);

/// The means of every column in each resample, samples × columns. All columns are drawn together, so that differences of columns
/// are those of the same resample. O(samples × clusters × columns), bound by the reads of the rows. Resample s depends on
/// (seed, s) alone.
[[nodiscard]] std::vector<double> resampled_means(const Clusters& clusters, std::uint64_t samples, std::uint64_t seed,
                                                  unsigned threads, Progress& progress);

/// Central percentile interval of the (unsorted) resamples; sorts them. None: NaN … NaN.
[[nodiscard]] Interval percentile_interval(std::span<double> resamples, double confidence);

/// Efron's bias-corrected and accelerated interval (1987; Efron & Tibshirani 1993, eq. 14.9–14.15) from ascending resamples, the
/// estimate itself and its acceleration; as SciPy's `bootstrap(method="BCa")`, resamples equal to the estimate counting half.
/// Where it is not defined (the estimate lies outside all resamples) it is the percentile interval.
[[nodiscard]] Interval bca_interval(std::span<const double> ascending, double estimate, double acceleration, double confidence);

/// Acceleration Σu³ / 6(Σu²)^1.5 from the estimates that leave one cluster out each, u being their differences to their mean,
/// negated. 0 where they are all alike.
[[nodiscard]] double acceleration(std::span<const double> leave_one_out);

/// Memory of the functions below, kept from call to call.
struct IntervalBuffers {
  std::vector<double> resamples, leave_one_out;
};
/// All intervals of a column's mean from what `resampled_means` gave.
[[nodiscard]] MeanInterval interval_of(const Clusters& clusters, std::span<const double> means, std::size_t column,
                                       double confidence, IntervalBuffers& buffers);
/// Those of the mean of column `a` − column `b`. `range`: the smallest and largest difference of two values.
[[nodiscard]] MeanInterval interval_of_difference(const Clusters& clusters, std::span<const double> means, std::size_t a,
                                                  std::size_t b, Interval range, double confidence, IntervalBuffers& buffers);

}  // namespace segue::evaluation
