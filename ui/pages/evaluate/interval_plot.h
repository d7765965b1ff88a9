// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/pages/evaluate/result_models.h"

namespace segue::ui {

/// One line a result: a dot at the mean, a whisker over the bootstrap interval; dashed lines at the popularity and random level.
class IntervalPlot : public QWidget {
  Q_OBJECT

 public:
  explicit IntervalPlot(QWidget* parent = nullptr);
  void setRows(std::vector<ResultRow> rows, Metric metric);
  void setTexts(const QString& popularity, const QString& random);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  std::vector<ResultRow> models_;
  std::vector<ResultRow> levels_;
  std::size_t metric_ = 0;
  QString popularity_, random_;
};

}  // namespace segue::ui
