// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>
#include <vector>

#include "core/data/vocabulary.h"
#include "core/evaluation/evaluate.h"

namespace segue::ui {

/// A sequence walked through by two models (or one).
struct WalkedSequence {
  QStringList models;
  std::vector<std::vector<evaluation::ExplainedPrediction>> predictions;  ///< per model; equally long
  std::shared_ptr<const data::Vocabulary> vocabulary;
};

/// A row for each step: the artist heard, the one that came next, where each model ranked it, and what that model had foreseen.
class PlaylistModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { step, heard, next, firstOfModel };  ///< then the rank by each model, then what each had foreseen

  using QAbstractTableModel::QAbstractTableModel;
  void setWalked(WalkedSequence walked);
  void retranslate();
  /// Vocabulary index of the artist heard or expected, where one of those columns is meant; else −1.
  [[nodiscard]] qint32 artistAt(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] int models() const { return static_cast<int>(walked_.predictions.size()); }
  [[nodiscard]] bool isRank(int column) const { return column >= firstOfModel && column < firstOfModel + models(); }
  [[nodiscard]] QString name(data::ArtistIndex artist) const;
  [[nodiscard]] QString rankText(const evaluation::ExplainedPrediction& of) const;
  [[nodiscard]] QString help(const evaluation::ExplainedPrediction& of) const;
  WalkedSequence walked_;
};

}  // namespace segue::ui
