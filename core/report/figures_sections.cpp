// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/evaluation/finding.h"
#include "core/report/sections.h"
#include "core/report/tables.h"

namespace segue::report {
namespace {

using evaluation::MeanInterval;
using evaluation::Measure;
using experiment::Averaging;
using experiment::Evaluated;
using experiment::ExperimentResult;
using experiment::FigureKind;

const FigureKind& compared(const ExperimentResult& result) { return result.spec.evaluation.comparison.figure; }

/// The figure with its intervals below.
std::string cell(const Evaluated& evaluated, const FigureKind& kind) {
  const MeanInterval* m = experiment::find_figure(evaluated, kind);
  if (m == nullptr) return rate(experiment::mean_of(evaluated, kind));
  return rate(m->mean) + "<br><small>" + range(experiment::shown_interval(*m)) + "</small>" +
         (std::isnan(m->bootstrap.low) ? std::string() : "<br><small>" + range(m->t) + "</small>");
}

/// Beside the name, so that it stands by every figure.
std::string with_recall(const std::string& label, const Evaluated& evaluated) {
  const evaluation::Evaluation* e = evaluated.evaluation.get();
  return e == nullptr || e->approximate_k == 0 ? label : label + " (≈\u00a0" + percent(e->approximate_recall) + ')';
}

/// The level of the highest mean by the figure of the comparison; null without one.
const experiment::LevelResult* best_level(const ExperimentResult& result) {
  const auto best = std::ranges::max_element(result.levels, {}, [&](const experiment::LevelResult& level) {
    return experiment::mean_of(level.evaluated, compared(result));
  });
  return best == result.levels.end() ? nullptr : &*best;
}

/// "95 % BCa interval 1 to 2"; a protocol can have Student's alone, and one sequence has none. `text`: how its ends are written.
template <class Text>
std::string interval_sentence(const Writer& w, const ExperimentResult& result, const MeanInterval& mean, bool turned,
                              const Text& text) {
  const evaluation::Interval& shown = experiment::shown_interval(mean);
  if (std::isnan(shown.low)) return w.text(SEGUE_TEXT("no interval of one sequence or user"));
  const std::vector<std::string> places{confidence_of(result), text(turned ? -shown.high : shown.low),
                                        text(turned ? -shown.low : shown.high)};
  if (!std::isnan(mean.bca.low)) return w.text(SEGUE_TEXT("%1 BCa interval %2 to %3"), places);
  return std::isnan(mean.bootstrap.low) ? w.text(SEGUE_TEXT("%1 t-interval %2 to %3"), places)
                                        : w.text(SEGUE_TEXT("%1 percentile interval %2 to %3"), places);
}

std::string best_sentence(const Writer& w, const ExperimentResult& result, const experiment::ComparedResult& best) {
  const FigureKind& kind = compared(result);
  const MeanInterval* figure = experiment::find_figure(best.evaluated, kind);
  const double mean = experiment::mean_of(best.evaluated, kind);
  std::vector<std::string> places{bold(result_label(w, best)), experiment::figure_label(kind), bold(in_words(kind, mean))};
  const bool several = result.results.size() > 1;
  if (figure == nullptr) {  // of a k that no interval was made for
    return several ? w.text(SEGUE_TEXT("%1 predicts the next artist best: its %2 is %3."), places)
                   : w.text(SEGUE_TEXT("%1 predicts the next artist with a %2 of %3."), places);
  }
  places.push_back(interval_sentence(w, result, *figure, false, [&](double value) { return in_words(kind, value); }));
  return several ? w.text(SEGUE_TEXT("%1 predicts the next artist best: its %2 is %3 (%4)."), places)
                 : w.text(SEGUE_TEXT("%1 predicts the next artist with a %2 of %3 (%4)."), places);
}

std::string level_sentence(const Writer& w, const ExperimentResult& result) {
  std::string html;
  const FigureKind& kind = compared(result);
  if (const auto* level = best_level(result)) {
    html += ' ' + w.text(SEGUE_TEXT("The best recommender without vectors, %1, reaches %2."),
                         {level_label(w, *level), in_words(kind, experiment::mean_of(level->evaluated, kind))});
  }
  if (!result.results.empty()) {
    const evaluation::Evaluation& e = experiment::of_most_candidates(result);
    html += ' ' + w.text(SEGUE_TEXT("Guessing among %1 artists would reach %2."),
                         {count(e.counts.candidates), in_words(kind, experiment::random_level(e, kind))});
  }
  return html;
}

/// The best against the next best model (else the best level): effect and interval first, then the test.
std::string test_sentence(const Writer& w, const ExperimentResult& result, const experiment::ComparedResult& best) {
  const auto& all = result.comparisons;
  const auto is_model = [&](const std::string& name) {
    return std::ranges::any_of(result.results, [&](const auto& r) { return r.name == name; });
  };
  const evaluation::PairComparison* found = nullptr;
  for (const auto& pair : all.pairs) {
    if (all.names[pair.a] != best.name) continue;
    if (found == nullptr || (!is_model(all.names[found->b]) && is_model(all.names[pair.b]))) found = &pair;
  }
  if (found == nullptr) return {};
  const FigureKind& kind = compared(result);
  const bool share = kind.measure == Measure::hit_rate || kind.measure == Measure::recall;
  const auto amount = [&](double value) { return share ? hundredths(value) : rate(value); };
  const double difference = found->difference.mean;
  const std::vector<std::string> places{label_of(w, result, all.names[found->b]), amount(std::abs(difference)),
                                        share ? w.text(SEGUE_TEXT("percentage points")) : experiment::figure_label(kind),
                                        interval_sentence(w, result, found->difference, difference < 0, amount)};
  // It can be behind the baseline: a model is named best among models alone.
  std::string html = difference < 0 ? w.text(SEGUE_TEXT("It is behind %1 by %2 %3 (%4)."), places)
                                    : w.text(SEGUE_TEXT("It is ahead of %1 by %2 %3 (%4)."), places);
  const std::vector<std::string> tests{w.text(alternative_text(all.options.alternative)), p_value(found->wilcoxon_p.holm),
                                       p_value(found->randomisation_p.holm)};
  const evaluation::Finding finding = evaluation::wilcoxon_finding(*found, 1 - all.options.confidence);
  html += ' ';
  if (finding == evaluation::Finding::none) {
    html += w.text(SEGUE_TEXT("The difference is not significant: Wilcoxon’s signed-rank test (%1), p = %2; randomisation test, "
                              "p = %3; both after Holm’s correction."),
                   tests);
  } else if ((finding == evaluation::Finding::a_ahead) == (difference >= 0)) {
    html += w.text(SEGUE_TEXT("The difference is significant: Wilcoxon’s signed-rank test (%1), p = %2; randomisation test, "
                              "p = %3; both after Holm’s correction."),
                   tests);
  } else {
    html += w.text(SEGUE_TEXT("The ranks of the differences say the opposite: Wilcoxon’s signed-rank test (%1), p = %2; "
                              "randomisation test, on their mean, p = %3; both after Holm’s correction."),
                   tests);
  }
  return ' ' + html;
}

std::string intervals_note(const Writer& w, const ExperimentResult& result) {
  const Evaluated& any = result.results.front().evaluated;
  const MeanInterval& m = any.figures.front().value;
  const bool clustered = m.clusters < m.values;
  if (any.evaluation->protocol.t_interval) {
    return w.text(SEGUE_TEXT("Below each mean: Student’s %1 t-interval alone, over sequences, as the study of 2020 had it."),
                  {confidence_of(result)});
  }
  std::string html =
      w.text(SEGUE_TEXT("Below each mean: the %1 BCa bootstrap interval, then Student’s t-interval, which can reach "
                        "below 0 where most sequences score 0."),
             {confidence_of(result)});
  html +=
      ' ' + (clustered
                 ? w.text(SEGUE_TEXT("Both resample %1 users with all their sequences."), {count(m.clusters)})
                 : w.text(SEGUE_TEXT("Both take the sequences for independent: their users are not known, or have one each.")));
  if (any.evaluation->approximate_k > 0) {
    html += ' ' + w.text(SEGUE_TEXT("The search was approximate (HNSW): the share of the exact lists that it finds stands after "
                                    "≈ beside each model, here and below; ranks beyond %1 count as misses."),
                         {std::to_string(any.evaluation->approximate_k)});
  }
  return html;
}

}  // namespace

std::string bold(const std::string& html) { return "<b>" + html + "</b>"; }

std::string confidence_of(const ExperimentResult& result) {
  const double hundredths = result.spec.evaluation.intervals.confidence * 100;
  const double whole = std::round(hundredths);
  return (std::abs(hundredths - whole) < 1e-6 ? std::to_string(static_cast<int>(whole)) : rate(hundredths)) + "\u202F%";
}

std::string in_words(const FigureKind& kind, double value) {
  return kind.measure == Measure::hit_rate || kind.measure == Measure::recall ? percent(value) : rate(value);
}

const char* alternative_text(evaluation::Alternative alternative) {
  switch (alternative) {
    case evaluation::Alternative::greater: return SEGUE_TEXT("one-sided: the first is better");
    case evaluation::Alternative::less: return SEGUE_TEXT("one-sided: the first is worse");
    case evaluation::Alternative::two_sided: return SEGUE_TEXT("two-sided: the two differ");
  }
  return "";
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

int color_of(const ExperimentResult& result, const std::string& run) {
  const auto found = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == run; });
  return found == result.runs.end() ? -1 : static_cast<int>(found - result.runs.begin());
}

