// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/experiment/defects.h"
#include "ui/pages/evaluate/story.h"

namespace segue::ui {

/// An evaluation in words.
struct Verdict {
  QString headline;  ///< which is better, and whether that is more than chance
  QString detail;    ///< the figures that say so: difference and interval, then p
};

[[nodiscard]] Verdict verdict(const EvaluationStory& story);
/// What an approximate search found of the exact best, model by model; empty where all were searched exactly.
[[nodiscard]] QString searchRecall(const EvaluationStory& story);
/// What the figures rest on and what could only miss, one sentence each.
[[nodiscard]] QStringList evaluationNotes(const EvaluationStory& story);

/// A defect of the study that runs have as they were trained, and what to change: "7. Divided by own listeners: svd
/// (normalisation = own_listeners). …".
[[nodiscard]] QString defectText(const experiment::DefectInRuns& defect);

}  // namespace segue::ui
