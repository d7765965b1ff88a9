// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace segue::evaluation {

/// Figures of several models on several data sets (or of several users): one row per data set, one column per model. Rows must be
/// independent of each other.
struct ModelsByDataSet {
  std::vector<std::string> models;
  std::vector<std::string> data_sets;
  std::vector<double> figures;  ///< data_sets × models
  bool higher_is_better = true;
};

/// Models that follow each other in CriticalDifference::order and that the data do not tell apart.
struct Clique {
  std::size_t first = 0, last = 0;  ///< positions in `order`, both included
  friend bool operator==(const Clique&, const Clique&) = default;
};

/// How far apart mean ranks must be where figures of a row are equal and share a rank.
enum class RankTies : std::uint8_t {
  as_published,  ///< Nemenyi's difference, as if no figures were equal: too wide where many are
  corrected,     ///< by the same factor as Friedman's statistic, so that two models have the sign test without equal rows
};

/// What a critical-difference diagram shows (Demšar, "Statistical Comparisons of Classifiers over Multiple Data Sets", JMLR
/// 2006).
struct CriticalDifference {
  std::vector<double> ranks;  ///< per model: mean of its ranks over the data sets, 1: best; equal figures share their mean rank
  std::vector<std::size_t> order;  ///< models, best mean rank first (equal ones by their number)
  double difference = 0;           ///< mean ranks as far apart as this differ significantly (Nemenyi)
  std::vector<Clique> cliques;     ///< of two models or more, none within another; best first
  std::vector<double> nemenyi;     ///< models × models: p of each pair, corrected for all of them; 1 on the diagonal

  double chi_square = 0;  ///< Friedman's statistic, corrected for ties; k − 1 degrees of freedom …
  double p = 1;           ///< … and its p: do the models differ at all?
  double exact_p = 1;     ///< its p over all orders of the models in each row (friedman_exact.h); NaN: too many to go through
  bool agree = false;     ///< all data sets rank the models alike, and not all of them equal
  double f = 0;           ///< Iman & Davenport's less conservative statistic; where all data sets agree it has no value: NaN …
  double f_p = 1;         ///< … and its p, with k − 1 and (k − 1)(N − 1) degrees of freedom; NaN likewise
  double level = 0.05;
};

/// Ranks the models on each data set and tells which mean ranks differ at `level`. All figures equal: no differences, p = 1,
/// and a difference of 0 where ties are corrected for.
/// Throws Error for under two models or data sets, figures of another number, one that is not finite (named), or a level outside
/// (0, 1).
[[nodiscard]] CriticalDifference critical_difference(const ModelsByDataSet& table, double level = 0.05,
                                                     RankTies ties = RankTies::as_published);

// What a diagram of it needs.

/// The mean ranks to draw an axis over: 1 … models, or less of it where all of them and the critical difference fit into half.
struct RankRange {
  double low = 1, high = 2;
};
[[nodiscard]] RankRange range_to_draw(const CriticalDifference& result);
/// For each clique the line, from 0, that its bar stands on; bars on one line share no model.
[[nodiscard]] std::vector<std::size_t> clique_lines(const CriticalDifference& result);

}  // namespace segue::evaluation