std::string plain_label(const Writer& w, const experiment::ComparedResult& result) {
  if (result.run.empty() || result.name == result.run) return with_recall(result.name, result.evaluated);
  const bool resembles = result.scoring == models::Scoring::resembles;
  Message label;
  label.args = {result.run};
  return with_recall(label.fill(w.plain(resembles ? SEGUE_TEXT("%1 (resembles)") : SEGUE_TEXT("%1 (is followed by)"))),
                     result.evaluated);
}

std::string result_label(const Writer& w, const experiment::ComparedResult& result) { return escaped(plain_label(w, result)); }

std::string plain_label(const Writer& w, const experiment::LevelResult& level) {
  const experiment::LevelKind& kind = experiment::kind_of(level.options);
  return level.name == kind.name ? w.plain(kind.label) : level.name;
}

std::string level_label(const Writer& w, const experiment::LevelResult& level) { return escaped(plain_label(w, level)); }

std::string label_of(const Writer& w, const ExperimentResult& result, const std::string& name) {
  for (const auto& r : result.results) {
    if (r.name == name) return result_label(w, r);
  }
  for (const auto& level : result.levels) {
    if (level.name == name) return level_label(w, level);
  }
  return escaped(name);
}

const experiment::ComparedResult* best_result(const ExperimentResult& result) {
  const auto best = std::ranges::max_element(result.results, {}, [&](const experiment::ComparedResult& r) {
    return experiment::mean_of(r.evaluated, compared(result));
  });
  return best == result.results.end() ? nullptr : &*best;
}

