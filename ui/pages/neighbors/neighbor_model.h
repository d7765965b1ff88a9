// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <QStringList>
#include <QVector>
#include <memory>
#include <vector>

#include "core/data/vocabulary.h"
#include "core/neighbors/neighbors.h"

namespace segue::ui {

/// The neighbours of one artist by one model: rank, artist, score, plays.
class NeighborModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { rank, artist, score, plays, column_count };
  enum Role { artistRole = Qt::UserRole + 1, marksRole };  ///< vocabulary index; colours of the other columns that have it

  /// Another column that holds the same artist.
  struct Mark {
    QColor color;
    QString name;
  };

  using QAbstractTableModel::QAbstractTableModel;
  /// `predicted`: one a row, 1 where the artist's vector is predicted; may be empty.
  void setNeighbors(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<neighbors::Neighbor> neighbors,
                    std::vector<char> predicted = {});
  void setMarks(std::vector<std::vector<Mark>> marks);  ///< one list a row
  [[nodiscard]] const std::vector<neighbors::Neighbor>& neighbors() const { return neighbors_; }
  [[nodiscard]] bool isPredicted(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return at < predicted_.size() && predicted_[at] != 0;
  }
  [[nodiscard]] static QString predictedHelp();  ///< what "predicted" means
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::vector<neighbors::Neighbor> neighbors_;
  std::vector<char> predicted_;
  std::vector<std::vector<Mark>> marks_;
};

}  // namespace segue::ui
