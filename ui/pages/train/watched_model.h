// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <array>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/data/vocabulary.h"
#include "core/models/embedding.h"

namespace segue::ui {

/// Neighbours of the watched artists as a training shows them: a row per artist, best neighbour first. What was not among an
/// artist's neighbours the time before is highlighted.
class WatchedModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { changedRole = Qt::UserRole + 1, artistRole };

  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  /// Lists as a trainer shows them: those of all artists by cosine and then, where it has output vectors, by who follows.
  void show(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<WatchedNeighbors> lists);
  /// By which of them; where there is but the one, that is shown.
  void setScoring(models::Scoring scoring);
  [[nodiscard]] bool knowsWhoFollows() const { return !now_[1].empty(); }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void retranslate();

 private:
  using Lists = std::array<std::vector<WatchedNeighbors>, 2>;           // by scoring
  [[nodiscard]] std::int32_t artistAt(const QModelIndex& index) const;  // −1: none there
  [[nodiscard]] std::size_t shown() const { return knowsWhoFollows() ? static_cast<std::size_t>(scoring_) : 0; }
  std::shared_ptr<const data::Vocabulary> vocabulary_;
  models::Scoring scoring_ = models::Scoring::resembles;
  Lists now_;
  Lists before_;
  int columns_ = 0;
};

}  // namespace segue::ui
