// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/preview_model.h"

#include <algorithm>
#include <utility>

#include "ui/theme.h"

namespace segue::ui {

namespace {

constexpr std::size_t mostColumns = 200;  // beyond that it is no table but a mistaken delimiter
constexpr qsizetype mostLetters = 500;    // of a field: a cell shows far fewer, and a line may be a megabyte long

QString fieldText(const std::string& text) {
  QString shown = QString::fromStdString(text.substr(0, 4 * mostLetters));
  shown.truncate(mostLetters);
  for (QChar& c : shown) {
    if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
  }
  return shown;
}

}  // namespace

void PreviewModel::setPreview(std::shared_ptr<const tables::Preview> preview) {
  beginResetModel();
  preview_ = std::move(preview);
  std::size_t columns = 0;
  if (preview_) {
    columns = preview_->columns.size();
    for (const auto& row : preview_->rows) columns = std::max(columns, row.size());
  }
  columns_ = static_cast<int>(std::min(columns, mostColumns));
  endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !preview_ ? 0 : static_cast<int>(preview_->rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns_; }

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !preview_) return {};
  const auto column = static_cast<std::size_t>(index.column());
  if (role == Qt::ForegroundRole) {
    const bool used = column < preview_->roles.size() && preview_->roles[column] != tables::Role::ignore;
    return used ? QVariant() : QVariant(theme::colors(theme::isDark()).disabled);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto& row = preview_->rows[static_cast<std::size_t>(index.row())];
  return column < row.size() ? QVariant(fieldText(row[column])) : QVariant();
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  const auto column = static_cast<std::size_t>(section);
  if (!preview_ || column >= preview_->columns.size()) return QString::number(section + 1);
  return fieldText(preview_->columns[column]);
}

}  // namespace segue::ui
