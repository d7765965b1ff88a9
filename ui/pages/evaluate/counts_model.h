// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "ui/pages/evaluate/story.h"

namespace segue::ui {

/// What the figures rest on: a row for each count (sequences, steps, unknown targets, ties, …), a column for each model.
class CountsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Row {
    sequences,
    predictions,
    tooShort,
    skipped,
    ofOthers,
    plays,
    unknownPlays,
    unknownTargets,
    queriesWithoutVector,
    targetsWithoutVector,
    tied,
    distinctQueries,
    candidates,
    targetsMeanPlays,
    recall,
    seconds,
    row_count
  };

  using QAbstractTableModel::QAbstractTableModel;
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString label(int row) const;
  [[nodiscard]] QString help(int row) const;
  std::shared_ptr<const EvaluationStory> story_;
};

}  // namespace segue::ui
