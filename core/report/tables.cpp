// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"

#include <algorithm>
#include <cmath>

#include "core/base/csv_field.h"
#include "core/experiment/tidy.h"
#include "core/experiment/way_from_2020.h"
#include "core/report/html.h"
#include "core/report/steps_in_words.h"

namespace segue::report {
namespace {

using evaluation::Interval;
using experiment::ExperimentResult;
using experiment::FigureKind;

std::string number(double value) {
  if (!std::isfinite(value)) return "-";
  if (value != 0 && std::abs(value) < 0.001) return digits(value, std::chars_format::scientific, 1);
  return digits(value, std::chars_format::fixed, 4);
}

std::string probability(double p) {
  if (p < 1e-300) return "< 1e-300";
  return digits(p, p < 0.001 ? std::chars_format::scientific : std::chars_format::fixed, p < 0.001 ? 1 : 3);
}

std::string with_interval(double mean, const Interval& interval) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return number(mean);
  return number(mean) + " (" + number(interval.low) + " … " + number(interval.high) + ")";
}

/// Code points, of which each takes a place in a terminal.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string latex_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}': out += std::string("\\") + c; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '\\': out += "\\textbackslash{}"; break;
      case '<': out += "\\textless{}"; break;
      case '>': out += "\\textgreater{}"; break;
      default: out += c;
    }
  }
  for (std::size_t at = out.find("…"); at != std::string::npos; at = out.find("…", at)) out.replace(at, 3, "\\ldots{}");
  return out;
}

std::string csv_cell(const std::string& text) {
  std::string out;
  append_csv_field(out, text);
  return out;
}

using evaluation::MeanInterval;

std::string percent_words(double share) { return digits(100 * share, std::chars_format::general, 4) + " %"; }

std::string over_words(experiment::Averaging averaging) {
  return averaging == experiment::Averaging::sequences ? "sequences (macro)" : "predictions (micro)";
}

std::string over_key(experiment::Averaging averaging) {
  return averaging == experiment::Averaging::sequences ? "sequences" : "predictions";
}

/// "95 % BCa bootstrap interval (2000 resamples of users with all their sequences)".
std::string interval_words(const MeanInterval& any, double confidence, std::uint64_t samples) {
  const std::string kind = percent_words(confidence) + ' ' + experiment::interval_kind(any) + " interval";
  const bool users = any.clusters < any.values;
  if (std::isnan(any.bootstrap.low)) return kind + (users ? " clustered by user" : "");
  return kind + " (" + std::to_string(samples) + " resamples of " + (users ? "users with all their sequences)" : "sequences)");
}

const std::string no_interval_words = "; no intervals, as one sequence or user says nothing of others.";

std::string protocol_words(const evaluation::Protocol& protocol) {
  return "Protocol: " + experiment::protocol_name(protocol) + '.';
}

std::string recall_words(unsigned k) {
  return "Search recall: the share of the " + std::to_string(k) +
         " exact best that the approximate search (HNSW) found, measured on a sample; later ranks count as misses.";
}

const char* alternative_words(evaluation::Alternative alternative) {
  switch (alternative) {
    case evaluation::Alternative::greater: return "one-sided, the first is better";
    case evaluation::Alternative::less: return "one-sided, the first is worse";
    case evaluation::Alternative::two_sided: break;
  }
  return "two-sided";
}

const char* zeros_words(evaluation::Zeros zeros) {
  switch (zeros) {
    case evaluation::Zeros::wilcox: return "left out (Wilcoxon)";
    case evaluation::Zeros::pratt: return "ranked, then left out (Pratt)";
    case evaluation::Zeros::zsplit: return "split between the sides";
  }
  return "";
}

