// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/report/tables.h"

namespace segue::ui {

/// A table of the report, whose headers and text cells are shown in the interface's language.
class ColdTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void setTable(report::TextTable table);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] bool isNumber(int column) const { return table_.columns[static_cast<std::size_t>(column)] == 'n'; }
  report::TextTable table_;
};

}  // namespace segue::ui
