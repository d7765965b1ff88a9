// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/experiment/experiment.h"

namespace segue::report {

/// Words of a report in one language; the default is English. The interface passes a translating function.
struct Words {
  std::function<std::string(const char* english)> translate;  ///< of texts marked SEGUE_TEXT; empty: English
  char decimal_mark = '.';
};

enum class Medium {
  browser,  ///< self-contained HTML 5 with inline SVG, light and dark
  print,    ///< the HTML subset of Qt's rich text, SVG as data: images; for the PDF
};

/// The comparison as one self-contained page: data and choices, figures with intervals (table and plot), paired tests, loss
/// curves, what was left out. Names and texts are escaped.
[[nodiscard]] std::string html_report(const experiment::ExperimentResult& result, Medium medium, const Words& words);

/// What is said of a run that learned from other sequences than the evaluation's; %1 is its name.
constexpr const char* other_sequences_caution = SEGUE_TEXT(
    "Caution: %1 was trained on other sequences or another split. Sequences that are held out here may have been among "
    "those it learned from.");
/// Runs that learned from other sequences or by another split than those of the evaluation: what is held out may be known to
/// them.
[[nodiscard]] std::vector<std::shared_ptr<const experiment::Run>> trained_on_other_sequences(
    const experiment::ExperimentResult& result);

}  // namespace segue::report
