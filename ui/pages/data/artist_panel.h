// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/pages/data/artist_table_model.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace segue::ui {

/// The most heard artists: a searchable, sortable table.
class ArtistPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ArtistPanel(QWidget* parent = nullptr);
  [[nodiscard]] ArtistTableModel& model() { return *model_; }
  void retranslate();

 signals:
  void artistChosen(qint32 artist);  ///< vocabulary index

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showCount();
  ArtistTableModel* model_;
  QLineEdit* search_;
  QLabel* count_;
  QTableView* table_;
};

}  // namespace segue::ui
