// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/report/html.h"

namespace segue::report {

// The parts of the page, in its order. Each is the body of one section, without its title.
[[nodiscard]] std::string summary(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string figures_table(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string figures_plots(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string paired_tests(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string learning_curves(const Writer& w, const experiment::ExperimentResult& result);  ///< "" without any
[[nodiscard]] std::string data_and_choices(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string left_out(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string models_and_options(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string reading_guide(const Writer& w, const experiment::ExperimentResult& result);
[[nodiscard]] std::string how_to_reproduce(const Writer& w, const experiment::ExperimentResult& result);

/// "item2vec (followed by)" in the report's language; `plain_label` is not escaped.
[[nodiscard]] std::string plain_label(const Writer& w, const experiment::ComparedResult& result);
[[nodiscard]] std::string result_label(const Writer& w, const experiment::ComparedResult& result);
/// "hit@10": names of figures are the same in every language.
[[nodiscard]] std::string metric_label(evaluation::Metric metric, unsigned k);
[[nodiscard]] const evaluation::MeanInterval& figure_of(const evaluation::NextArtistResult& result, evaluation::Metric metric);
/// The result of the highest mean by `spec.compare_by`; null without results.
[[nodiscard]] const experiment::ComparedResult* best_result(const experiment::ExperimentResult& result);

/// The style sheet of a page for browsers.
[[nodiscard]] const char* page_style();

}  // namespace segue::report
