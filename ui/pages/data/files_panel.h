// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/load_report.h"

class QLabel;
class QTreeWidget;

namespace segue::ui {

/// What was read from each file, what was left out and why. A file with something to tell can be opened up.
class FilesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit FilesPanel(QWidget* parent = nullptr);
  void setReport(const data::LoadReport& report);
  [[nodiscard]] quint64 skippedRows() const;
  void retranslate();

 private:
  data::LoadReport report_;
  QLabel* summary_;
  QTreeWidget* tree_;
};

}  // namespace segue::ui
