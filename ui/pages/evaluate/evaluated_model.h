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
  QString name;     ///< unique: "item2vec (is followed by)"; with the recall of an approximate search, which so stands everywhere
  QString run;      ///< the model's own name
  QString scoring;  ///< "resembles"; empty for levels
  QString recall = {};          ///< "≈ 98.1 %"; empty where the search was exact
  bool several = false;         ///< its run has other scorings, too
  QString key = {};             ///< its name in files, whatever the language
  std::string kind = {};        ///< "item2vec", "popularity", in files
  std::string scoringKey = {};  ///< "followed_by", in files; empty for levels
  bool level = false;
  int series = -1;  ///< index into the theme's series colours; −1: muted
  std::shared_ptr<const evaluation::Evaluation> evaluation;
  std::optional<evaluation::TagCoherence> tags;

  /// Without the recall: where everything is ranked exactly again.
  [[nodiscard]] QString exactName() const { return recall.isEmpty() ? name : name.chopped(recall.size() + 1); }
  /// For a table's header: the scoring on a line of its own.
  [[nodiscard]] QString twoLines() const {
    return several ? run + u'\n' + scoring + (recall.isEmpty() ? QString() : u' ' + recall) : name;
  }
};

}  // namespace segue::ui
