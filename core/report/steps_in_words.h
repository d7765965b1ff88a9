// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/evaluation/waterfall.h"

namespace segue::report {

/// What a defect works upon besides ranks, before its step and after it: "in-sequence figure: 24.31 → 0.4312". Values in English
/// digits; `against` in place of the name that the figure has.
[[nodiscard]] Message touched_in_words(const evaluation::TouchedFigure& figure, const std::string& against);
/// Why a step changes nothing, for a cell of a table: "does not apply to this run". Empty where it acts.
[[nodiscard]] Message idle_in_words(evaluation::Idle idle);

}  // namespace segue::report
