// SPDX-License-Identifier: GPL-3.0-or-later
// From points and axes to what Qt Charts draws.
#include <QChart>
#include <QFontMetricsF>
#include <QLabel>
#include <QLocale>
#include <QScatterSeries>
#include <algorithm>
#include <span>

#include "ui/plot/bars.h"
#include "ui/plot/plot_parts.h"
#include "ui/plot/time_scale.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

bool isBroken(const Tick& tick) { return std::abs(tick.value - std::round(tick.value)) > 1e-9; }

void setTicks(QCategoryAxis* axis, const Scale& scale, bool log) {
  for (const QString& label : axis->categoriesLabels()) axis->remove(label);
  const auto at = [log](double v) { return log ? std::log10(v) : v; };
  axis->setStartValue(at(scale.min) - 1);
  for (const Tick& tick : scale.ticks) axis->append(tick.label, at(tick.value));
}

/// The points within [low, high], and one on either side that the curve comes from or goes to.
std::span<const QPointF> around(const std::vector<QPointF>& points, double low, double high) {
  auto first = std::ranges::lower_bound(points, low, {}, &QPointF::x);
  auto last = std::ranges::upper_bound(points, high, {}, &QPointF::x);
  if (first != points.begin()) --first;
  if (last != points.end()) ++last;
  return {first, last};
}

/// Ends a curve where it leaves the view: the chart would clip it, but drawings are written without.
void cutEnds(std::vector<QPointF>& points, const Interval& x, const Interval& y) {
  const auto cut = [&](QPointF& end, const QPointF& next, double edge) {
    end += (edge - end.x()) / (next.x() - end.x()) * (next - end);
    for (const double limit : {y.low, y.high}) {
      const bool beyond = limit == y.low ? end.y() < limit : end.y() > limit;
      if (beyond && next.y() != end.y()) end += (limit - end.y()) / (next.y() - end.y()) * (next - end);
    }
  };
  if (points.size() < 2) return;
  if (points.front().x() < x.low) cut(points.front(), points[1], x.low);
  if (points.back().x() > x.high) cut(points.back(), points[points.size() - 2], x.high);
}

}  // namespace

void Plot::gather() {
  Parts& parts = *parts_;
  parts.xs = {};
  parts.anyBars = parts.anyPoints = false;
  parts.whole = true;
  parts.shown.assign(series_.size(), {});
  parts.bars.assign(series_.size(), {});
  for (std::size_t s = 0; s < series_.size(); ++s) {
    std::vector<QPointF>& points = parts.shown[s];
    points.reserve(series_[s].points.size());
    for (const QPointF& p : series_[s].points) {
      if (!std::isfinite(p.x()) || !std::isfinite(p.y())) continue;
      if ((x_.log && p.x() <= 0) || (y_.log && p.y() <= 0)) continue;
      points.push_back(p);
      parts.whole = parts.whole && p.x() == std::floor(p.x());
      parts.xs.add(p.x());
    }
    if (points.empty()) continue;
    parts.anyPoints = parts.anyPoints || series_[s].style == Style::points;
    if (series_[s].style != Style::bars) continue;
    parts.anyBars = true;
    parts.bars[s] = barsOver(points, x_.log);
    parts.xs.add(parts.bars[s].front().left);
    parts.xs.add(parts.bars[s].back().right);
  }
  parts.overlay->setRing(std::nullopt);  // a live curve moves on under it; the figures shown stay true
  arrange();
}

void Plot::makeSeriesObjects() {
  Parts& parts = *parts_;
  chart_->removeAllSeries();
  parts.drawn.clear();
  for (const Series& series : series_) {
    Parts::Drawn drawn{series.style};
    if (series.style == Style::bars) {
      auto* upper = new QLineSeries;
      drawn.floor = new QLineSeries;
      drawn.area = new QAreaSeries(upper, drawn.floor);
      upper->setParent(drawn.area);
      drawn.floor->setParent(drawn.area);
      drawn.curve = upper;
    } else if (series.style == Style::points) {
      auto* scatter = new QScatterSeries;
      scatter->setMarkerSize(7);
      drawn.curve = scatter;
    } else {
      drawn.curve = new QLineSeries;
    }
    chart_->addSeries(drawn.top());
    drawn.top()->attachAxis(parts.xAxis);
    drawn.top()->attachAxis(parts.yAxis);
    parts.drawn.push_back(drawn);
  }
}

