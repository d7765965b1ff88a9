// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QGraphicsItem>
#include <QString>
#include <optional>
#include <vector>

class QFontMetricsF;

namespace segue::ui {

/// A vertical line with a label, in pixels from the left edge of the plot area.
struct PlacedMark {
  enum class Side { left, within, right };  ///< left, right: beyond the edge; only the label is drawn, with an arrow
  double x = 0;
  QString label;
  Side side = Side::within;
  double textLeft = 0;
  double textWidth = 0;
  int row = 0;  ///< of the label, from the top
};

/// Puts the labels beside their lines in as few rows as they fit without covering each other. `marks`: x and label are given.
[[nodiscard]] std::vector<PlacedMark> placedMarks(std::vector<PlacedMark> marks, double width, const QFontMetricsF& metrics);
[[nodiscard]] int rowsOf(const std::vector<PlacedMark>& marks);

/// What lies over the curves: marks, and a ring round the point whose figures are shown.
class PlotOverlay : public QGraphicsItem {
 public:
  explicit PlotOverlay(QGraphicsItem* parent);
  void setArea(const QRectF& area);
  void setMarks(std::vector<PlacedMark> marks);
  void setRing(std::optional<QPointF> at);      ///< in the parent's coordinates
  void setFrame(std::optional<QRectF> around);  ///< shows that the keyboard is the plot's
  void setLook(const QFont& font, const QColor& line, const QColor& text, const QColor& ground, const QColor& accent);
  [[nodiscard]] const std::vector<PlacedMark>& marks() const { return marks_; }
  [[nodiscard]] QRectF boundingRect() const override { return area_.adjusted(-8, -8, 8, 8).united(frame_.value_or(QRectF())); }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  QRectF area_;
  std::vector<PlacedMark> marks_;
  std::optional<QPointF> ring_;
  std::optional<QRectF> frame_;
  QFont font_;
  QColor line_, text_, ground_, accent_;
};

}  // namespace segue::ui
