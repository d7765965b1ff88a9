// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/data/vocabulary.h"

namespace segue::ui {

/// Neighbours of the watched artists as a training shows them: a row per artist, best neighbour first. What was not among an
/// artist's neighbours the time before is highlighted.
class WatchedModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { changedRole = Qt::UserRole + 1, artistRole };

  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  void show(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<WatchedNeighbors> neighbors);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void retranslate();

 private:
  [[nodiscard]] std::int32_t artistAt(const QModelIndex& index) const;  // −1: none there
  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::vector<WatchedNeighbors> now_;
  std::vector<WatchedNeighbors> before_;
  int columns_ = 0;
};

}  // namespace segue::ui