/// How the p of Wilcoxon's test was found.
std::string method_words(const experiment::Compared& compared) {
  const auto exact = std::ranges::count_if(compared.pairs, [](const auto& pair) { return pair.wilcoxon.exact; });
  const std::string normal =
      compared.options.continuity ? "normal approximation with continuity correction" : "normal approximation";
  if (exact == 0) return normal;
  return static_cast<std::size_t>(exact) == compared.pairs.size() ? "exact" : "exact for few pairs, else " + normal;
}

std::string joined(const std::vector<std::string>& cells, const char* separator, std::string (*clean)(const std::string&)) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : separator) + clean(cells[i]);
  return out;
}

}  // namespace

std::string to_markdown(const TextTable& table) {
  std::string out = "| " + joined(table.header, " | ", markdown_cell) + " |\n|";
  for (const char column : table.columns) out += column == 'n' ? " ---: |" : " --- |";
  out += '\n';
  for (const auto& row : table.rows) out += "| " + joined(row, " | ", markdown_cell) + " |\n";
  for (const std::string& note : table.notes) out += '\n' + markdown_cell(note) + '\n';
  return out;
}

std::string to_latex(const TextTable& table) {
  std::string out = "\\begin{tabular}{";
  for (const char column : table.columns) out += column == 'n' ? 'r' : 'l';
  out += "}\n\\toprule\n" + joined(table.header, " & ", latex_cell) + " \\\\\n\\midrule\n";
  for (const auto& row : table.rows) out += joined(row, " & ", latex_cell) + " \\\\\n";
  out += "\\bottomrule\n\\end{tabular}\n";
  if (table.notes.empty()) return out;
  return out + "\n{\\footnotesize " + joined(table.notes, " ", latex_cell) + "\\par}\n";
}

std::string to_csv(const TextTable& table) {
  const auto line = [&](std::vector<std::string> cells, std::string std::pair<std::string, std::string>::*more) {
    for (const auto& constant : table.constants) cells.push_back(constant.*more);
    return joined(cells, ",", csv_cell) + '\n';
  };
  std::string out = line(table.header, &std::pair<std::string, std::string>::first);
  for (const auto& row : table.rows) out += line(row, &std::pair<std::string, std::string>::second);
  return out;
}

std::string to_text(const TextTable& table) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  const auto measure = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  };
  measure(table.header);
  std::ranges::for_each(table.rows, measure);
  const auto line = [&](const std::vector<std::string>& row) {
    std::string out;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += "  ";
      out += row[i];
      if (i + 1 < row.size()) out.append(widths[i] - width(row[i]), ' ');
    }
    return out + '\n';
  };
  std::string out = line(table.header);
  for (const auto& row : table.rows) out += line(row);
  for (const std::string& note : table.notes) out += note + '\n';
  return out;
}

std::vector<FigureKind> usual_figures(const ExperimentResult& result) {
  std::vector<FigureKind> kinds;
  if (result.results.empty()) return kinds;
  const experiment::Averaging averaging = result.spec.evaluation.comparison.figure.averaging;
  const auto& ks = result.results.front().evaluated.evaluation->ks;
  for (const unsigned k : ks) kinds.push_back({evaluation::Measure::hit_rate, k, averaging});
  const unsigned k = std::ranges::find(ks, 10U) != ks.end() ? 10U : ks.back();
  kinds.push_back({evaluation::Measure::ndcg, k, averaging});
  kinds.push_back({evaluation::Measure::mrr, 0, averaging});
  return kinds;
}

