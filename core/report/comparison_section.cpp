// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/report/sections.h"

namespace segue::report {
namespace {

using experiment::ExperimentResult;

const char* zeros_text(evaluation::Zeros zeros) {
  switch (zeros) {
    case evaluation::Zeros::wilcox: return SEGUE_TEXT("left out (Wilcoxon)");
    case evaluation::Zeros::pratt: return SEGUE_TEXT("ranked, then left out (Pratt)");
    case evaluation::Zeros::zsplit: return SEGUE_TEXT("ranked and split between the sides");
  }
  return "";
}

std::string signed_effect(double value) {
  if (!std::isfinite(value)) return "–";
  return (value > 0 ? "+" : "") + shown(value, std::chars_format::fixed, 2);
}

std::string three_p(const evaluation::CorrectedP& p) {
  return p_value(p.holm) + "<br><small>" + p_value(p.benjamini_hochberg) + "</small><br><small>" + p_value(p.raw) + "</small>";
}

}  // namespace

std::string compared_pairs(const Writer& w, const ExperimentResult& result) {
  const auto& all = result.comparisons;
  if (all.pairs.empty()) return w.paragraph(w.text(SEGUE_TEXT("There is one result only, so there is nothing to compare.")));
  const std::string figure = experiment::figure_label(result.spec.evaluation.comparison.figure);
  std::vector<IntervalRow> rows;
  Table table(w,
              {w.text(SEGUE_TEXT("First")), w.text(SEGUE_TEXT("Second")), w.text(SEGUE_TEXT("Difference of %1"), {figure}),
               w.text(SEGUE_TEXT("Rank-biserial")), w.text(SEGUE_TEXT("Better · equal · worse")),
               w.text(SEGUE_TEXT("p, Wilcoxon")), w.text(SEGUE_TEXT("p, randomisation"))},
              "ttnnnnn");
  for (const auto& pair : all.pairs) {
    const char* const none =
        std::isnan(pair.rank_biserial.low)
            ? evaluation::no_rank_biserial_interval(pair.wilcoxon.rank_biserial, pair.wilcoxon.non_zero, all.options.confidence)
            : "";
    table.row({label_of(w, result, all.names[pair.a]), label_of(w, result, all.names[pair.b]),
               signed_rate(pair.difference.mean) + "<br><small>" + range(experiment::shown_interval(pair.difference)) +
                   "</small>" +
                   (all.options.bootstrap > 0 ? "<br><small>" + range(pair.difference.t) + "</small>" : std::string()),
               signed_effect(pair.wilcoxon.rank_biserial) + "<br><small>" +
                   (*none == '\0' ? signed_effect(pair.rank_biserial.low) + " … " + signed_effect(pair.rank_biserial.high)
                                  : w.text(none)) +
                   "</small>",
               count(pair.effects.better) + " · " + count(pair.effects.equal) + " · " + count(pair.effects.worse) +
                   "<br><small>W = " + rank_sum(pair.wilcoxon.statistic) + "</small>",
               three_p(pair.wilcoxon_p), three_p(pair.randomisation_p)});
  }
  const auto& o = all.options;
  const std::string units = o.unit == evaluation::TestUnit::sequence ? w.text(SEGUE_TEXT("sequences"))
                                                                     : w.text(SEGUE_TEXT("means of each user’s sequences"));
  const std::string baseline =
      result.spec.evaluation.comparison.baseline.empty()
          ? w.text(SEGUE_TEXT("All pairs, the higher mean first."))
          : w.text(SEGUE_TEXT("All against the baseline, %1."), {label_of(w, result, all.names[all.pairs.front().b])});
  return table.html() +
         w.note(
             baseline + ' ' +
             w.text(
                 all.options.bootstrap == 0
                     ? SEGUE_TEXT("Difference with its %1 t-interval alone, over %2 sequences, as the study of 2020 had it. "
                                  "Rank-biserial correlation: −1 … 1, the share of the evidence for the first less that for "
                                  "the second.")
                     : SEGUE_TEXT(
                           "Difference with its %1 BCa bootstrap interval, then its t-interval, over %2 sequences of %3 users or "
                           "single sequences. Rank-biserial correlation: −1 … 1, the share of the evidence for the first "
                           "less that for the second."),
                 {confidence_of(result), count(all.sequences), count(all.clusters)}) +
             ' ' +
             w.text(SEGUE_TEXT("Wilcoxon’s signed-rank test on %1, %2; where both do equally well: %3. The randomisation test "
                               "exchanges the two models’ figures user by user (%4 patterns). Of each p: corrected for all "
                               "%5 pairs by Holm, then by Benjamini and Hochberg, then as it is."),
                    {units, w.text(alternative_text(o.alternative)), w.text(zeros_text(o.zeros)), count(o.randomisations),
                     count(all.pairs.size())}));
}

}  // namespace segue::report
