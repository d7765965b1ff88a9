// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"

#include <algorithm>
#include <cmath>

#include "core/report/html.h"

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
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
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
  return out;
}

std::string to_latex(const TextTable& table) {
  std::string out = "\\begin{tabular}{";
  for (const char column : table.columns) out += column == 'n' ? 'r' : 'l';
  out += "}\n\\toprule\n" + joined(table.header, " & ", latex_cell) + " \\\\\n\\midrule\n";
  for (const auto& row : table.rows) out += joined(row, " & ", latex_cell) + " \\\\\n";
  return out + "\\bottomrule\n\\end{tabular}\n";
}

std::string to_csv(const TextTable& table) {
  std::string out = joined(table.header, ",", csv_cell) + '\n';
  for (const auto& row : table.rows) out += joined(row, ",", csv_cell) + '\n';
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
  bool approximate = false;
  const auto row = [&](const std::string& name, const experiment::Evaluated& evaluated) {
    std::vector<std::string> cells{name};
    for (const FigureKind& kind : kinds) {
      const auto* m = experiment::find_figure(evaluated, kind);
      cells.push_back(m == nullptr ? number(experiment::mean_of(evaluated, kind)) : with_interval(m->mean, m->bootstrap));
    }
    approximate = approximate || evaluated.evaluation->approximate_k > 0;
    table.rows.push_back(std::move(cells));
  };
  for (const auto& r : result.results) row(r.name, r.evaluated);
  for (const auto& level : result.levels) row(level.name + " (level)", level.evaluated);
  if (!result.results.empty()) {
    std::vector<std::string> cells{"random (level)"};
    for (const FigureKind& kind : kinds) {
      cells.push_back(number(experiment::random_level(*result.results.front().evaluated.evaluation, kind)));
    }
    table.rows.push_back(std::move(cells));
  }
  if (!approximate) return table;
  table.header.emplace_back("Search recall");
  table.columns += 'n';
  std::size_t i = 0;
  for (const auto& r : result.results) table.rows[i++].push_back(number(r.evaluated.evaluation->approximate_recall));
  for (; i < table.rows.size(); ++i) table.rows[i].emplace_back("-");
  return table;
}

TextTable comparisons_text_table(const evaluation::Comparisons& comparisons) {
  TextTable table{
      {"First", "Second", "Difference", "Rank-biserial", "Better/equal/worse", "p Holm (Wilcoxon)", "p Holm (randomisation)"},
      "ttnnnnn",
      {}};
  for (const auto& pair : comparisons.pairs) {
    table.rows.push_back({comparisons.names[pair.a], comparisons.names[pair.b],
                          with_interval(pair.difference.mean, pair.difference.bootstrap),
                          with_interval(pair.wilcoxon.rank_biserial, pair.rank_biserial),
                          std::to_string(pair.effects.better) + '/' + std::to_string(pair.effects.equal) + '/' +
                              std::to_string(pair.effects.worse),
                          probability(pair.wilcoxon_p.holm), probability(pair.randomisation_p.holm)});
  }
  return table;
}

TextTable seeds_text_table(const ExperimentResult& result, const std::vector<FigureKind>& kinds) {
  TextTable table{{"Model", "Scoring", "n"}, "ttn", {}};
  for (const FigureKind& kind : kinds) {
    table.header.push_back(experiment::figure_label(kind));
    table.columns += 'n';
  }
  for (const auto& group : result.seeds) {
    std::vector<std::string> cells{group.name, models::scoring_name(group.scoring), std::to_string(group.results.size())};
    for (const FigureKind& kind : kinds) {
      const auto found = std::ranges::find_if(group.figures, [&](const auto& figure) { return figure.kind == kind; });
      cells.push_back(found == group.figures.end() ? "-"
                                                   : number(found->value.mean) + " ± " + number(found->value.standard_error));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
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
  return table;
}

TextTable protocols_text_table(const ExperimentResult& result) {
  TextTable table{{"Protocol"}, "t", {}};
  const FigureKind& kind = result.spec.evaluation.comparison.figure;
  for (const auto& compared : result.protocols) {
    table.header.push_back(result.results[compared.result].name + ", " + experiment::figure_label(kind));
    table.columns += 'n';
    for (std::size_t i = 0; i < compared.steps.size(); ++i) {
      const auto& step = compared.steps[i];
      if (table.rows.size() == i) {
        const std::string label = step.defect == nullptr
                                      ? std::string("as in 2020")
                                      : std::to_string(step.defect->number) + ". " + step.defect->label + ": repaired";
        table.rows.push_back({label});
      }
      const evaluation::Means means = evaluation::mean_of(*step.evaluation, kind.measure, kind.k);
      const double value = kind.averaging == experiment::Averaging::sequences ? means.macro : means.micro;
      table.rows[i].push_back(step.acted_on ? number(value) : "not acted on");
    }
  }
  return table;
}

}  // namespace segue::report
