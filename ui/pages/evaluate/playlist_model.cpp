// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/playlist_model.h"

#include <QLocale>

#include "ui/pages/evaluate/figure.h"
#include "ui/plot/text_table.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

void PlaylistModel::setWalked(WalkedSequence walked) {
  beginResetModel();
  walked_ = std::move(walked);
  endResetModel();
}

void PlaylistModel::retranslate() {
  beginResetModel();
  endResetModel();
}

qint32 PlaylistModel::artistAt(const QModelIndex& index) const {
  if (!index.isValid()) return -1;
  const evaluation::Prediction& p = walked_.predictions.front()[static_cast<std::size_t>(index.row())].prediction;
  return index.column() == heard ? p.query : index.column() == next ? p.target : -1;
}

int PlaylistModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || walked_.predictions.empty() ? 0 : static_cast<int>(walked_.predictions.front().size());
}
int PlaylistModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : firstOfModel + 2 * models(); }

QString PlaylistModel::name(data::ArtistIndex artist) const {
  if (artist == data::unknown_artist || !walked_.vocabulary) return tr("unknown artist");
  return QString::fromStdString(walked_.vocabulary->names[static_cast<std::size_t>(artist)]);
}

QString PlaylistModel::rankText(const evaluation::ExplainedPrediction& of) const {
  if (!of.query_known || !of.target_known) return tr("no vector");
  return of.prediction.rank == 0 ? QStringLiteral("–") : number(of.prediction.rank);
}

QString PlaylistModel::help(const evaluation::ExplainedPrediction& of) const {
  QStringList lines;
  if (!of.query_known)
    lines << tr("Nothing can be foreseen from %1: it has no vector. The step counts as a miss.").arg(name(of.prediction.query));
  if (!of.target_known)
    lines << tr("%1 has no vector and cannot be foreseen. The step counts as a miss.").arg(name(of.prediction.target));
  if (of.prediction.rank > 0) {
    lines << tr("%1 ranked %2, with a score of %3")
                 .arg(name(of.prediction.target), number(of.prediction.rank), QLocale().toString(of.target_score, 'f', 4));
  }
  if (of.prediction.tied > 0) lines << tr("%1 others have the same score").arg(number(of.prediction.tied));
  for (std::size_t i = 0; i < of.best.size(); ++i) {
    lines << QStringLiteral("%1. %2   %3").arg(i + 1).arg(name(of.best[i].artist), QLocale().toString(of.best[i].score, 'f', 4));
  }
  return lines.join(u'\n');
}

QVariant PlaylistModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int column = index.column();
  const auto row = static_cast<std::size_t>(index.row());
  const bool ofModel = column >= firstOfModel;
  const bool rank = isRank(column);
  const std::size_t model = ofModel ? static_cast<std::size_t>((column - firstOfModel) % models()) : 0;
  const evaluation::ExplainedPrediction& of = walked_.predictions[model][row];
  switch (role) {
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column == step || rank ? Qt::AlignRight : Qt::AlignLeft)));
    case valueRole:
      if (column == step) return static_cast<double>(index.row() + 1);
      return rank ? QVariant(static_cast<double>(of.prediction.rank)) : QVariant();
    case Qt::ToolTipRole: return ofModel ? QVariant(help(of)) : QVariant();
    case Qt::ForegroundRole: return ofModel && of.prediction.rank == 0 ? QVariant(theme::muted()) : QVariant();
    case Qt::FontRole: {
      if (!ofModel || of.prediction.rank != 1) return {};
      QFont bold;
      bold.setWeight(QFont::DemiBold);
      return bold;
    }
    case Qt::DisplayRole: {
      if (column == step) return number(static_cast<quint64>(row + 1));
      if (column == heard) return name(of.prediction.query);
      if (column == next) return name(of.prediction.target);
      if (rank) return rankText(of);
      QStringList names;
      for (const neighbors::Neighbor& each : of.best) {
        const QString artist = name(each.artist);
        names << (each.artist == of.prediction.target ? QStringLiteral("✓ %1").arg(artist) : artist);
      }
      return names.join(QStringLiteral(" · "));
    }
    default: return {};
  }
}

QVariant PlaylistModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const bool rank = isRank(section);
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == step || rank ? Qt::AlignRight : Qt::AlignLeft)));
  }
  const QString model =
      section >= firstOfModel && section < columnCount() ? walked_.models[(section - firstOfModel) % models()] : QString();
  if (role == Qt::ToolTipRole && section >= firstOfModel) {
    return rank ? tr("Where the artist that came next stands in the ranking of %1").arg(model)
                : tr("What %1 would recommend, best first; ✓ came next").arg(model);
  }
  if (role != Qt::DisplayRole) return {};
  if (section == step) return tr("Step");
  if (section == heard) return tr("Heard");
  if (section == next) return tr("Came next");
  return (rank ? tr("Rank") : tr("Foreseen")) + u'\n' + model;
}

}  // namespace segue::ui