void Plot::arrange() {
  Parts& parts = *parts_;
  const bool empty = parts.empty();
  parts.nothing->setVisible(empty);
  parts.nothing->setText(tr("Nothing to draw yet"));
  parts.xAxis->setVisible(!empty);
  parts.yAxis->setVisible(!empty);

  // 1. Along x: everything, home, or as far as one has zoomed.
  Span xs = parts.xs;
  if (empty) xs = {x_.log ? 0.1 : 0, 1};
  if (parts.anyPoints && !x_.log && !empty) {  // markers at the ends are drawn whole
    const double room = (xs.high - xs.low) * 0.03;
    xs = {xs.low - room, xs.high + room};
  }
  const int xTicks = std::clamp(width() / ((x_.time ? 13 : 9) * theme::unit), 2, 12);
  const auto scaleOver = [&](double low, double high) {
    if (x_.time) return timeScale(low, high, xTicks);
    return x_.log ? logScale(low, high, xTicks, low == high) : linearScale(low, high, xTicks, low == high);
  };
  Scale xScale = scaleOver(xs.low, xs.high);
  parts.all = {place(x_, xScale.min), place(x_, xScale.max)};
  if (!empty && (parts.zoom || parts.home)) {
    Interval view = parts.zoom ? *parts.zoom : Interval{place(x_, parts.home->low), place(x_, parts.home->high)};
    view = {std::max(view.low, parts.all.low), std::min(view.high, parts.all.high)};
    if (view.width() > 0) xScale = scaleOver(valueAt(x_, view.low), valueAt(x_, view.high));
  }
  if (parts.whole && !x_.log && !x_.time && std::ranges::any_of(xScale.ticks, isBroken)) {
    std::erase_if(xScale.ticks, isBroken);
    for (Tick& tick : xScale.ticks) tick.label = QLocale().toString(tick.value, 'f', 0);
  }

  // 2. Along y: what stands there.
  Span ys;
  for (const std::vector<QPointF>& points : parts.shown) {
    const auto near = around(points, xScale.min, xScale.max);
    bool inside = false;
    for (const QPointF& p : near) {
      if (p.x() < xScale.min || p.x() > xScale.max) continue;
      ys.add(p.y());
      inside = true;
    }
    if (inside) continue;
    for (const QPointF& p : near) ys.add(p.y());  // between two points of a curve
  }
  if (ys.empty()) ys = {y_.log ? 0.1 : 0, 1};
  if (!y_.log && (parts.anyBars || (ys.low > 0 && ys.low < 0.35 * ys.high))) ys.low = std::min(ys.low, 0.0);
  if (y_.log && parts.anyBars) ys.low /= 1.25;  // the lowest bar is still to be seen
  const int yTicks = std::clamp(height() / (6 * theme::unit), 2, 10);
  Scale yScale = y_.log ? logScale(ys.low, ys.high, yTicks, true) : linearScale(ys.low, ys.high, yTicks, true);
  if (parts.anyPoints && !y_.log && !empty && ys.high > ys.low) {  // markers at the top and the bottom, too, without a tick more
    const double room = (yScale.max - yScale.min) * 0.03;
    yScale.max = std::max(yScale.max, ys.high + room);
    if (ys.low != 0) yScale.min = std::min(yScale.min, ys.low - room);
  }
  if (!(xScale == parts.xScale)) setTicks(parts.xAxis, xScale, x_.log);
  parts.xScale = xScale;
  placeMarks();
  if (const int rows = rowsOf(parts.overlay->marks()); rows > 0) {  // room for the labels above everything
    const double used = std::min(0.5, (rows * QFontMetricsF(font()).height()) / std::max(60.0, height() - 7.0 * theme::unit));
    const double low = place(y_, yScale.min);
    yScale.max = valueAt(y_, low + (place(y_, yScale.max) - low) / (1 - used));
  }
  if (!(yScale == parts.yScale)) setTicks(parts.yAxis, yScale, y_.log);
  parts.yScale = yScale;

  // 3. Series objects are kept while the styles stay the same: a live curve only gets its points replaced.
  if (parts.drawn.size() != series_.size() ||
      !std::ranges::equal(parts.drawn, series_, {}, &Parts::Drawn::style, &Series::style)) {
    makeSeriesObjects();
  }
  const double left = place(x_, xScale.min);
  const double right = place(x_, xScale.max);
  parts.xAxis->setRange(left, right);
  parts.yAxis->setRange(place(y_, yScale.min), place(y_, yScale.max));
  parts.xAxis->setTitleText(x_.title);
  parts.yAxis->setTitleText(y_.title);
  const int columns = std::max(100, width() - 9 * theme::unit);
  const double floor = y_.log ? yScale.min : 0.0;
  for (std::size_t s = 0; s < series_.size(); ++s) {
    const Parts::Drawn& drawn = parts.drawn[s];
    if (drawn.style != Style::bars) {
      std::vector<QPointF> points;
      for (const QPointF& p : around(parts.shown[s], xScale.min, xScale.max)) {
        if (drawn.style == Style::points && (p.x() < xScale.min || p.x() > xScale.max)) continue;
        points.emplace_back(place(x_, p.x()), place(y_, p.y()));
      }
      points = thinned(points, columns);
      if (drawn.style != Style::points) cutEnds(points, {left, right}, {place(y_, yScale.min), place(y_, yScale.max)});
      drawn.curve->replace(QList<QPointF>(points.begin(), points.end()));
    } else {
      std::vector<Bar> bars;
      for (const Bar& bar : parts.bars[s]) {
        if (bar.right <= xScale.min || bar.left >= xScale.max) continue;
        bars.push_back({place(x_, std::max(bar.left, xScale.min)), place(x_, std::min(bar.right, xScale.max)),
                        place(y_, std::max(bar.height, floor))});
      }
      const auto outline = outlineOf(joined(bars, (right - left) / columns), place(y_, floor));
      drawn.curve->replace(outline);
      drawn.floor->replace(outline.isEmpty() ? outline : QList<QPointF>{outline.first(), outline.last()});
    }
    drawn.top()->setName(series_[s].name);
  }
  restyle(theme::isDark());
}

void Plot::placeMarks() {
  Parts& parts = *parts_;
  const QRectF area = chart_->plotArea();
  const double left = place(x_, parts.xScale.min);
  const double right = place(x_, parts.xScale.max);
  // Before the first layout there is no area yet.
  const double pixels = area.width() > 0 ? area.width() : std::max(100, width() - 9 * theme::unit);
  std::vector<PlacedMark> marks;
  if (!parts.empty() && right > left) {
    for (const Mark& mark : marks_) {
      if (x_.log && mark.x <= 0) continue;
      PlacedMark placed;
      placed.x = (place(x_, mark.x) - left) / (right - left) * pixels;
      placed.label = mark.label;
      marks.push_back(std::move(placed));
    }
  }
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  parts.overlay->setArea(area);
  parts.overlay->setMarks(placedMarks(std::move(marks), pixels, QFontMetricsF(small)));
}

}  // namespace segue::ui
