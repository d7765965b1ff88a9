// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/watched_model.h"

#include <QApplication>
#include <QColor>
#include <QFont>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <utility>

namespace segue::ui {

void WatchedModel::clear() {
  beginResetModel();
  now_.clear();
  before_.clear();
  columns_ = 0;
  endResetModel();
}

void WatchedModel::show(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<WatchedNeighbors> neighbors) {
  std::size_t widest = 0;
  for (const WatchedNeighbors& row : neighbors) widest = std::max(widest, row.neighbors.size());
  const int columns = neighbors.empty() ? 0 : static_cast<int>(widest) + 1;
  const bool sameShape = vocabulary == vocabulary_ && columns == columns_ &&
                         std::ranges::equal(neighbors, now_, {}, &WatchedNeighbors::artist, &WatchedNeighbors::artist);
  if (sameShape) {
    before_ = std::exchange(now_, std::move(neighbors));
    if (!now_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns_ - 1));
    return;
  }
  beginResetModel();
  vocabulary_ = std::move(vocabulary);
  now_ = std::move(neighbors);
  before_.clear();
  columns_ = columns;
  endResetModel();
}

int WatchedModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(now_.size()); }

int WatchedModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns_; }

std::int32_t WatchedModel::artistAt(const QModelIndex& index) const {
  const WatchedNeighbors& row = now_[static_cast<std::size_t>(index.row())];
  if (index.column() == 0) return row.artist;
  const auto at = static_cast<std::size_t>(index.column() - 1);
  return at < row.neighbors.size() ? row.neighbors[at] : -1;
}

QVariant WatchedModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const std::int32_t artist = artistAt(index);
  if (artist < 0 || static_cast<std::size_t>(artist) >= vocabulary_->size()) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const bool changed = index.column() > 0 && row < before_.size() && std::ranges::count(before_[row].neighbors, artist) == 0;
  switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(vocabulary_->names[static_cast<std::size_t>(artist)]);
    case Qt::ToolTipRole: {
      const auto at = static_cast<std::size_t>(index.column() - 1);
      if (index.column() == 0 || at >= now_[row].scores.size()) return {};
      return tr("cosine %1").arg(QLocale().toString(now_[row].scores[at], 'f', 3));
    }
    case Qt::BackgroundRole:
      if (!changed) return {};
      {
        QColor color = QApplication::palette().color(QPalette::Highlight);
        color.setAlpha(60);
        return color;
      }
    case Qt::FontRole:
      if (index.column() == 0) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
      }
      return {};
    case changedRole: return changed;
    case artistRole: return artist;
    default: return {};
  }
}

QVariant WatchedModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  return section == 0 ? tr("Artist") : QLocale().toString(section);
}

void WatchedModel::retranslate() {
  if (columns_ > 0) emit headerDataChanged(Qt::Horizontal, 0, columns_ - 1);
}

}  // namespace segue::ui
