// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/bootstrap.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/random.h"

namespace segue::evaluation {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t rows_between_looks = 1U << 14U;  // at the cancel flag

// Rows of [sums…, weight], so that a drawn row is read at one place.
std::vector<double> packed(const Clusters& clusters) {
  const std::size_t stride = clusters.columns + 1;
  std::vector<double> rows(clusters.size() * stride);
  for (std::size_t r = 0; r < clusters.size(); ++r) {
    const auto sums = clusters.row(r);
    std::copy(sums.begin(), sums.end(), rows.begin() + static_cast<std::ptrdiff_t>(r * stride));
    rows[r * stride + clusters.columns] = clusters.weights[r];
  }
  return rows;
}

// Adds `draws` random rows to `total`. One column is the common case and stays in registers.
void add_rows(Random& random, std::size_t draws, const double* rows, std::size_t count, std::size_t stride, double* total) {
  if (stride == 2) {
    double sum = total[0];
    double weight = total[1];
    for (std::size_t i = 0; i < draws; ++i) {
      const double* const row = rows + 2 * random.below(count);
      sum += row[0];
      weight += row[1];
    }
    total[0] = sum;
    total[1] = weight;
    return;
  }
  double* __restrict const to = total;
  std::size_t i = 0;
  for (; i + 2 <= draws; i += 2) {
    const double* __restrict const a = rows + stride * random.below(count);
    const double* __restrict const b = rows + stride * random.below(count);
    for (std::size_t c = 0; c < stride; ++c) to[c] += a[c] + b[c];
  }
  for (; i < draws; ++i) {
    const double* __restrict const row = rows + stride * random.below(count);
    for (std::size_t c = 0; c < stride; ++c) to[c] += row[c];
  }
}

// Estimates without one cluster each.
template <class Sum>
void leave_one_out(const Clusters& clusters, Sum sum, std::vector<double>& estimates) {
  double total = 0;
  double weight = 0;
  for (std::size_t r = 0; r < clusters.size(); ++r) {
    total += sum(r);
    weight += clusters.weights[r];
  }
  estimates.resize(clusters.size());
  for (std::size_t r = 0; r < clusters.size(); ++r) estimates[r] = (total - sum(r)) / (weight - clusters.weights[r]);
}

template <class Sum, class Resample>
MeanInterval all_intervals(const Clusters& clusters, const ClusteredMean& mean, Sum sum, std::size_t samples, Resample resample,
                           Interval range, double confidence, IntervalBuffers& buffers) {
  MeanInterval result;
  result.mean = mean.mean;
  result.standard_error = mean.standard_error;
  result.values = clusters.members;
  result.clusters = clusters.size();
  result.t = t_interval(mean.mean, mean.standard_error, clusters.size() == 0 ? 0 : clusters.size() - 1, confidence);
  result.bootstrap = result.bca = {nan, nan};
  if (clusters.size() < 2 || samples == 0) return result;
  buffers.resamples.resize(samples);
  for (std::size_t s = 0; s < samples; ++s) {
    buffers.resamples[s] = std::clamp(resample(s), range.low, range.high);  // rounding may reach beyond
  }
  result.bootstrap = percentile_interval(buffers.resamples, confidence);
  leave_one_out(clusters, sum, buffers.leave_one_out);
  result.bca = bca_interval(buffers.resamples, mean.mean, acceleration(buffers.leave_one_out), confidence);
  return result;
}

}  // namespace

std::vector<double> resampled_means(const Clusters& clusters, std::uint64_t samples, std::uint64_t seed, unsigned threads,
                                    Progress& progress) {
  const std::size_t columns = clusters.columns;
  const std::size_t stride = columns + 1;
  const std::size_t count = clusters.size();
  if (count == 0) return {};
  const std::vector<double> rows = packed(clusters);
  std::vector<double> means(samples * columns);
  const std::size_t grain = std::max<std::size_t>(1, (std::size_t{1} << 18U) / count / columns);
  parallel_ranges(samples, grain, threads, [&](std::size_t begin, std::size_t end) {
    std::vector<double> total(stride);
    for (std::size_t sample = begin; sample < end; ++sample) {
      Random random(seed, sample);
      std::fill(total.begin(), total.end(), 0.0);
      for (std::size_t done = 0; done < count; done += rows_between_looks) {
        progress.throw_if_cancelled();
        add_rows(random, std::min(rows_between_looks, count - done), rows.data(), count, stride, total.data());
      }
      for (std::size_t c = 0; c < columns; ++c) means[sample * columns + c] = total[c] / total[columns];
    }
    progress.advance(end - begin);
  });
  return means;
}

