// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/error.h"
#include "core/evaluation/statistics.h"

namespace segue::evaluation {
namespace {

constexpr std::size_t most_exact = 50;

struct Ranks {
  double positive = 0, negative = 0, zero = 0;  ///< sums of ranks by sign
  double ties = 0;                              ///< Σ t³ − t over groups of equal non-zero sizes (zeros too when counted)
};

// Ranks of |difference|, equal ones sharing their mean rank. `zeros_tie`: the zeros count as a group of ties.
Ranks rank(std::vector<double> differences, bool zeros_tie) {
  std::sort(differences.begin(), differences.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  Ranks ranks;
  for (std::size_t begin = 0; begin < differences.size();) {
    const double size = std::abs(differences[begin]);
    std::size_t end = begin + 1;
    while (end < differences.size() && std::abs(differences[end]) == size) ++end;
    const double shared = 0.5 * static_cast<double>(begin + 1 + end);
    for (std::size_t i = begin; i < end; ++i) {
      (differences[i] > 0 ? ranks.positive : differences[i] < 0 ? ranks.negative : ranks.zero) += shared;
    }
    const auto t = static_cast<double>(end - begin);
    if (size > 0 || zeros_tie) ranks.ties += t * (t * t - 1);
    begin = end;
  }
  return ranks;
}

// P(sum of positive ranks = s) for n pairs, s = 0 … n(n + 1)/2: each rank is positive or not with probability ½.
std::vector<double> distribution(std::size_t n) {
  std::vector<double> p(n * (n + 1) / 2 + 1, 0.0);
  p[0] = 1;
  std::size_t top = 0;
  for (std::size_t rank = 1; rank <= n; ++rank) {
    top += rank;
    for (std::size_t s = top + 1; s-- > 0;) p[s] = 0.5 * (p[s] + (s >= rank ? p[s - rank] : 0.0));
  }
  return p;
}

double exact_p(double positive, std::size_t n, Alternative alternative) {
  const std::vector<double> p = distribution(n);
  const auto at = static_cast<std::size_t>(positive);
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

std::vector<double> differences_of(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    throw Error({SEGUE_TEXT("Paired samples differ in length: %1 and %2"), {std::to_string(x.size()), std::to_string(y.size())}});
  }
  if (x.empty()) throw Error(SEGUE_TEXT("There are no pairs to compare"));
  std::vector<double> differences(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    differences[i] = x[i] - y[i];
    if (std::isnan(differences[i])) throw Error(SEGUE_TEXT("A pair to compare is not a number"));
  }
  return differences;
}

}  // namespace

Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, Alternative alternative, Zeros zeros) {
  std::vector<double> differences = differences_of(x, y);
  Wilcoxon result;
  result.pairs = differences.size();
  const auto zero_count = static_cast<double>(std::count(differences.begin(), differences.end(), 0.0));
  result.non_zero = result.pairs - static_cast<std::uint64_t>(zero_count);
  result.z = std::numeric_limits<double>::quiet_NaN();
  if (result.non_zero == 0) return result;

  if (zeros == Zeros::wilcox) std::erase(differences, 0.0);
  const Ranks ranks = rank(differences, zeros == Zeros::zsplit);
  const double half = zeros == Zeros::zsplit ? ranks.zero / 2 : 0.0;
  const double positive = ranks.positive + half;
  const double negative = ranks.negative + half;
  result.statistic = alternative == Alternative::two_sided ? std::min(positive, negative) : positive;

  if (zero_count == 0 && ranks.ties == 0 && differences.size() <= most_exact) {
    result.exact = true;
    result.p = exact_p(positive, differences.size(), alternative);
    return result;
  }
  const auto n = static_cast<double>(differences.size());
  double mean = n * (n + 1) / 4;
  double variance = n * (n + 1) * (2 * n + 1) - ranks.ties / 2;
  if (zeros == Zeros::pratt) {  // Cureton 1967
    mean -= zero_count * (zero_count + 1) / 4;
    variance -= zero_count * (zero_count + 1) * (2 * zero_count + 1);
  }
  result.z = (result.statistic - mean) / std::sqrt(variance / 24);
  result.p = std::min(1.0, normal_p(result.z, alternative));
  return result;
}

}  // namespace segue::evaluation
