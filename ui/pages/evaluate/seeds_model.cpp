// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/seeds_model.h"

#include <QLocale>

#include "ui/plot/text_table.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

void SeedsModel::setStory(std::shared_ptr<const EvaluationStory> story) {
  beginResetModel();
  story_ = std::move(story);
  endResetModel();
}

void SeedsModel::retranslate() { setStory(story_); }

int SeedsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !story_ ? 0 : static_cast<int>(story_->seeds.size());
}
int SeedsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !story_ ? 0 : firstFigure + 3 * static_cast<int>(story_->figures.size());
}

QVariant SeedsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const SeedFigures& of = story_->seeds[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column == group ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (column == group) {
    if (role == Qt::DisplayRole) return of.group.name;
    if (role != Qt::ToolTipRole) return {};
    QStringList names;
    for (const std::size_t m : of.group.models) names << story_->models[m].name;
    return names.join(u'\n');
  }
  if (column == trainings) {
    if (role == Qt::DisplayRole) return number(of.group.models.size());
    return role == valueRole ? QVariant(static_cast<double>(of.group.models.size())) : QVariant();
  }
  const evaluation::OverSeeds& figure = of.figures[static_cast<std::size_t>((column - firstFigure) / 3)];
  const int part = (column - firstFigure) % 3;
  switch (role) {
    case valueRole: return part == 2 ? QVariant() : QVariant(part == 0 ? figure.mean : figure.standard_error);
    case Qt::ToolTipRole:
      return tr("From %1 to %2; standard deviation %3")
          .arg(figureText(figure.least), figureText(figure.most), figureText(figure.standard_deviation));
    case Qt::DisplayRole:
      return part == 0   ? figureText(figure.mean)
             : part == 1 ? QLocale().toString(figure.standard_error, 'f', 5)
                         : intervalText(figure.t);
    default: return {};
  }
}

QVariant SeedsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == group ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (role != Qt::DisplayRole || !story_) return {};
  if (section == group) return tr("Same but for the seed");
  if (section == trainings) return tr("Trainings");
  const QString label = figureLabel(story_->figures[static_cast<std::size_t>((section - firstFigure) / 3)].key);
  switch ((section - firstFigure) % 3) {
    case 0: return label;
    case 1: return tr("%1: standard error").arg(label);
    default: return tr("%1: %2 % t-interval").arg(label, QLocale().toString(100 * story_->confidence(), 'g', 4));
  }
}

}  // namespace segue::ui
