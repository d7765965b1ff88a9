// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/experiment/experiment.h"

namespace segue::ui {

/// An evaluation in words.
struct Verdict {
  QString headline;  ///< which is better, and whether that is more than chance
  QString detail;    ///< the figures that say so
};

[[nodiscard]] Verdict verdict(const experiment::ExperimentResult& result);
/// What was left out or could only miss, one sentence each; empty where there is nothing to say.
[[nodiscard]] QStringList evaluation_notes(const experiment::ExperimentResult& result);

}  // namespace segue::ui
