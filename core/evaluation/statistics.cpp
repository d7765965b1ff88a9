// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/random.h"

namespace segue::evaluation {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

double standard_error_of(std::span<const double> values, double mean) {
  if (values.size() < 2) return nan;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  return std::sqrt(squares / (n - 1) / n);
}

}  // namespace

Interval t_interval(std::span<const double> values, double confidence) {
  if (values.size() < 2) return {nan, nan};
  const double mean = mean_of(values);
  const boost::math::students_t distribution(static_cast<double>(values.size() - 1));
  const double reach =
      boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2)) * standard_error_of(values, mean);
  return {mean - reach, mean + reach};
}

double quantile(std::span<const double> ascending, double q) {
  if (ascending.empty()) return nan;
  const double place = q * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (ascending[above] - ascending[below]) * (place - static_cast<double>(below));
}

Interval bootstrap_interval(std::span<const double> values, double confidence, std::uint64_t samples, std::uint64_t seed,
                            unsigned threads, Progress& progress) {
  if (values.size() < 2 || samples == 0) return {nan, nan};
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  std::vector<double> means(samples);
  // Each resample draws from a stream of its own, so it does not matter which thread makes it.
  const std::size_t grain = std::max<std::size_t>(1, (std::size_t{1} << 18U) / values.size());
  parallel_ranges(means.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t sample = begin; sample < end; ++sample) {
      Random random(seed, sample);
      double sum = 0;
      for (std::size_t i = 0; i < values.size(); ++i) {
        if ((i & 0xFFFFFU) == 0) progress.throw_if_cancelled();
        sum += values[random.below(values.size())];
      }
      means[sample] = std::clamp(sum / static_cast<double>(values.size()), *least, *most);  // rounding may reach beyond
    }
    progress.advance(end - begin);
  });
  std::sort(means.begin(), means.end());
  return {quantile(means, (1 - confidence) / 2), quantile(means, (1 + confidence) / 2)};
}

MeanInterval mean_interval(std::span<const double> values, double confidence, std::uint64_t samples, std::uint64_t seed,
                           unsigned threads, Progress& progress) {
  MeanInterval result;
  result.mean = mean_of(values);
  result.standard_error = standard_error_of(values, result.mean);
  result.t = t_interval(values, confidence);
  result.bootstrap = bootstrap_interval(values, confidence, samples, seed, threads, progress);
  return result;
}

}  // namespace segue::evaluation
