// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "ui/pages/evaluate/story.h"

namespace segue::ui {

/// Trainings that differ by their seed alone: a row for each group; of each figure its mean, standard error and t-interval.
class SeedsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { group, trainings, firstFigure };  ///< then mean, standard error, interval of each figure

  using QAbstractTableModel::QAbstractTableModel;
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::shared_ptr<const EvaluationStory> story_;
};

}  // namespace segue::ui
