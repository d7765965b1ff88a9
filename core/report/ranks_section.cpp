// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/experiment/mean_ranks.h"
#include "core/report/sections.h"

namespace segue::report {

std::string mean_ranks(const Writer& w, const experiment::ExperimentResult& result) {
  const experiment::ComparisonSpec& spec = result.spec.evaluation.comparison;
  std::vector<experiment::NamedEvaluation> all;
  for (const auto& r : result.results) all.push_back({r.name, r.evaluated.evaluation.get()});
  for (const auto& level : result.levels) {
    if (spec.levels) all.push_back({level.name, level.evaluated.evaluation.get()});
  }
  // Two models are a pair, which has a test of its own.
  if (all.size() < 3 || result.comparisons.clusters < 2) return {};
  const double level = 1 - spec.options.confidence;
  const experiment::MeanRanks ranks = experiment::ranks_by_user(all, spec.figure, level);
  std::vector<std::string> labels;
  for (const auto& r : result.results) labels.push_back(plain_label(w, r));
  for (const auto& each : result.levels) labels.push_back(plain_label(w, each));
  const evaluation::CriticalDifference& cd = ranks.result;
  const std::string figure = experiment::figure_label(spec.figure);
  return w.figure(
             rank_diagram(w.plain(SEGUE_TEXT("Mean ranks")), labels, cd, chart_style(w)),
             w.text(SEGUE_TEXT("Each of %1 users (or single sequences) ranks the models by its %2, 1 for the best; equal ones "
                               "share their ranks. A bar joins models whose mean ranks are less than the critical "
                               "difference, %3, apart: these data do not tell them from each other."),
                    {count(ranks.count), figure, shown(cd.difference, std::chars_format::fixed, 2)})) +
         w.note(w.text(
             SEGUE_TEXT("Do the models differ at all? Friedman’s test with ties: χ² = %1, p = %2%4. The critical difference "
                        "is Nemenyi’s for all pairs at the level %3, corrected for ties (Demšar 2006). Rows are users, "
                        "so this holds of other listeners of this data set. Seeds and splits are no rows: they would "
                        "count the same listeners again; for several data sets there is “segue compare”."),
             {shown(cd.chi_square, std::chars_format::fixed, 1), p_value(cd.p), shown(level, std::chars_format::general, 2),
              std::isnan(cd.exact_p) ? std::string() : w.text(SEGUE_TEXT(" (exact: %1)"), {p_value(cd.exact_p)})}));
}

}  // namespace segue::report
