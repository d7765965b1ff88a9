// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace segue::ui {

/// A table without grid. Columns are measured when the table is seen, not while it lies behind another tab.
class PanelTable : public QTableView {
  Q_OBJECT

 public:
  /// Rows are `lines` lines high.
  PanelTable(QAbstractItemModel* shown, int lines, QWidget* parent = nullptr);
  /// Columns as wide as their texts, `stretched` taking what is left (−1: none), and the table as high as its rows, at most
  /// `rows` of them (0: as high as the layout has it). A hidden column is shown by the one before it.
  void fit(int stretched, int rows);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void measure();
  int stretched_ = -1;
  bool pending_ = false;
};

}  // namespace segue::ui
