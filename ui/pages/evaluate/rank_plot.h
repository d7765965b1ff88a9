// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>

#include "core/experiment/mean_ranks.h"
#include "ui/plot/drawing.h"

namespace segue::ui {

/// A critical-difference diagram (Demšar 2006): mean ranks on an axis, the best at the left, bars that join models which do not
/// differ, and the critical difference above.
class RankPlot : public Drawing {
  Q_OBJECT

 public:
  using Drawing::Drawing;
  void setRanks(std::optional<experiment::MeanRanks> ranks);
  /// A row a model: mean rank, p of each pair, and, of data sets, the figure on each.
  [[nodiscard]] PlotTable table() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

 protected:
  void draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const override;
  bool event(QEvent* event) override;

 private:
  struct Layout;
  [[nodiscard]] Layout layoutFor(const QSize& size) const;
  [[nodiscard]] int rowHeight() const;
  [[nodiscard]] QString name(std::size_t place) const;  // of the model at this place of the order
  [[nodiscard]] double rank(std::size_t place) const;
  [[nodiscard]] QString pairsText(std::size_t place) const;
  std::optional<experiment::MeanRanks> ranks_;
};

}  // namespace segue::ui
