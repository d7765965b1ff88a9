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
  now_ = {};
  before_ = {};
  columns_ = 0;
  endResetModel();
}

void WatchedModel::show(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<WatchedNeighbors> lists) {
  std::size_t widest = 0;
  for (const WatchedNeighbors& list : lists) widest = std::max(widest, list.neighbors.size());
  const int columns = lists.empty() ? 0 : static_cast<int>(widest) + 1;
  // The first artist's second list is the first by who follows.
  const auto second = lists.empty()
                          ? lists.end()
                          : std::ranges::find(lists.begin() + 1, lists.end(), lists.front().artist, &WatchedNeighbors::artist);
  Lists next{std::vector(lists.begin(), second), std::vector(second, lists.end())};
  const auto sameArtists = [](const auto& a, const auto& b) {
    return std::ranges::equal(a, b, {}, &WatchedNeighbors::artist, &WatchedNeighbors::artist);
  };
  if (vocabulary == vocabulary_ && columns == columns_ && std::ranges::equal(next, now_, sameArtists)) {
    before_ = std::exchange(now_, std::move(next));
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columns_ - 1));
    return;
  }
  beginResetModel();
  vocabulary_ = std::move(vocabulary);
  now_ = std::move(next);
  before_ = {};
  columns_ = columns;
  endResetModel();
}

void WatchedModel::setScoring(models::Scoring scoring) {
  beginResetModel();
  scoring_ = scoring;
  endResetModel();
}

int WatchedModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(now_[shown()].size());
}

int WatchedModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns_; }

std::int32_t WatchedModel::artistAt(const QModelIndex& index) const {
  const WatchedNeighbors& row = now_[shown()][static_cast<std::size_t>(index.row())];
  if (index.column() == 0) return row.artist;
  const auto at = static_cast<std::size_t>(index.column() - 1);
  return at < row.neighbors.size() ? row.neighbors[at] : -1;
}

QVariant WatchedModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const std::int32_t artist = artistAt(index);
  if (artist < 0 || static_cast<std::size_t>(artist) >= vocabulary_->size()) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const auto& before = before_[shown()];
  const bool changed = index.column() > 0 && row < before.size() && std::ranges::count(before[row].neighbors, artist) == 0;
  switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(vocabulary_->names[static_cast<std::size_t>(artist)]);
    case Qt::ToolTipRole: {
      const auto at = static_cast<std::size_t>(index.column() - 1);
      const auto& scores = now_[shown()][row].scores;
      if (index.column() == 0 || at >= scores.size()) return {};
      return (shown() == 0 ? tr("cosine %1") : tr("inner product %1")).arg(QLocale().toString(scores[at], 'f', 3));
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
