// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/report/sections.h"
#include "core/report/svg_charts.h"

namespace segue::report {
namespace {

using evaluation::Metric;
using experiment::ExperimentResult;

std::string bold(const std::string& html) { return "<b>" + html + "</b>"; }

std::string confidence_of(const ExperimentResult& result) {
  const double hundredths = result.popularity.confidence * 100;
  const double whole = std::round(hundredths);
  return (std::abs(hundredths - whole) < 1e-6 ? std::to_string(static_cast<int>(whole)) : rate(hundredths)) + "\u202F%";
}

/// A rate in words; MRR is not a share of anything.
std::string in_words(Metric metric, double value) { return metric == Metric::mrr ? rate(value) : percent(value); }

std::string cell(const evaluation::MeanInterval& m) {
  return rate(m.mean) + "<br><small>" + range(m.bootstrap) + "</small><br><small>" + range(m.t) + "</small>";
}

/// The label of the result that a comparison names.
std::string label_of(const Writer& w, const ExperimentResult& result, const std::string& name) {
  for (const auto& r : result.results) {
    if (r.name == name) return result_label(w, r);
  }
  return escaped(name);
}

ChartStyle chart_style(const Writer& w) {
  ChartStyle style;
  if (w.print()) {
    style.scale = 3;  // Qt draws an <img> at the picture's own size: three dots a unit stay sharp on paper
  } else {
    style.ink = "currentColor";
  }
  return style;
}

const char* alternative_text(evaluation::Alternative alternative) {
  switch (alternative) {
    case evaluation::Alternative::greater: return SEGUE_TEXT("one-sided: the first is better");
    case evaluation::Alternative::less: return SEGUE_TEXT("one-sided: the first is worse");
    case evaluation::Alternative::two_sided: return SEGUE_TEXT("two-sided: the two differ");
  }
  return "";
}

const char* zeros_text(evaluation::Zeros zeros) {
  switch (zeros) {
    case evaluation::Zeros::wilcox: return SEGUE_TEXT("left out (Wilcoxon)");
    case evaluation::Zeros::pratt: return SEGUE_TEXT("ranked, then left out (Pratt)");
    case evaluation::Zeros::zsplit: return SEGUE_TEXT("ranked and split between the sides");
  }
  return "";
}

std::string best_sentence(const Writer& w, const ExperimentResult& result, const experiment::ComparedResult& best) {
  const Metric metric = result.spec.compare_by;
  const unsigned k = best.result.k;
  const auto& figure = figure_of(best.result, metric);
  const std::string value = in_words(metric, figure.mean);
  const std::string low = in_words(metric, figure.bootstrap.low);
  const std::string high = in_words(metric, figure.bootstrap.high);
  const std::string level = in_words(metric, figure_of(result.popularity, metric).mean);
  const std::vector<std::string> places{
      bold(result_label(w, best)), metric_label(metric, k), bold(value), confidence_of(result), low, high, level};
  return result.results.size() > 1
             ? w.text(SEGUE_TEXT(
                          "%1 predicts the next artist best: its %2 is %3 (%4 interval %5 to %6), against %7 for recommending "
                          "whatever is played most."),
                      places)
             : w.text(
                   SEGUE_TEXT("%1 predicts the next artist with a %2 of %3 (%4 interval %5 to %6), against %7 for recommending "
                              "whatever is played most."),
                   places);
}

std::string random_sentence(const Writer& w, const ExperimentResult& result) {
  const auto& level = result.popularity;
  if (result.spec.compare_by == Metric::mrr || level.random_hit_1 <= 0) return {};
  const double chance = result.spec.compare_by == Metric::hit_1 ? level.random_hit_1 : level.random_hit_k;
  return ' ' + w.text(SEGUE_TEXT("Guessing among %1 artists would reach %2."), {count(level.candidates), percent(chance)});
}

/// Is the best better than the next best?
std::string test_sentence(const Writer& w, const ExperimentResult& result, const experiment::ComparedResult& best) {
  const auto found =
      std::find_if(result.comparisons.begin(), result.comparisons.end(), [&](const auto& c) { return c.a == best.name; });
  if (found == result.comparisons.end()) return {};
  const double difference = found->difference.mean;
  const std::string amount =
      found->metric == Metric::mrr ? rate(difference) : w.text(SEGUE_TEXT("%1 percentage points"), {hundredths(difference)});
  const std::vector<std::string> places{label_of(w, result, found->b), amount, p_value(found->test.p),
                                        w.text(alternative_text(found->alternative))};
  const bool significant = found->test.p < 1 - best.result.confidence;
  return ' ' + (significant
                    ? w.text(SEGUE_TEXT("It is ahead of %1 by %2; the difference is significant (Wilcoxon signed-rank test, %4, "
                                        "p = %3)."),
                             places)
                    : w.text(SEGUE_TEXT("It is ahead of %1 by %2; the difference is not significant (Wilcoxon signed-rank test, "
                                        "%4, p = %3)."),
                             places));
}

/// A model has one colour in all charts, as in the window: its place among the runs.
int color_of(const ExperimentResult& result, const std::string& run) {
  const auto found = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == run; });
  return found == result.runs.end() ? -1 : static_cast<int>(found - result.runs.begin());
}

}  // namespace

