// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cold/cold_table_model.h"

#include <utility>

#include "ui/jobs/job.h"

namespace segue::ui {

void ColdTableModel::setTable(report::TextTable table) {
  beginResetModel();
  table_ = std::move(table);
  endResetModel();
}

int ColdTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int ColdTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.header.size());
}

QVariant ColdTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const std::string& cell = table_.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
  if (role == Qt::DisplayRole) return isNumber(index.column()) ? QString::fromStdString(cell) : coreText(cell.c_str());
  if (role == Qt::TextAlignmentRole && isNumber(index.column())) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant ColdTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= columnCount()) return {};
  if (role == Qt::DisplayRole) return coreText(table_.header[static_cast<std::size_t>(section)].c_str());
  if (role == Qt::TextAlignmentRole) return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return {};
}

}  // namespace segue::ui