std::vector<std::shared_ptr<const experiment::Run>> trained_on_other_sequences(const ExperimentResult& result) {
  std::vector<std::shared_ptr<const experiment::Run>> others;
  for (const auto& run : result.runs) {
    if (!result.corpus_fingerprint.empty() && run->corpus_fingerprint != result.corpus_fingerprint) others.push_back(run);
  }
  return others;
}

std::string summary(const Writer& w, const ExperimentResult& result) {
  const auto* best = best_result(result);
  if (best == nullptr) return {};
  std::string html = w.paragraph(best_sentence(w, result, *best) + test_sentence(w, result, *best) + level_sentence(w, result));
  const auto warn = [&](const std::string& text) {
    html += w.print() ? w.paragraph(text) : "<p class=\"warning\">" + text + "</p>\n";
  };
  for (const auto& run : trained_on_other_sequences(result)) {
    warn(w.text(other_sequences_caution, {bold(escaped(run->name))}));
  }
  for (const auto& left : result.levels_left_out) {
    const auto said = [&](const Message& message) { return message.fill(w.plain(message.pattern.c_str())); };
    const std::vector<std::string> places{bold(escaped(left.name)), escaped(said(left.why.message())),
                                          escaped(said(left.why.remedy()))};
    warn(left.why.remedy().empty() ? w.text(SEGUE_TEXT("%1 is left out. %2."), places)
                                   : w.text(SEGUE_TEXT("%1 is left out. %2. %3."), places));
  }
  return html;
}

