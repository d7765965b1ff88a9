// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <string>

#include "core/base/error.h"
#include "core/evaluation/bootstrap.h"

namespace segue::evaluation {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void require_finite(std::span<const double> values) {
  const auto bad = std::find_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
  if (bad != values.end()) {
    throw Error({SEGUE_TEXT("Value %1 of %2 is not a finite number"),
                 {std::to_string(bad - values.begin() + 1), std::to_string(values.size())}});
  }
}

void require_confidence(double confidence) {
  if (!(confidence > 0 && confidence < 1)) throw Error(SEGUE_TEXT("A confidence lies between 0 and 1"));
}

Interval t_interval(double mean, double standard_error, std::uint64_t degrees, double confidence) {
  require_confidence(confidence);
  if (degrees == 0) return {nan, nan};
  const boost::math::students_t distribution(static_cast<double>(degrees));
  const double reach = boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2)) * standard_error;
  return {mean - reach, mean + reach};
}

Interval t_interval(std::span<const double> values, double confidence) {
  const Clusters each = gather(values);
  const ClusteredMean m = clustered_mean(each, 0);
  return t_interval(m.mean, m.standard_error, each.size() == 0 ? 0 : each.size() - 1, confidence);
}

double quantile(std::span<const double> ascending, double q) {
  if (ascending.empty()) return nan;
  const double place = q * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (ascending[above] - ascending[below]) * (place - static_cast<double>(below));
}

MeanInterval mean_interval(std::span<const double> values, double confidence, std::uint64_t samples, std::uint64_t seed,
                           unsigned threads, Progress& progress) {
  return mean_interval(values, {}, {}, IntervalOptions{confidence, samples, seed, threads}, progress);
}

Interval bootstrap_interval(std::span<const double> values, double confidence, std::uint64_t samples, std::uint64_t seed,
                            unsigned threads, Progress& progress) {
  return mean_interval(values, confidence, samples, seed, threads, progress).bootstrap;
}

}  // namespace segue::evaluation