TextTable figures_text_table(const ExperimentResult& result, const std::vector<FigureKind>& kinds) {
  TextTable table{{"Model"}, "t", {}};
  for (const FigureKind& kind : kinds) {
    table.header.push_back(experiment::figure_label(kind));
    table.columns += 'n';
  }
  const MeanInterval* any = nullptr;
  std::vector<double> recalls;
  unsigned approximate_k = 0;
  const auto row = [&](const std::string& name, const experiment::Evaluated& evaluated) {
    std::vector<std::string> cells{name};
    for (const FigureKind& kind : kinds) {
      const auto* m = experiment::find_figure(evaluated, kind);
      cells.push_back(m == nullptr ? number(experiment::mean_of(evaluated, kind))
                                   : with_interval(m->mean, experiment::shown_interval(*m)));
      if (m != nullptr) any = m;
    }
    approximate_k = std::max(approximate_k, evaluated.evaluation->approximate_k);
    recalls.push_back(evaluated.evaluation->approximate_recall);
    table.rows.push_back(std::move(cells));
  };
  for (const auto& r : result.results) row(r.name, r.evaluated);
  for (const auto& level : result.levels) row(level.name + " (level)", level.evaluated);
  if (!result.results.empty()) {
    std::vector<std::string> cells{"random (level)"};
    for (const FigureKind& kind : kinds) {
      cells.push_back(number(experiment::random_level(experiment::of_most_candidates(result), kind)));
    }
    table.rows.push_back(std::move(cells));
    const evaluation::Evaluation& e = experiment::of_most_candidates(result);
    const auto& intervals = result.results.front().evaluated.intervals;
    table.notes.push_back("Means over " + over_words(kinds.empty() ? experiment::Averaging::sequences : kinds[0].averaging) +
                          (any == nullptr ? "."
                           : std::isnan(any->t.low)
                               ? no_interval_words
                               : ", each with its " + interval_words(*any, intervals.confidence, intervals.bootstrap) + "."));
    table.notes.push_back(protocol_words(e.protocol) + ' ' + std::to_string(e.sequences.size()) + " held-out sequences, " +
                          std::to_string(e.predictions.size()) + " predictions, each among " +
                          std::to_string(e.counts.candidates) + " artists.");
  }
  for (const auto& left : result.levels_left_out) {
    table.notes.push_back("Left out: " + left.name + " (level). " + left.why.what());
  }
  if (approximate_k == 0) return table;
  table.header.emplace_back("Search recall");
  table.columns += 'n';
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].push_back(i < recalls.size() ? number(recalls[i]) : "-");
  table.notes.push_back(recall_words(approximate_k));
  return table;
}

TextTable comparisons_text_table(const experiment::Compared& compared) {
  TextTable table{{"First", "Second", "Difference of " + experiment::figure_label(compared.figure), "Rank-biserial",
                   "Better/equal/worse", "p Holm (Wilcoxon)", "p Holm (randomisation)"},
                  "ttnnnnn",
                  {}};
  for (const auto& pair : compared.pairs) {
    table.rows.push_back({compared.names[pair.a], compared.names[pair.b],
                          with_interval(pair.difference.mean, experiment::shown_interval(pair.difference)),
                          with_interval(pair.wilcoxon.rank_biserial, pair.rank_biserial),
                          std::to_string(pair.effects.better) + '/' + std::to_string(pair.effects.equal) + '/' +
                              std::to_string(pair.effects.worse),
                          probability(pair.wilcoxon_p.holm), probability(pair.randomisation_p.holm)});
  }
  if (compared.pairs.empty()) return table;
  const evaluation::ComparisonOptions& o = compared.options;
  const MeanInterval& any = compared.pairs.front().difference;
  table.notes.push_back("Means over " + over_words(compared.figure.averaging) +
                        (std::isnan(any.t.low) ? no_interval_words
                                               : "; differences with their " + interval_words(any, o.confidence, o.bootstrap) +
                                                     ", rank-biserial correlations with their " + percent_words(o.confidence) +
                                                     " interval by Fisher's z."));
  table.notes.push_back("Tests: " + std::string(alternative_words(o.alternative)) + "; Wilcoxon signed-rank over " +
                        (o.unit == evaluation::TestUnit::sequence ? "sequences" : "means of each user's sequences") +
                        ", zero differences " + zeros_words(o.zeros) + ", " + method_words(compared) + "; randomisation over " +
                        experiment::resampled(any) + ", " + std::to_string(o.randomisations) +
                        " patterns. p corrected by Holm for " + std::to_string(compared.pairs.size()) +
                        (compared.pairs.size() == 1 ? " pair" : " pairs") +
                        (compared.baseline.empty() ? ", all there are." : " with the baseline " + compared.baseline + "."));
  table.notes.push_back(protocol_words(compared.protocol) + ' ' + std::to_string(compared.sequences) + " held-out sequences" +
                        (compared.clusters < compared.sequences ? " of " + std::to_string(compared.clusters) + " users." : "."));
  unsigned approximate_k = 0;
  for (const auto& model : compared.models) approximate_k = std::max(approximate_k, model.search_k);
  if (approximate_k == 0) return table;
  table.header.emplace_back("Search recall");
  table.columns += 'n';
  for (std::size_t i = 0; i < compared.pairs.size(); ++i) {
    const auto& pair = compared.pairs[i];
    table.rows[i].push_back(number(compared.models[pair.a].search_recall) + " / " +
                            number(compared.models[pair.b].search_recall));
  }
  table.notes.push_back(recall_words(approximate_k));
  return table;
}