std::string plain_label(const Writer& w, const experiment::ComparedResult& result) {
  if (result.run.empty() || result.name == result.run) return result.name;
  const bool resembles = result.scoring == models::Scoring::resembles;
  Message label;
  label.args = {result.run};
  return label.fill(w.plain(resembles ? SEGUE_TEXT("%1 (resembles)") : SEGUE_TEXT("%1 (followed by)")));
}

std::string result_label(const Writer& w, const experiment::ComparedResult& result) { return escaped(plain_label(w, result)); }

std::string metric_label(Metric metric, unsigned k) {
  if (metric == Metric::mrr) return "MRR";
  return metric == Metric::hit_1 ? "hit@1" : "hit@" + std::to_string(k);
}

const evaluation::MeanInterval& figure_of(const evaluation::NextArtistResult& result, Metric metric) {
  return metric == Metric::hit_1 ? result.hit_1 : metric == Metric::hit_k ? result.hit_k : result.mrr;
}

const experiment::ComparedResult* best_result(const ExperimentResult& result) {
  const auto best = std::max_element(result.results.begin(), result.results.end(), [&](const auto& a, const auto& b) {
    return figure_of(a.result, result.spec.compare_by).mean < figure_of(b.result, result.spec.compare_by).mean;
  });
  return best == result.results.end() ? nullptr : &*best;
}

std::string summary(const Writer& w, const ExperimentResult& result) {
  const auto* best = best_result(result);
  if (best == nullptr) return {};
  std::string html = w.paragraph(best_sentence(w, result, *best) + random_sentence(w, result) + test_sentence(w, result, *best));
  for (const auto& run : result.runs) {
    if (result.corpus_fingerprint.empty() || run->corpus_fingerprint == result.corpus_fingerprint) continue;
    const std::string text = w.text(SEGUE_TEXT("Caution: %1 was trained on other sequences or another split. Sequences that are "
                                               "held out here may have been among those it learned from."),
                                    {bold(escaped(run->name))});
    html += w.print() ? w.paragraph(text) : "<p class=\"warning\">" + text + "</p>\n";
  }
  return html;
}

std::string figures_table(const Writer& w, const ExperimentResult& result) {
  const unsigned k = result.popularity.k;
  Table table(w, {w.text(SEGUE_TEXT("Model")), "hit@1", metric_label(Metric::hit_k, k), "MRR", w.text(SEGUE_TEXT("Sequences"))},
              "tnnnn");
  const auto* best = best_result(result);
  for (const auto& r : result.results) {
    table.row(
        {result_label(w, r), cell(r.result.hit_1), cell(r.result.hit_k), cell(r.result.mrr), count(r.result.sequences.size())},
        &r == best && result.results.size() > 1);
  }
  const auto& level = result.popularity;
  table.row({w.text(SEGUE_TEXT("Popularity level")), cell(level.hit_1), cell(level.hit_k), cell(level.mrr),
             count(level.sequences.size())});
  table.row({w.text(SEGUE_TEXT("Random level")), rate(level.random_hit_1), rate(level.random_hit_k), "–", "–"});
  return table.html() +
         w.note(w.text(SEGUE_TEXT("Means over held-out sequences. Below each: the %1 bootstrap interval over sequences, "
                                  "then Student's t-interval, which can reach below 0 where most sequences score 0."),
                       {confidence_of(result)}));
}

