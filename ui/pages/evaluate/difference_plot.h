// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/pages/evaluate/differences.h"
#include "ui/plot/drawing.h"

namespace segue::ui {

/// How many sequences differ by how much. Counts are logarithmic: most sequences do not differ at all. Bars are chosen with the
/// mouse, or with ← and →; Esc chooses none.
class DifferencePlot : public Drawing {
  Q_OBJECT

 public:
  explicit DifferencePlot(QWidget* parent = nullptr);
  void setDifferences(std::shared_ptr<const PairedDifferences> differences);
  void choose(int bin);  ///< −1: none
  [[nodiscard]] int chosen() const { return chosen_; }
  [[nodiscard]] QString binText(int bin) const;  ///< "0.1 to 0.2 better: 12 sequences"
  [[nodiscard]] PlotTable table() const override;
  [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, 150}; }

 signals:
  void chosenChanged(int bin);

 protected:
  void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF area(const QSize& size) const;
  [[nodiscard]] int binAt(const QPointF& position) const;
  std::shared_ptr<const PairedDifferences> differences_;
  int chosen_ = -1;
};

}  // namespace segue::ui