TextTable seeds_text_table(const ExperimentResult& result, const std::vector<FigureKind>& kinds) {
  TextTable table{{"Model", "Scoring", "n"}, "ttn", {}};
  for (const FigureKind& kind : kinds) {
    table.header.push_back(experiment::figure_label(kind));
    table.columns += 'n';
  }
  unsigned approximate_k = 0;
  std::vector<double> recalls;
  for (const auto& group : result.seeds) {
    std::vector<std::string> cells{group.name, models::scoring_name(group.scoring), std::to_string(group.results.size())};
    for (const FigureKind& kind : kinds) {
      const auto found = std::ranges::find_if(group.figures, [&](const auto& figure) { return figure.kind == kind; });
      cells.push_back(found == group.figures.end() ? "-"
                                                   : number(found->value.mean) + " ± " + number(found->value.standard_error));
    }
    table.rows.push_back(std::move(cells));
    recalls.push_back(1);
    for (const std::size_t r : group.results) {
      const evaluation::Evaluation& e = *result.results[r].evaluated.evaluation;
      approximate_k = std::max(approximate_k, e.approximate_k);
      recalls.back() = std::min(recalls.back(), e.approximate_recall);
    }
  }
  if (table.rows.empty()) return table;
  const auto averaging = kinds.empty() ? experiment::Averaging::sequences : kinds[0].averaging;
  const evaluation::Protocol& protocol = result.results[result.seeds[0].results[0]].evaluated.evaluation->protocol;
  table.notes = {
      "Mean ± standard error over trainings that differ by their seed alone, of means over " + over_words(averaging) + ".",
      protocol_words(protocol)};
  table.constants = {{"over", averaging == experiment::Averaging::sequences ? "sequences" : "predictions"},
                     {"plus_minus", "standard error over seeds"},
                     {"protocol", experiment::protocol_name(protocol)}};
  if (approximate_k == 0) return table;
  table.header.emplace_back("Search recall");
  table.columns += 'n';
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].push_back(number(recalls[i]));
  table.notes.push_back(recall_words(approximate_k) + " Of several seeds the least.");
  return table;
}

std::vector<std::string> ranks_notes(const experiment::MeanRanks& ranks) {
  const bool sets = ranks.rows == experiment::RankRows::data_sets;
  std::vector<std::string> notes{experiment::figure_label(ranks.figure) + " over " + over_words(ranks.figure.averaging) +
                                     ", ranked by " + std::to_string(ranks.count) +
                                     (sets ? " data sets" : " users (or single sequences)") + "; CD and p: Nemenyi, level " +
                                     digits(ranks.level, std::chars_format::general, 4) + '.',
                                 protocol_words(ranks.protocol)};
  if (!ranks.search_recall.empty()) notes.emplace_back("Approximate search (HNSW): the recall stands beside each model.");
  return notes;
}

