// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/evaluation/statistics.h"
#include "ui/plot/drawing.h"

namespace segue::ui {

/// One line a row: a dot at the mean, a whisker over the bootstrap interval, a thinner one over Student's; a vertical line at a
/// value that matters.
class IntervalPlot : public Drawing {
  Q_OBJECT

 public:
  struct Row {
    QString name;
    evaluation::MeanInterval value;
    int series = -1;  ///< −1: muted
  };
  struct Mark {
    double value = 0;
    QString label;
  };

  using Drawing::Drawing;
  /// The best on top. `differences`: values have signs.
  void setRows(std::vector<Row> rows, std::optional<Mark> mark, bool differences);
  [[nodiscard]] PlotTable table() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

 protected:
  void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] int rowHeight() const;
  std::vector<Row> rows_;
  std::optional<Mark> mark_;
  bool differences_ = false;
};

}  // namespace segue::ui
