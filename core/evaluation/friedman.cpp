// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/friedman.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>

#include "core/base/error.h"
#include "core/evaluation/friedman_exact.h"
#include "core/evaluation/studentized_range.h"

namespace segue::evaluation {
namespace {

void require(const ModelsByDataSet& table, double level) {
  const std::size_t models = table.models.size();
  const std::size_t sets = table.data_sets.size();
  if (models < 2) throw Error(SEGUE_TEXT("A comparison of mean ranks needs two models"));
  if (sets < 2) throw Error(SEGUE_TEXT("A comparison of mean ranks needs two data sets"));
  if (table.figures.size() != models * sets) {
    throw Error({SEGUE_TEXT("%1 models on %2 data sets have %3 figures"),
                 {std::to_string(models), std::to_string(sets), std::to_string(table.figures.size())}});
  }
  for (std::size_t i = 0; i < table.figures.size(); ++i) {
    if (!std::isfinite(table.figures[i])) {
      throw Error({SEGUE_TEXT("The figure of “%1” on “%2” is not a finite number"),
                   {table.models[i % models], table.data_sets[i / models]}});
    }
  }
  if (!(level > 0 && level < 1)) throw Error(SEGUE_TEXT("A level of significance lies between 0 and 1"));
}

// Each model's rank on one data set, 1 for the best; returns Σ t³ − t over groups of equal figures.
double set_ranks(std::span<const double> figures, bool higher_is_better, std::span<double> ranks) {
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return higher_is_better ? figures[a] > figures[b] : figures[a] < figures[b]; });
  double ties = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && figures[order[end]] == figures[order[begin]]) ++end;
    for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = 0.5 * static_cast<double>(begin + 1 + end);
    const auto t = static_cast<double>(end - begin);
    ties += t * (t * t - 1);
    begin = end;
  }
  return ties;
}

// `correction`: the share of the ranks' variance that equal figures leave.
void test_friedman(CriticalDifference& result, double correction, double k, double n) {
  double spread = 0;
  for (const double rank : result.ranks) spread += (rank - (k + 1) / 2) * (rank - (k + 1) / 2);
  if (correction <= 0) return;  // every data set has all figures equal
  result.chi_square = 12 * n / (k * (k + 1)) * spread / correction;
  result.p = boost::math::cdf(boost::math::complement(boost::math::chi_squared(k - 1), result.chi_square));
  const double left = n * (k - 1) - result.chi_square;
  result.agree = left <= 1e-12 * n * k;
  if (result.agree) {
    result.f = result.f_p = std::numeric_limits<double>::quiet_NaN();
    return;
  }
  result.f = (n - 1) * result.chi_square / left;
  result.f_p = boost::math::cdf(boost::math::complement(boost::math::fisher_f(k - 1, (k - 1) * (n - 1)), result.f));
}

// Longest runs whose ends are less than the critical difference apart.
std::vector<Clique> cliques_of(const CriticalDifference& result) {
  std::vector<Clique> cliques;
  const auto& order = result.order;
  // Where nothing varies the difference is 0, and so are those of all ranks.
  const double reach = std::max(result.difference, std::numeric_limits<double>::min());
  for (std::size_t first = 0; first < order.size(); ++first) {
    std::size_t last = first;
    while (last + 1 < order.size() && result.ranks[order[last + 1]] - result.ranks[order[first]] < reach) ++last;
    if (last > first && (cliques.empty() || cliques.back().last < last)) cliques.push_back({first, last});
  }
  return cliques;
}

}  // namespace

CriticalDifference critical_difference(const ModelsByDataSet& table, double level, RankTies rule) {
  require(table, level);
  const std::size_t models = table.models.size();
  const std::size_t sets = table.data_sets.size();
  const auto k = static_cast<double>(models);
  const auto n = static_cast<double>(sets);

  CriticalDifference result;
  result.level = level;
  result.ranks.assign(models, 0.0);
  double ties = 0;
  std::vector<double> each(sets * models, 0.0);
  for (std::size_t set = 0; set < sets; ++set) {
    const auto ranks = std::span(each).subspan(set * models, models);
    ties += set_ranks(std::span(table.figures).subspan(set * models, models), table.higher_is_better, ranks);
    for (std::size_t m = 0; m < models; ++m) result.ranks[m] += ranks[m];
  }
  for (double& rank : result.ranks) rank /= n;
  const double correction = std::max(0.0, 1 - ties / (n * k * (k * k - 1)));
  test_friedman(result, correction, k, n);
  if (correction > 0) result.exact_p = friedman_exact_p(each, models);

  result.order.resize(models);
  std::iota(result.order.begin(), result.order.end(), std::size_t{0});
  std::stable_sort(result.order.begin(), result.order.end(),
                   [&](std::size_t a, std::size_t b) { return result.ranks[a] < result.ranks[b]; });
  const double error = std::sqrt(k * (k + 1) / (6 * n) * (rule == RankTies::corrected ? correction : 1.0));
  result.difference = normal_range_quantile(level, models) / std::numbers::sqrt2 * error;
  result.cliques = cliques_of(result);
  result.nemenyi.assign(models * models, 1.0);
  for (std::size_t a = 0; a < models; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const double between = std::abs(result.ranks[a] - result.ranks[b]);
      if (between == 0) continue;
      const double apart = between / error * std::numbers::sqrt2;
      result.nemenyi[a * models + b] = result.nemenyi[b * models + a] = normal_range_p(apart, models);
    }
  }
  return result;
}

RankRange range_to_draw(const CriticalDifference& result) {
  const auto models = static_cast<double>(result.ranks.size());
  if (result.ranks.empty()) return {};
  const auto [least, most] = std::ranges::minmax(result.ranks);
  const double high = std::max(most, least + result.difference);
  if (high - least >= (models - 1) / 2) return {1, models};
  return {least, high > least ? high : least + 1};
}

std::vector<std::size_t> clique_lines(const CriticalDifference& result) {
  std::vector<std::size_t> lines;
  std::vector<std::size_t> ends;  // of the last bar on each line
  for (const Clique& clique : result.cliques) {
    std::size_t line = 0;
    while (line < ends.size() && ends[line] >= clique.first) ++line;
    if (line == ends.size()) ends.push_back(0);
    ends[line] = clique.last;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace segue::evaluation
