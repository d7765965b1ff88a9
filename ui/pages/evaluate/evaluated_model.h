// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "core/evaluation/evaluate.h"
#include "core/evaluation/tags.h"

namespace segue::ui {

/// One evaluated model by one scoring, or a level that costs no training.
struct EvaluatedModel {
  QString name;     ///< unique: "item2vec (is followed by)"
  QString run;      ///< the model's own name
  QString scoring;  ///< "resembles"; empty for levels
  bool level = false;
  int series = -1;  ///< index into the theme's series colours; −1: muted
  std::shared_ptr<const evaluation::Evaluation> evaluation;
  std::optional<evaluation::TagCoherence> tags;

  /// For a table's header: the scoring on a line of its own.
  [[nodiscard]] QString twoLines() const { return scoring.isEmpty() || name == run ? name : run + u'\n' + scoring; }
};

}  // namespace segue::ui
