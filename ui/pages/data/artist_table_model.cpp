// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/artist_table_model.h"

#include <algorithm>
#include <utility>

#include "ui/theme.h"
#include "ui/widgets/artist_index.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

void ArtistTableModel::setTable(std::shared_ptr<const ArtistTable> table) {
  beginResetModel();
  table_ = std::move(table);
  refill();
  endResetModel();
}

void ArtistTableModel::setVocabulary(std::vector<std::int32_t> vocabularyOf) {
  vocabularyOf_ = std::move(vocabularyOf);
  if (!shown_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

void ArtistTableModel::setSearch(const QString& text) {
  const std::string folded = foldedName(text);
  if (folded == search_) return;
  beginResetModel();
  search_ = folded;
  refill();
  endResetModel();
}

void ArtistTableModel::sort(int column, Qt::SortOrder order) {
  if (column == tags || (column == sortColumn_ && order == sortOrder_)) return;
  beginResetModel();
  sortColumn_ = column;
  sortOrder_ = order;
  refill();
  endResetModel();
}

void ArtistTableModel::refill() {
  shown_.clear();
  if (!table_) return;
  shown_ = table_->matching(search_);
  bool backwards = sortOrder_ == Qt::DescendingOrder;
  if (sortColumn_ == plays || sortColumn_ == listeners) backwards = !backwards;  // kept with the largest first
  if (sortColumn_ == artist || sortColumn_ == listeners) {
    const auto& order = sortColumn_ == artist ? table_->byName : table_->byListeners;
    if (shown_.size() == order.size()) {
      shown_ = order;
    } else {
      std::vector<char> matches(order.size(), 0);
      for (const std::int32_t r : shown_) matches[static_cast<std::size_t>(r)] = 1;
      shown_.clear();
      std::ranges::copy_if(order, std::back_inserter(shown_),
                           [&](std::int32_t r) { return matches[static_cast<std::size_t>(r)] != 0; });
    }
  }
  if (backwards) std::ranges::reverse(shown_);
}

std::size_t ArtistTableModel::catalogueIndex(int row) const {
  return static_cast<std::size_t>(table_->artists[static_cast<std::size_t>(shown_[static_cast<std::size_t>(row)])]);
}

std::int32_t ArtistTableModel::vocabularyIndex(int row) const {
  if (row < 0 || row >= rowCount()) return -1;
  const std::size_t catalogue = catalogueIndex(row);
  return catalogue < vocabularyOf_.size() ? vocabularyOf_[catalogue] : -1;
}

int ArtistTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }

int ArtistTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int{column_count}; }

QVariant ArtistTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const std::size_t catalogue = catalogueIndex(index.row());
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case rank: return number(static_cast<quint64>(shown_[static_cast<std::size_t>(index.row())]) + 1);
        case artist: return QString::fromStdString(table_->dataset->artists.names[catalogue]);
        case plays: return number(table_->plays.plays[catalogue]);
        case listeners: return number(table_->plays.listeners[catalogue]);
        case tags: return tagsOf(catalogue);
        default: return {};
      }
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (index.column() == artist || index.column() == tags ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
      if (!vocabularyOf_.empty() && vocabularyIndex(index.row()) < 0) return theme::muted();
      if (index.column() == rank || index.column() == tags) return theme::muted();
      return {};
    case Qt::ToolTipRole:
      if (vocabularyOf_.empty()) return {};
      return vocabularyIndex(index.row()) < 0
                 ? tr("Models have no vector for this artist: not in the training sequences, or below "
                      "the minimum count.")
                 : tr("Double-click: neighbours");
    default: return {};
  }
}

QString ArtistTableModel::tagsOf(std::size_t catalogue) const {
  const data::Tags& known = table_->dataset->tags;
  if (known.empty() || catalogue >= known.of_artist.size()) return {};
  const auto all = known.of_artist[catalogue];
  QStringList names;
  for (const std::int32_t tag : all.first(std::min<std::size_t>(4, all.size()))) {
    names << QString::fromStdString(known.names[static_cast<std::size_t>(tag)]);
  }
  return names.join(QStringLiteral(", "));
}

QVariant ArtistTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::AlignVCenter | (section == artist || section == tags ? Qt::AlignLeft : Qt::AlignRight));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case rank: return tr("#");
    case artist: return tr("Artist");
    case plays: return tr("Plays");
    case listeners: return tr("Listeners");
    case tags: return tr("Tags");
    default: return {};
  }
}

void ArtistTableModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, column_count - 1); }

}  // namespace segue::ui
