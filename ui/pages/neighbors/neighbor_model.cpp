// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/neighbors/neighbor_model.h"

#include <QFont>
#include <QLocale>

#include "ui/widgets/widgets.h"

namespace segue::ui {

void NeighborModel::setNeighbors(std::shared_ptr<const data::Vocabulary> vocabulary, std::vector<neighbors::Neighbor> neighbors,
                                 std::vector<char> predicted) {
  beginResetModel();
  vocabulary_ = std::move(vocabulary);
  neighbors_ = std::move(neighbors);
  predicted_ = std::move(predicted);
  marks_.clear();
  endResetModel();
}

void NeighborModel::setMarks(std::vector<std::vector<Mark>> marks) {
  marks_ = std::move(marks);
  if (!neighbors_.empty()) emit dataChanged(index(0, artist), index(rowCount() - 1, artist));
}

void NeighborModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
  if (!neighbors_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int NeighborModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(neighbors_.size());
}

int NeighborModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : column_count; }

QVariant NeighborModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const neighbors::Neighbor& neighbor = neighbors_[row];
  const auto at = static_cast<std::size_t>(neighbor.artist);
  const bool marked = row < marks_.size() && !marks_[row].empty();
  const bool predicted = row < predicted_.size() && predicted_[row] != 0;
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case rank: return index.row() + 1;
        case artist: return QString::fromStdString(vocabulary_->names[at]);
        case score: return QLocale().toString(static_cast<double>(neighbor.score), 'f', 3);
        case plays: return predicted ? tr("predicted") : number(vocabulary_->counts[at]);
        default: return {};
      }
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (index.column() == artist ? Qt::AlignLeft : Qt::AlignRight)));
    case Qt::FontRole: {
      if (!predicted) return {};
      QFont font;
      font.setItalic(true);
      return font;
    }
    case Qt::ToolTipRole: {
      if (predicted && index.column() != artist) return predictedHelp();
      if (index.column() != artist) return {};
      QString text = QString::fromStdString(vocabulary_->names[at]);
      if (predicted) text += u'\n' + predictedHelp();
      if (marked) {
        QStringList names;
        for (const Mark& mark : marks_[row]) names += mark.name;
        text += u'\n' + tr("Also in: %1").arg(names.join(QStringLiteral("; ")));
      }
      return text;
    }
    case artistRole: return neighbor.artist;
    case marksRole: {
      QVariantList colors;
      if (marked && index.column() == artist) {
        for (const Mark& mark : marks_[row]) colors += mark.color;
      }
      return colors;
    }
    default: return {};
  }
}

QString NeighborModel::predictedHelp() {
  return tr("Nobody has played it in training: its vector is predicted from its tags, albums and name");
}

QVariant NeighborModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == artist ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (role == Qt::ToolTipRole && section == plays) return tr("Plays in the training sequences");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case rank: return QStringLiteral("#");
    case artist: return tr("Artist");
    case score: return tr("Score");
    case plays: return tr("Plays");
    default: return {};
  }
}

}  // namespace segue::ui
