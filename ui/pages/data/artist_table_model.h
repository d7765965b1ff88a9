// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "ui/pages/data/artist_table.h"

namespace segue::ui {

/// The rows of an ArtistTable that match a search, in a chosen order. An index vector of its own instead of a proxy model:
/// filtering half a million rows is one scan and one reset.
class ArtistTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { rank, artist, plays, listeners, tags, column_count };

  using QAbstractTableModel::QAbstractTableModel;
  void setTable(std::shared_ptr<const ArtistTable> table);  ///< null: no rows
  /// Vocabulary index of each catalogue artist, −1 for those without a vector (shown muted). Empty: not known.
  void setVocabulary(std::vector<std::int32_t> vocabularyOf);
  void setSearch(const QString& text);
  /// Vocabulary index of the artist in a row, or −1.
  [[nodiscard]] std::int32_t vocabularyIndex(int row) const;
  [[nodiscard]] std::size_t artistCount() const { return table_ ? table_->artists.size() : 0; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;
  void retranslate();

 private:
  void refill();
  [[nodiscard]] std::size_t catalogueIndex(int row) const;
  [[nodiscard]] QString tagsOf(std::size_t catalogue) const;

  std::shared_ptr<const ArtistTable> table_;
  std::vector<std::int32_t> vocabularyOf_;
  std::string search_;  // folded
  int sortColumn_ = rank;
  Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
  std::vector<std::int32_t> shown_;  // ranks
};

}  // namespace segue::ui
