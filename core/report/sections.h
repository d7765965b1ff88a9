// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/report/html.h"
#include "core/report/html_report.h"
#include "core/report/svg_charts.h"

namespace segue::report {

// The parts of the page, in its order. Each is the body of one section, without its title.
[[nodiscard]] std::string summary(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string figures_table(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string figures_plots(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string over_seeds(const Writer& w, const experiment::ExperimentResult& result);  ///< "" without any
[[nodiscard]] std::string compared_pairs(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string mean_ranks(const Writer& w, const experiment::ExperimentResult& result);  ///< "" under three of them
[[nodiscard]] std::string by_popularity(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string by_length(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string recommended_lists(const Writer& w, const experiment::ExperimentResult& result);  ///< "" without any
[[nodiscard]] std::string from_2020(const Writer& w, const experiment::ExperimentResult& result);          ///< likewise
[[nodiscard]] std::string protocol_in_words(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string learning_curves(const Writer& w, const experiment::ExperimentResult& result);  ///< likewise
[[nodiscard]] std::string cold_artists(const Writer& w, const experiment::ExperimentResult& result);     ///< likewise
[[nodiscard]] std::string data_and_choices(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string left_out(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string models_and_options(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string reading_guide(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string how_to_reproduce(const Writer& w, const experiment::ExperimentResult& result);

/// "item2vec (is followed by)" in the report's language; `plain_label` is not escaped.
[[nodiscard]] std::string plain_label(const Writer& w, const experiment::ComparedResult& result);
[[nodiscard]] std::string result_label(const Writer& w, const experiment::ComparedResult& result);
/// Of a level: its kind in the report's language, where it has no name of its own.
[[nodiscard]] std::string plain_label(const Writer& w, const experiment::LevelResult& level);
[[nodiscard]] std::string level_label(const Writer& w, const experiment::LevelResult& level);
/// The label of the result or level that a comparison names.
[[nodiscard]] std::string label_of(const Writer& w, const experiment::ExperimentResult& result, const std::string& name);
/// The result of the highest mean by the figure of the comparison; null without results.
[[nodiscard]] const experiment::ComparedResult* best_result(const experiment::ExperimentResult& result);
/// A model has one colour in all charts, as in the window: its place among the runs; −1 where it is not among them.
[[nodiscard]] int color_of(const experiment::ExperimentResult& result, const std::string& run);
[[nodiscard]] std::string bold(const std::string& html);
/// "95 %".
[[nodiscard]] std::string confidence_of(const experiment::ExperimentResult& result);
/// A rate in words; MRR and NDCG are not shares of anything.
[[nodiscard]] std::string in_words(const experiment::FigureKind& kind, double value);
[[nodiscard]] const char* alternative_text(evaluation::Alternative alternative);

[[nodiscard]] ChartStyle chart_style(const Writer& w);

/// The style sheet of a page for browsers.
[[nodiscard]] const char* page_style();

}  // namespace segue::report
