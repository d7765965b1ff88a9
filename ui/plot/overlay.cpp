// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/overlay.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace segue::ui {
namespace {

constexpr double gap = 4;

}  // namespace

std::vector<PlacedMark> placedMarks(std::vector<PlacedMark> marks, double width, const QFontMetricsF& metrics) {
  std::ranges::stable_sort(marks, {}, &PlacedMark::x);
  std::vector<std::vector<std::pair<double, double>>> rows;
  for (PlacedMark& mark : marks) {
    mark.side = mark.x < -0.5          ? PlacedMark::Side::left
                : mark.x > width + 0.5 ? PlacedMark::Side::right
                                       : PlacedMark::Side::within;
    if (mark.side == PlacedMark::Side::left) mark.label.prepend(QStringLiteral("← "));
    if (mark.side == PlacedMark::Side::right) mark.label.append(QStringLiteral(" →"));
    mark.textWidth = metrics.horizontalAdvance(mark.label);
    const double x = std::clamp(mark.x, 0.0, width);
    mark.textLeft = x + gap + mark.textWidth <= width ? x + gap : x - gap - mark.textWidth;
    const auto fits = [&](const std::vector<std::pair<double, double>>& row) {
      return std::ranges::none_of(row, [&](const auto& taken) {
        return mark.textLeft < taken.second + gap && mark.textLeft + mark.textWidth > taken.first - gap;
      });
    };
    const auto row = std::ranges::find_if(rows, fits);
    mark.row = static_cast<int>(row - rows.begin());
    if (row == rows.end()) rows.emplace_back();
    rows[static_cast<std::size_t>(mark.row)].emplace_back(mark.textLeft, mark.textLeft + mark.textWidth);
  }
  return marks;
}

int rowsOf(const std::vector<PlacedMark>& marks) {
  int rows = 0;
  for (const PlacedMark& mark : marks) rows = std::max(rows, mark.row + 1);
  return rows;
}

PlotOverlay::PlotOverlay(QGraphicsItem* parent) : QGraphicsItem(parent) {
  setZValue(1000);
  setAcceptedMouseButtons(Qt::NoButton);
}

void PlotOverlay::setArea(const QRectF& area) {
  prepareGeometryChange();
  area_ = area;
}

void PlotOverlay::setMarks(std::vector<PlacedMark> marks) {
  marks_ = std::move(marks);
  update();
}

void PlotOverlay::setRing(std::optional<QPointF> at) {
  if (ring_ == at) return;
  ring_ = at;
  update();
}

void PlotOverlay::setFrame(std::optional<QRectF> around) {
  if (frame_ == around) return;
  prepareGeometryChange();
  frame_ = around;
}

void PlotOverlay::setLook(const QFont& font, const QColor& line, const QColor& text, const QColor& ground, const QColor& accent) {
  font_ = font;
  line_ = line;
  text_ = text;
  ground_ = ground;
  accent_ = accent;
  update();
}

void PlotOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const QFontMetricsF metrics(font_);
  painter->setFont(font_);
  for (const PlacedMark& mark : marks_) {
    if (mark.side != PlacedMark::Side::within) continue;
    painter->setPen(QPen(line_, 1, Qt::DashLine));
    const double x = area_.left() + mark.x;
    painter->drawLine(QPointF(x, area_.top() + mark.row * metrics.height()), QPointF(x, area_.bottom()));
  }
  for (const PlacedMark& mark : marks_) {
    const QRectF box(area_.left() + mark.textLeft, area_.top() + mark.row * metrics.height(), mark.textWidth, metrics.height());
    QColor ground = ground_;
    ground.setAlphaF(0.8F);
    painter->fillRect(box.adjusted(-2, 0, 2, 0), ground);  // a bar or a line may pass behind
    painter->setPen(text_);
    painter->drawText(QPointF(box.left(), box.top() + metrics.ascent()), mark.label);
  }
  painter->setBrush(Qt::NoBrush);
  if (frame_) {
    painter->setPen(QPen(accent_, 1));
    painter->drawRoundedRect(frame_->adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
  if (ring_) {
    painter->setPen(QPen(text_, 1.5));
    painter->drawEllipse(*ring_, 4.5, 4.5);
  }
}

}  // namespace segue::ui