std::string figures_table(const Writer& w, const ExperimentResult& result) {
  if (result.results.empty()) return {};
  const std::vector<FigureKind> kinds = usual_figures(result);
  std::vector<std::string> header{w.text(SEGUE_TEXT("Model"))};
  for (const FigureKind& kind : kinds) header.push_back(experiment::figure_label(kind));
  Table table(w, header, "t" + std::string(kinds.size(), 'n'));
  const auto row = [&](const std::string& label, const Evaluated& evaluated, bool best) {
    std::vector<std::string> cells{label};
    for (const FigureKind& kind : kinds) cells.push_back(cell(evaluated, kind));
    table.row(cells, best);
  };
  const auto* best = best_result(result);
  for (const auto& r : result.results) row(result_label(w, r), r.evaluated, &r == best && result.results.size() > 1);
  for (const auto& level : result.levels) row(level_label(w, level), level.evaluated, false);
  std::vector<std::string> random{w.text(SEGUE_TEXT("Random level"))};
  for (const FigureKind& kind : kinds) {
    random.push_back(rate(experiment::random_level(experiment::of_most_candidates(result), kind)));
  }
  table.row(random);
  const bool micro = compared(result).averaging == Averaging::predictions;
  return table.html() + w.note((micro ? w.text(SEGUE_TEXT("Means over all predictions (micro)."))
                                      : w.text(SEGUE_TEXT("Means over held-out sequences (macro)."))) +
                               ' ' + intervals_note(w, result) + ' ' +
                               w.text(SEGUE_TEXT("MAP, and means of the other kind, are in figures.csv.")));
}

std::string figures_plots(const Writer& w, const ExperimentResult& result) {
  if (result.results.empty()) return {};
  std::vector<FigureKind> kinds{compared(result)};
  const auto add = [&](const FigureKind& kind) {
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
  };
  for (const FigureKind& kind : usual_figures(result)) {
    if (kind.measure == Measure::mrr || (kind.measure == Measure::hit_rate && kind.k == 10)) add(kind);
  }
  std::string html;
  for (const FigureKind& kind : kinds) {
    std::vector<IntervalRow> rows;
    const auto row = [&](const std::string& label, const Evaluated& evaluated, bool level, int color) {
      const double nan = std::nan("");
      const MeanInterval* m = experiment::find_figure(evaluated, kind);
      const evaluation::Interval none{nan, nan};
      rows.push_back({label, experiment::mean_of(evaluated, kind), m == nullptr ? none : m->t,
                      m == nullptr ? none : experiment::shown_interval(*m), level, color});
    };
    for (const auto& r : result.results) row(plain_label(w, r), r.evaluated, false, color_of(result, r.run));
    for (const auto& level : result.levels) row(plain_label(w, level), level.evaluated, true, -1);
    html += w.figure(
        interval_plot(experiment::figure_label(kind), rows, chart_style(w)),
        w.text(SEGUE_TEXT("Dot: mean; bar: BCa bootstrap interval; line: t-interval; dashed: recommenders without vectors.")));
  }
  return html;
}

std::string over_seeds(const Writer& w, const ExperimentResult& result) {
  if (result.seeds.empty()) return {};
  const std::vector<FigureKind> kinds = usual_figures(result);
  std::vector<std::string> header{w.text(SEGUE_TEXT("Model")), w.text(SEGUE_TEXT("Seeds"))};
  for (const FigureKind& kind : kinds) header.push_back(experiment::figure_label(kind));
  Table table(w, header, "tn" + std::string(kinds.size(), 'n'));
  for (const auto& group : result.seeds) {
    const experiment::ComparedResult& first = result.results[group.results.front()];
    // Named as its results are: with the scoring where a model has two.
    const std::string own = first.name == first.run ? group.name : std::string();
    std::vector<std::string> cells{result_label(w, {own, group.scoring, {}, group.name}), std::to_string(group.results.size())};
    for (const FigureKind& kind : kinds) {
      for (const auto& figure : group.figures) {
        if (figure.kind == kind) cells.push_back(rate(figure.value.mean) + " ± " + rate(figure.value.standard_error));
      }
    }
    table.row(cells);
  }
  return table.html() +
         w.note(w.text(SEGUE_TEXT("Mean ± standard error over trainings that differ by their seed alone: the luck of the draw, "
                                  "which the intervals over sequences do not show.")));
}

}  // namespace segue::report