TextTable ranks_text_table(const experiment::MeanRanks& ranks) {
  const evaluation::CriticalDifference& cd = ranks.result;
  const std::size_t models = cd.order.size();
  const auto two = [](double value) { return digits(value, std::chars_format::fixed, 2); };
  TextTable table{{experiment::figure_label(ranks.figure), "Mean rank (CD " + two(cd.difference) + ")"}, "tn", {}};
  for (const std::size_t m : cd.order) {
    table.header.push_back("p, " + ranks.table.models[m]);
    table.columns += 'n';
    std::vector<std::string> cells{ranks.table.models[m], two(cd.ranks[m])};
    for (const std::size_t other : cd.order) cells.push_back(other == m ? "-" : probability(cd.nemenyi[m * models + other]));
    table.rows.push_back(std::move(cells));
  }
  table.notes = ranks_notes(ranks);
  const bool sets = ranks.rows == experiment::RankRows::data_sets;
  table.constants = {{"rows", std::to_string(ranks.count)},
                     {"rows_are", sets ? "data_sets" : "users"},
                     {"over", over_key(ranks.figure.averaging)},
                     {"level", digits(ranks.level, std::chars_format::general, 4)},
                     {"p", "Nemenyi"},
                     {"protocol", experiment::protocol_name(ranks.protocol)}};
  if (ranks.search_recall.empty()) return table;
  table.header.emplace_back("Search recall");
  table.columns += 'n';
  for (std::size_t i = 0; i < models; ++i) table.rows[i].push_back(number(ranks.search_recall[cd.order[i]]));
  return table;
}

TextTable ranked_figures_text_table(const experiment::MeanRanks& ranks) {
  TextTable table{{"Data set"}, "t", {}};
  const std::size_t models = ranks.table.models.size();
  for (const std::string& model : ranks.table.models) {
    table.header.push_back(model + ", " + experiment::figure_label(ranks.figure));
    table.columns += 'n';
  }
  for (std::size_t s = 0; s < ranks.table.data_sets.size(); ++s) {
    std::vector<std::string> cells{ranks.table.data_sets[s]};
    for (std::size_t m = 0; m < models; ++m) cells.push_back(number(ranks.table.figures[s * models + m]));
    table.rows.push_back(std::move(cells));
  }
  table.notes = {"Means over " + over_words(ranks.figure.averaging) + ". " + protocol_words(ranks.protocol)};
  table.constants = {{"over", over_key(ranks.figure.averaging)}, {"protocol", experiment::protocol_name(ranks.protocol)}};
  if (ranks.search_recall.empty()) return table;
  std::vector<std::string> cells{"search recall"};
  for (const double recall : ranks.search_recall) cells.push_back(number(recall));
  table.rows.push_back(std::move(cells));
  return table;
}

TextTable protocols_text_table(const ExperimentResult& result) {
  TextTable table{{"Protocol"}, "t", {}};
  const FigureKind& kind = result.spec.evaluation.comparison.figure;
  const bool several = result.protocols.size() > 1;
  for (const auto& compared : result.protocols) {
    const std::string& name = result.results[compared.result].name;
    table.header.push_back(name + ", " + experiment::figure_label(kind));
    table.header.push_back(several ? name + ", what else it touches" : "What else it touches");
    table.columns += "nt";
    for (std::size_t i = 0; i < compared.steps.size(); ++i) {
      const auto& step = compared.steps[i];
      if (table.rows.size() == i) {
        const std::string label = step.defect == nullptr
                                      ? std::string("as in 2020")
                                      : std::to_string(step.defect->number) + ". " + step.defect->label + ": repaired";
        table.rows.push_back({label});
      }
      table.rows[i].push_back(step.acted_on ? number(experiment::figure_after(step, kind)) : idle_in_words(step.idle).str());
      table.rows[i].push_back(step.touched ? touched_in_words(*step.touched, step.touched->against).str() : "");
    }
  }
  return table;
}

}  // namespace segue::report
