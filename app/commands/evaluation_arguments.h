// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"
#include "core/experiment/experiment.h"
#include "core/report/tables.h"

namespace segue::app {

// The options of an evaluation, for the commands that have them.
void addEvaluationOptions(Arguments& args);
[[nodiscard]] experiment::EvaluationSpec readEvaluationOptions(const Arguments& args);
void addComparisonOptions(Arguments& args);
[[nodiscard]] experiment::ComparisonSpec readComparisonOptions(const Arguments& args);

enum class TableFormat { text, markdown, latex, csv };
void addFormat(Arguments& args);
[[nodiscard]] TableFormat readFormat(const Arguments& args);
[[nodiscard]] std::string formatted(const report::TextTable& table, TableFormat format);

/// All tables of an evaluation: figures, seeds, pairs, and the way from the study's protocol.
[[nodiscard]] QString figuresText(const experiment::ExperimentResult& result, TableFormat format);

}  // namespace segue::app