std::string figures_plots(const Writer& w, const ExperimentResult& result) {
  std::string html;
  for (const Metric metric : {Metric::hit_1, Metric::hit_k, Metric::mrr}) {
    std::vector<IntervalRow> rows;
    for (const auto& r : result.results) {
      const auto& m = figure_of(r.result, metric);
      rows.push_back({plain_label(w, r), m.mean, m.t, m.bootstrap, false, color_of(result, r.run)});
    }
    const auto& level = figure_of(result.popularity, metric);
    rows.push_back({w.plain(SEGUE_TEXT("Popularity level")), level.mean, level.t, level.bootstrap, true, -1});
    html += w.figure(interval_plot(metric_label(metric, result.popularity.k), rows, chart_style(w)),
                     w.text(SEGUE_TEXT("Dot: mean; bar: bootstrap interval; line: t-interval; dashed: popularity level.")));
  }
  return html;
}

std::string paired_tests(const Writer& w, const ExperimentResult& result) {
  if (result.comparisons.empty()) {
    return w.paragraph(w.text(SEGUE_TEXT("There is one result only, so there is nothing to compare.")));
  }
  const auto& first = result.comparisons.front();
  Table table(w,
              {w.text(SEGUE_TEXT("First")), w.text(SEGUE_TEXT("Second")), w.text(SEGUE_TEXT("Difference")),
               w.text(SEGUE_TEXT("Wilcoxon statistic")), w.text(SEGUE_TEXT("Pairs that differ")), "p"},
              "ttnnnn");
  for (const auto& c : result.comparisons) {
    table.row({label_of(w, result, c.a), label_of(w, result, c.b),
               signed_rate(c.difference.mean) + "<br><small>" + range(c.difference.bootstrap) + "</small>",
               rank_sum(c.test.statistic), w.text(SEGUE_TEXT("%1 of %2"), {count(c.test.non_zero), count(c.test.pairs)}),
               p_value(c.test.p)});
  }
  return table.html() +
         w.note(
             w.text(SEGUE_TEXT("Difference of %1 per sequence with its %2 bootstrap interval. Wilcoxon's signed-rank test on "
                               "sequences, %3; sequences where both do equally well: %4. The p-values are not corrected for the "
                               "number of comparisons."),
                    {metric_label(first.metric, result.popularity.k), confidence_of(result),
                     w.text(alternative_text(first.alternative)), w.text(zeros_text(first.zeros))}));
}

std::string learning_curves(const Writer& w, const ExperimentResult& result) {
  std::vector<Curve> losses, validations;
  for (const auto& run : result.runs) {
    const int color = color_of(result, run->name);
    Curve loss{run->name, {}, {}, color};
    for (const auto& s : run->history) {
      if (s.learning_rate > 0) loss.x.push_back(s.epoch), loss.y.push_back(s.loss);  // others record residuals, not losses
    }
    if (!loss.x.empty()) losses.push_back(std::move(loss));
    Curve validation{run->name, {}, {}, color};
    for (const auto& s : run->validation) validation.x.push_back(s.epoch), validation.y.push_back(s.hit_rate);
    if (!validation.x.empty()) validations.push_back(std::move(validation));
  }
  std::string html;
  const std::string epochs = w.plain(SEGUE_TEXT("Epochs"));
  if (!losses.empty()) {
    html += w.figure(
        line_chart(w.plain(SEGUE_TEXT("Training loss")), epochs, w.plain(SEGUE_TEXT("Loss per pair")), losses, chart_style(w)),
        w.text(SEGUE_TEXT("Mean loss of a training pair (natural logarithm). Losses of different models or options "
                          "cannot be compared with one another.")));
  }
  if (!validations.empty()) {
    html += w.figure(line_chart(w.plain(SEGUE_TEXT("Validation")), epochs, "hit@10", validations, chart_style(w)),
                     w.text(SEGUE_TEXT("hit@10 on validation sequences after each epoch, by output vectors where a model has "
                                       "them. Where it falls, the model over-fits.")));
  }
  return html;
}

}  // namespace segue::report
