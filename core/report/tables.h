// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/experiment/experiment.h"
#include "core/experiment/mean_ranks.h"

namespace segue::report {

/// A table of plain text, for papers and notebooks.
struct TextTable {
  std::vector<std::string> header;
  std::string columns;  ///< for each, 't' for text or 'n' for numbers, which stand to the right
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> notes = {};  ///< what the figures are and how they were made: below the table, a line each
  /// The same for CSV, where it stands in columns of its own, alike in every row: name and value.
  std::vector<std::pair<std::string, std::string>> constants = {};
};

[[nodiscard]] std::string to_markdown(const TextTable& table);
/// A tabular of the package booktabs, its notes in a paragraph below; special characters are escaped.
[[nodiscard]] std::string to_latex(const TextTable& table);
/// Comma-separated, with quotes where they are needed.
[[nodiscard]] std::string to_csv(const TextTable& table);
/// Columns that line up in a terminal, two spaces apart.
[[nodiscard]] std::string to_text(const TextTable& table);

/// Each result, level and the random level by the given figures, each as "mean (low … high)" with its BCa bootstrap interval.
[[nodiscard]] TextTable figures_text_table(const experiment::ExperimentResult& result,
                                           const std::vector<experiment::FigureKind>& kinds);
/// Each pair: difference and rank-biserial correlation with their intervals, then p of both tests, corrected by Holm.
[[nodiscard]] TextTable comparisons_text_table(const experiment::Compared& compared);
/// Mean, standard error and number of seeds, by the given figures. No rows where nothing was trained with several seeds.
[[nodiscard]] TextTable seeds_text_table(const experiment::ExperimentResult& result,
                                         const std::vector<experiment::FigureKind>& kinds);
/// Models by their mean ranks, best first, each with the p of every pair (Nemenyi); the critical difference stands in the header.
[[nodiscard]] TextTable ranks_text_table(const experiment::MeanRanks& ranks);
/// What was ranked: a row a data set, a column a model. Of data sets alone.
[[nodiscard]] TextTable ranked_figures_text_table(const experiment::MeanRanks& ranks);
/// The figure after each step from the study's protocol to that of the experiment, and what else the step touches, for each
/// result; in place of a figure why a step changes nothing.
[[nodiscard]] TextTable protocols_text_table(const experiment::ExperimentResult& result);

/// What those mean ranks are, for below the table or the diagram: the figure, who ranks, the level, the protocol, the search.
[[nodiscard]] std::vector<std::string> ranks_notes(const experiment::MeanRanks& ranks);

/// Hit rate at each k, NDCG at one of them, MRR: what a table has columns of where nobody asks for others.
[[nodiscard]] std::vector<experiment::FigureKind> usual_figures(const experiment::ExperimentResult& result);

}  // namespace segue::report
