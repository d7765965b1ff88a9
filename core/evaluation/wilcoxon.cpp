// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/wilcoxon.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/base/text.h"

namespace segue::evaluation {
namespace {

constexpr std::size_t most_exact = 50;            // pairs, of distinct sizes; SciPy's choice
constexpr std::size_t most_exact_with_ties = 13;  // likewise: 2^13 patterns are fewer than its 9,999 permutations
constexpr std::size_t most_exact_asked = 500;     // pairs that differ; 63 million steps

struct Ranks {
  double positive = 0, negative = 0, zero = 0;  // sums of ranks by sign
  double ties = 0;                              // Σ t³ − t over groups of equal non-zero sizes (zeros too when counted)
};

// Sorts by size, and calls back for each group of equal sizes with the rank that its members share.
template <class Group>
void by_size(std::span<double> differences, Group group) {
  std::sort(differences.begin(), differences.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  for (std::size_t begin = 0; begin < differences.size();) {
    const double size = std::abs(differences[begin]);
    std::size_t end = begin + 1;
    while (end < differences.size() && std::abs(differences[end]) == size) ++end;
    group(begin, end, 0.5 * static_cast<double>(begin + 1 + end));
    begin = end;
  }
}

// `zeros_tie`: the zeros count as a group of ties.
Ranks rank(std::span<double> differences, bool zeros_tie) {
  Ranks ranks;
  by_size(differences, [&](std::size_t begin, std::size_t end, double shared) {
    std::size_t positive = 0;
    std::size_t negative = 0;
    for (std::size_t i = begin; i < end; ++i) {
      positive += differences[i] > 0 ? 1U : 0U;
      negative += differences[i] < 0 ? 1U : 0U;
    }
    const auto t = static_cast<double>(end - begin);
    ranks.positive += shared * static_cast<double>(positive);
    ranks.negative += shared * static_cast<double>(negative);
    ranks.zero += shared * (t - static_cast<double>(positive + negative));
    if (positive + negative > 0 || zeros_tie) ranks.ties += t * (t * t - 1);
  });
  return ranks;
}

// Twice the ranks of the pairs that differ (shared ranks are halves).
std::vector<std::size_t> doubled_ranks(std::span<double> differences) {
  std::vector<std::size_t> ranks;
  by_size(differences, [&](std::size_t begin, std::size_t end, double) {
    if (differences[begin] != 0) ranks.insert(ranks.end(), end - begin, begin + 1 + end);
  });
  return ranks;
}

// P(sum of positive ranks = s): each rank is positive or not with probability ½.
std::vector<double> distribution(std::span<const std::size_t> ranks) {
  std::vector<double> p(1, 1.0);
  for (const std::size_t rank : ranks) {
    p.resize(p.size() + rank, 0.0);
    for (std::size_t s = p.size(); s-- > 0;) p[s] = 0.5 * (p[s] + (s >= rank ? p[s - rank] : 0.0));
  }
  return p;
}

// `positive`: the sum over pairs that are positive, without zeros' shares.
double exact_p(double positive, std::span<double> differences, Alternative alternative) {
  const std::vector<double> p = distribution(doubled_ranks(differences));
  const auto at = static_cast<std::size_t>(std::lround(2 * positive));
  double less = 0;
  double greater = 0;
  for (std::size_t s = 0; s < p.size(); ++s) {
    if (s <= at) less += p[s];
    if (s >= at) greater += p[s];
  }
  const double one = alternative == Alternative::less      ? less
                     : alternative == Alternative::greater ? greater
                                                           : 2 * std::min(less, greater);
  return std::min(1.0, one);
}

double normal_p(double z, Alternative alternative) {
  const double root = std::sqrt(2.0);
  switch (alternative) {
    case Alternative::greater: return 0.5 * std::erfc(z / root);
    case Alternative::less: return 0.5 * std::erfc(-z / root);
    case Alternative::two_sided: break;
  }
  return std::erfc(std::abs(z) / root);
}

bool is_exact(WilcoxonMethod method, std::size_t pairs, std::size_t non_zero, bool ties) {
  switch (method) {
    case WilcoxonMethod::normal: return false;
    case WilcoxonMethod::exact:
      if (non_zero > most_exact_asked) {
        throw Error({SEGUE_TEXT("The exact signed-rank test takes up to %1 pairs that differ; here are %2"),
                     {std::to_string(most_exact_asked), std::to_string(non_zero)}},
                    {}, SEGUE_TEXT("Use the normal approximation, which is as good with so many pairs"));
      }
      return true;
    case WilcoxonMethod::automatic: break;
  }
  return pairs <= (ties ? most_exact_with_ties : most_exact);
}

}  // namespace

Wilcoxon signed_rank(std::span<const double> differences, const WilcoxonOptions& options, WilcoxonBuffer& buffer) {
  if (differences.empty()) throw Error(SEGUE_TEXT("There are no pairs to compare"));
  buffer.clear();
  Wilcoxon result;
  result.pairs = differences.size();
  for (const double difference : differences) {
    if (std::isnan(difference)) throw Error(SEGUE_TEXT("A pair to compare is not a number"));
    result.non_zero += difference != 0 ? 1U : 0U;
    if (difference != 0 || options.zeros != Zeros::wilcox) buffer.push_back(difference);
  }
  result.z = std::numeric_limits<double>::quiet_NaN();
  if (result.non_zero == 0) return result;

  const Ranks ranks = rank(buffer, options.zeros == Zeros::zsplit);
  const double half = options.zeros == Zeros::zsplit ? ranks.zero / 2 : 0.0;
  result.positive = ranks.positive + half;
  result.negative = ranks.negative + half;
  result.rank_biserial = (result.positive - result.negative) / (result.positive + result.negative);
  const bool two_sided = options.alternative == Alternative::two_sided;
  result.statistic = two_sided ? std::min(result.positive, result.negative) : result.positive;

  const auto zero_count = static_cast<double>(result.pairs - result.non_zero);
  if (is_exact(options.method, result.pairs, result.non_zero, ranks.ties > 0 || zero_count > 0)) {
    result.exact = true;
    result.p = exact_p(ranks.positive, buffer, options.alternative);
    return result;
  }
  const auto n = static_cast<double>(buffer.size());
  double mean = n * (n + 1) / 4;
  double variance = n * (n + 1) * (2 * n + 1) - ranks.ties / 2;
  if (options.zeros == Zeros::pratt) {  // Cureton 1967
    mean -= zero_count * (zero_count + 1) / 4;
    variance -= zero_count * (zero_count + 1) * (2 * zero_count + 1);
  }
  const double deviation = std::sqrt(variance / 24);
  result.z = (result.statistic - mean) / deviation;
  if (options.continuity) {
    // `statistic` of a two-sided test is the smaller sum, so its z is never positive.
    const double sign = options.alternative == Alternative::greater ? 1
                        : options.alternative == Alternative::less  ? -1
                        : result.z < 0                              ? -1
                                                                    : 0;
    result.z -= sign * 0.5 / deviation;
    if (two_sided) result.z = -std::abs(result.z);
  }
  result.p = std::min(1.0, normal_p(result.z, options.alternative));
  return result;
}

Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, const WilcoxonOptions& options) {
  if (x.size() != y.size()) {
    throw Error({SEGUE_TEXT("Paired samples differ in length: %1 and %2"), {std::to_string(x.size()), std::to_string(y.size())}});
  }
  std::vector<double> differences(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) differences[i] = x[i] - y[i];
  WilcoxonBuffer buffer;
  return signed_rank(differences, options, buffer);
}

Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, Alternative alternative, Zeros zeros) {
  return wilcoxon(x, y, WilcoxonOptions{alternative, zeros, WilcoxonMethod::automatic, false});
}

const char* no_rank_biserial_interval(double correlation, std::uint64_t pairs, double confidence) {
  require_confidence(confidence);
  if (pairs == 0 || std::exp2(1 - static_cast<double>(pairs)) > 1 - confidence) {
    return SEGUE_TEXT("No interval: too few pairs differ");
  }
  if (std::abs(correlation) >= 1) return SEGUE_TEXT("No interval: all pairs that differ do so in one direction");
  return "";
}

Interval rank_biserial_interval(double correlation, std::uint64_t pairs, double confidence) {
  if (*no_rank_biserial_interval(correlation, pairs, confidence) != '\0') {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan};
  }
  const auto n = static_cast<double>(pairs);
  const double error = std::sqrt(n * (n + 1) * (2 * n + 1) / 6) / (n * (n + 1) / 2);
  const double reach = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2) * error;
  const double middle = std::atanh(correlation);
  return {std::tanh(middle - reach), std::tanh(middle + reach)};
}

}  // namespace segue::evaluation