Interval percentile_interval(std::span<double> resamples, double confidence) {
  require_confidence(confidence);
  std::sort(resamples.begin(), resamples.end());
  return {quantile(resamples, (1 - confidence) / 2), quantile(resamples, (1 + confidence) / 2)};
}

double acceleration(std::span<const double> leave_one_out) {
  if (leave_one_out.empty()) return 0;
  double mean = 0;
  for (const double estimate : leave_one_out) mean += estimate;
  mean /= static_cast<double>(leave_one_out.size());
  double squares = 0;
  double cubes = 0;
  for (const double estimate : leave_one_out) {
    const double u = mean - estimate;
    squares += u * u;
    cubes += u * u * u;
  }
  const double below = std::pow(squares, 1.5);
  return below > 0 ? cubes / (6 * below) : 0.0;
}

Interval bca_interval(std::span<const double> ascending, double estimate, double accelerate, double confidence) {
  require_confidence(confidence);
  if (ascending.empty()) return {nan, nan};
  const double low = (1 - confidence) / 2;
  const Interval percentile{quantile(ascending, low), quantile(ascending, (1 + confidence) / 2)};
  // Sums in another order differ in the last digits: such resamples are equal to the estimate.
  const double same = 1e-12 * std::max(std::abs(ascending.front()), std::abs(ascending.back()));
  const auto less = std::lower_bound(ascending.begin(), ascending.end(), estimate - same) - ascending.begin();
  const auto up_to = std::upper_bound(ascending.begin(), ascending.end(), estimate + same) - ascending.begin();
  const double below = 0.5 * static_cast<double>(less + up_to) / static_cast<double>(ascending.size());
  if (!(below > 0 && below < 1)) return percentile;
  const boost::math::normal normal;
  const double bias = boost::math::quantile(normal, below);
  const auto level = [&](double z) {
    const double moved = bias + z;
    const double by = 1 - accelerate * moved;
    if (by <= 0) return moved > 0 ? 1.0 : 0.0;
    return boost::math::cdf(normal, bias + moved / by);
  };
  const double z = boost::math::quantile(normal, low);
  return {quantile(ascending, level(z)), quantile(ascending, level(-z))};
}

MeanInterval interval_of(const Clusters& clusters, std::span<const double> means, std::size_t column, double confidence,
                         IntervalBuffers& buffers) {
  return all_intervals(
      clusters, clustered_mean(clusters, column), [&](std::size_t r) { return clusters.row(r)[column]; },
      means.size() / clusters.columns, [&](std::size_t s) { return means[s * clusters.columns + column]; },
      {clusters.least[column], clusters.most[column]}, confidence, buffers);
}

MeanInterval interval_of_difference(const Clusters& clusters, std::span<const double> means, std::size_t a, std::size_t b,
                                    Interval range, double confidence, IntervalBuffers& buffers) {
  return all_intervals(
      clusters, clustered_difference(clusters, a, b), [&](std::size_t r) { return clusters.row(r)[a] - clusters.row(r)[b]; },
      means.size() / clusters.columns,
      [&](std::size_t s) { return means[s * clusters.columns + a] - means[s * clusters.columns + b]; }, range, confidence,
      buffers);
}

MeanInterval mean_interval(std::span<const double> values, std::span<const std::int64_t> clusters,
                           std::span<const double> weights, const IntervalOptions& options, Progress& progress) {
  require_confidence(options.confidence);
  const Clusters gathered = gather(values, clusters, weights);
  std::vector<double> means;
  if (gathered.size() > 1) means = resampled_means(gathered, options.bootstrap, options.seed, options.threads, progress);
  IntervalBuffers buffers;
  return interval_of(gathered, means, 0, options.confidence, buffers);
}

}  // namespace segue::evaluation
