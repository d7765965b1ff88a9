// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/evaluation_arguments.h"
#include "app/commands/task.h"
#include "core/experiment/tidy.h"

namespace segue::app {

QString figuresText(const experiment::ExperimentResult& result, TableFormat format) {
  const auto kinds = report::usual_figures(result);
  const bool csv = format == TableFormat::csv;  // every number there is, for programs
  std::string text =
      csv ? experiment::to_csv(experiment::tidy_figures(result)) : formatted(report::figures_text_table(result, kinds), format);
  const auto add = [&](const report::TextTable& table) {
    if (!table.rows.empty()) text += '\n' + formatted(table, format);
  };
  add(report::seeds_text_table(result, kinds));
  if (!csv) add(report::comparisons_text_table(result.comparisons));
  if (csv && !result.comparisons.pairs.empty())
    text += '\n' + experiment::to_csv(experiment::tidy_comparisons(result.comparisons));
  add(report::protocols_text_table(result));
  return QString::fromStdString(text);
}

QString figuresText(const experiment::ExperimentResult& result) { return figuresText(result, TableFormat::text); }

}  // namespace segue::app
