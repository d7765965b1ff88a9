// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QSvgGenerator>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/plot/scale.h"
#include "ui/plot/thin.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

using Points = std::vector<QPointF>;

/// Charts' own logarithmic axis has no ticks within a decade; here the values are transformed instead and the ticks labelled.
double place(const Plot::Axis& axis, double value) { return axis.log ? std::log10(value) : value; }

Points placed(const Points& points, const Plot::Axis& x, const Plot::Axis& y) {
  Points all;
  all.reserve(points.size());
  for (const QPointF& p : points) all.emplace_back(place(x, p.x()), place(y, p.y()));
  return all;
}

struct Span {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void add(double v) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  [[nodiscard]] bool empty() const { return low > high; }
};

/// Bars over evenly spaced x are as wide as the smallest gap; over geometrically spaced x on a log axis they meet half-way.
std::vector<Bar> barsOver(const Points& points, bool logX) {
  double gap = std::numeric_limits<double>::infinity();
  double leastRatio = gap;
  double greatestRatio = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    gap = std::min(gap, points[i].x() - points[i - 1].x());
    leastRatio = std::min(leastRatio, points[i].x() / points[i - 1].x());
    greatestRatio = std::max(greatestRatio, points[i].x() / points[i - 1].x());
  }
  if (!std::isfinite(gap) || gap <= 0) gap = 1;
  const bool geometric = logX && points.size() > 2 && greatestRatio < leastRatio * 1.5;
  const double half = geometric ? std::sqrt(leastRatio) : gap / 2;
  std::vector<Bar> bars;
  bars.reserve(points.size());
  for (const QPointF& p : points) {
    if (geometric) {
      bars.push_back({p.x() / half, p.x() * half, p.y()});
    } else {
      bars.push_back({logX ? std::max(p.x() - half, p.x() / 2) : p.x() - half, p.x() + half, p.y()});
    }
  }
  return bars;
}

/// The bars' outline above `floor`; between bars that do not touch it runs along the floor. All in the axes' places.
QList<QPointF> outlineOf(const std::vector<Bar>& bars, double floor) {
  QList<QPointF> outline;
  outline.reserve(qsizetype(bars.size()) * 4);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    const bool apart = i == 0 || bar.left - bars[i - 1].right > 1e-3 * (bar.right - bar.left);
    if (apart && i > 0) outline.append({bars[i - 1].right, floor});
    if (apart) outline.append({bar.left, floor});
    outline.append({bar.left, std::max(bar.height, floor)});
    outline.append({bar.right, std::max(bar.height, floor)});
  }
  if (!bars.empty()) outline.append({bars.back().right, floor});
  return outline;
}

bool isListed(const Plot::Series& series) { return series.listed && !series.name.isEmpty(); }

bool isBroken(const Tick& tick) { return std::abs(tick.value - std::round(tick.value)) > 1e-9; }

QPen pen(const QColor& color, double width) {
  QPen made(color, width);
  made.setJoinStyle(Qt::RoundJoin);
  return made;
}

void setTicks(QCategoryAxis* axis, const Scale& scale, bool log) {
  for (const QString& label : axis->categoriesLabels()) axis->remove(label);
  const auto at = [log](double v) { return log ? std::log10(v) : v; };
  axis->setStartValue(at(scale.min) - 1);
  for (const Tick& tick : scale.ticks) axis->append(tick.label, at(tick.value));
}

}  // namespace

struct Plot::Parts {
  struct Drawn {
    Style style = Style::line;
    QXYSeries* curve = nullptr;    // line, faint_line, points; the upper edge of bars
    QLineSeries* floor = nullptr;  // bars only
    QAreaSeries* area = nullptr;   // bars only
    [[nodiscard]] QAbstractSeries* top() const { return area != nullptr ? static_cast<QAbstractSeries*>(area) : curve; }
  };
  std::vector<Drawn> drawn;
  std::vector<Points> shown;  // what both axes can show, not thinned; for the tooltip
  QCategoryAxis* xAxis = nullptr;
  QCategoryAxis* yAxis = nullptr;
  Scale xScale, yScale;
  QLabel* nothing = nullptr;
};

Plot::Plot(QWidget* parent) : QWidget(parent), chart_(new QChart), view_(new QChartView(this)), parts_(new Parts) {
  chart_->setAnimationOptions(QChart::NoAnimation);
  chart_->setMargins(QMargins(0, theme::unit / 2, theme::unit, 0));
  chart_->layout()->setContentsMargins(0, 0, 0, 0);
  chart_->setBackgroundRoundness(0);
  chart_->legend()->setAlignment(Qt::AlignTop);
  chart_->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
  view_->setChart(chart_);
  view_->setRenderHint(QPainter::Antialiasing);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setBackgroundBrush(Qt::NoBrush);
  view_->viewport()->setAutoFillBackground(false);
  view_->viewport()->setMouseTracking(true);
  view_->viewport()->installEventFilter(this);
  view_->setFocusPolicy(Qt::NoFocus);
  for (QCategoryAxis** axis : {&parts_->xAxis, &parts_->yAxis}) {
    *axis = new QCategoryAxis;
    (*axis)->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    (*axis)->setTruncateLabels(false);
  }
  chart_->addAxis(parts_->xAxis, Qt::AlignBottom);
  chart_->addAxis(parts_->yAxis, Qt::AlignLeft);
  parts_->nothing = new QLabel(view_);
  parts_->nothing->setForegroundRole(QPalette::PlaceholderText);
  parts_->nothing->setAlignment(Qt::AlignCenter);
  parts_->nothing->setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->addWidget(view_);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  rebuild();
}

Plot::~Plot() = default;

void Plot::setAxes(const Axis& x, const Axis& y) {
  if (x == x_ && y == y_) return;
  x_ = x;
  y_ = y;
  rebuild();
}

void Plot::setSeries(std::vector<Series> series) {
  series_ = std::move(series);
  rebuild();
}

void Plot::rebuild() {
  Parts& parts = *parts_;
  // 1. What can be shown, and over which span.
  Span xs;
  Span ys;
  bool anyBars = false;
  bool anyPoints = false;
  bool whole = true;  // counts along x: no ticks between them
  parts.shown.assign(series_.size(), {});
  std::vector<std::vector<Bar>> bars(series_.size());
  const int columns = std::max(100, width() - 9 * theme::unit);
  for (std::size_t s = 0; s < series_.size(); ++s) {
    Points& points = parts.shown[s];
    points.reserve(series_[s].points.size());
    for (const QPointF& p : series_[s].points) {
      if (!std::isfinite(p.x()) || !std::isfinite(p.y())) continue;
      if ((x_.log && p.x() <= 0) || (y_.log && p.y() <= 0)) continue;
      points.push_back(p);
      whole = whole && p.x() == std::floor(p.x());
      xs.add(p.x());
      ys.add(p.y());
    }
    if (points.empty()) continue;
    anyPoints = anyPoints || series_[s].style == Style::points;
    if (series_[s].style != Style::bars) continue;
    anyBars = true;
    bars[s] = barsOver(points, x_.log);
    xs.add(bars[s].front().left);
    xs.add(bars[s].back().right);
  }
  const bool empty = xs.empty();
  parts.nothing->setVisible(empty);
  parts.nothing->setText(tr("Nothing to draw yet"));
  parts.xAxis->setVisible(!empty);
  parts.yAxis->setVisible(!empty);
  if (empty) {
    xs = {0, 1};
    ys = {0, 1};
    if (x_.log) xs.low = 0.1;
    if (y_.log) ys.low = 0.1;
  }
  if (!y_.log && (anyBars || (ys.low > 0 && ys.low < 0.35 * ys.high))) ys.low = std::min(ys.low, 0.0);
  if (y_.log && anyBars) ys.low /= 1.25;  // the lowest bar is still to be seen
  // Markers at the ends are drawn whole.
  if (anyPoints && !x_.log && !empty) {
    const double room = (xs.high - xs.low) * 0.03;
    xs = {xs.low - room, xs.high + room};
  }
  if (anyPoints && !anyBars && !y_.log && !empty && ys.high > ys.low) {
    const double room = (ys.high - ys.low) * 0.03;
    ys = {ys.low == 0 ? 0 : ys.low - room, ys.high + room};
  }
  const int xTicks = std::clamp(width() / (9 * theme::unit), 2, 12);
  const int yTicks = std::clamp(height() / (6 * theme::unit), 2, 10);
  const bool snapX = xs.low == xs.high;
  Scale xScale = x_.log ? logScale(xs.low, xs.high, xTicks, snapX) : linearScale(xs.low, xs.high, xTicks, snapX);
  if (whole && !x_.log && std::ranges::any_of(xScale.ticks, isBroken)) {
    std::erase_if(xScale.ticks, isBroken);
    for (Tick& tick : xScale.ticks) tick.label = QLocale().toString(tick.value, 'f', 0);
  }
  const Scale yScale = y_.log ? logScale(ys.low, ys.high, yTicks, true) : linearScale(ys.low, ys.high, yTicks, true);
  if (!(xScale == parts.xScale)) setTicks(parts.xAxis, xScale, x_.log);
  if (!(yScale == parts.yScale)) setTicks(parts.yAxis, yScale, y_.log);
  parts.xScale = xScale;
  parts.yScale = yScale;

  // 2. Series objects are kept while the styles stay the same: a live curve only gets its points replaced.
  const bool same =
      parts.drawn.size() == series_.size() && std::ranges::equal(parts.drawn, series_, {}, &Parts::Drawn::style, &Series::style);
  if (!same) {
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
  parts.xAxis->setRange(place(x_, xScale.min), place(x_, xScale.max));
  parts.yAxis->setRange(place(y_, yScale.min), place(y_, yScale.max));
  parts.xAxis->setTitleText(x_.title);
  parts.yAxis->setTitleText(y_.title);

  // 3. Points.
  const double floor = y_.log ? yScale.min : 0.0;
  for (std::size_t s = 0; s < series_.size(); ++s) {
    const Parts::Drawn& drawn = parts.drawn[s];
    if (drawn.style != Style::bars) {
      const Points points = thinned(placed(parts.shown[s], x_, y_), columns);
      drawn.curve->replace(QList<QPointF>(points.begin(), points.end()));
    } else {
      for (Bar& bar : bars[s]) bar = {place(x_, bar.left), place(x_, bar.right), place(y_, std::max(bar.height, floor))};
      const double left = place(x_, xScale.min);
      const auto outline = outlineOf(joined(bars[s], (place(x_, xScale.max) - left) / columns), place(y_, floor));
      drawn.curve->replace(outline);
      drawn.floor->replace(outline.isEmpty() ? outline : QList<QPointF>{outline.first(), outline.last()});
    }
    drawn.top()->setName(series_[s].name);
  }
  restyle(theme::isDark());
}

void Plot::restyle(bool dark) {
  const theme::Colors& colors = theme::colors(dark);
  chart_->setBackgroundBrush(Qt::NoBrush);
  chart_->setBackgroundPen(Qt::NoPen);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  for (QCategoryAxis* axis : {parts_->xAxis, parts_->yAxis}) {
    axis->setLabelsBrush(colors.muted);
    axis->setLabelsFont(small);
    axis->setTitleBrush(colors.muted);
    axis->setTitleFont(small);
    axis->setLinePen(axis == parts_->xAxis ? QPen(colors.muted, 1) : QPen(Qt::NoPen));
    axis->setGridLinePen(QPen(colors.border, 1));
    axis->setGridLineVisible(axis == parts_->yAxis);
  }
  chart_->legend()->setLabelBrush(colors.text);
  chart_->legend()->setFont(small);
  int named = 0;
  for (std::size_t s = 0; s < series_.size(); ++s) {
    const Parts::Drawn& drawn = parts_->drawn[s];
    QColor color = theme::series(series_[s].color, dark);
    switch (drawn.style) {
      case Style::line: drawn.curve->setPen(pen(color, 2)); break;
      case Style::faint_line:
        color.setAlphaF(0.4F);
        drawn.curve->setPen(pen(color, 1));
        break;
      case Style::points: {
        auto* scatter = static_cast<QScatterSeries*>(drawn.curve);
        scatter->setBrush(color);
        scatter->setPen(QPen(Qt::NoPen));
        break;
      }
      case Style::bars: {
        drawn.area->setPen(QPen(Qt::NoPen));
        drawn.area->setBrush(color);
        break;
      }
    }
    if (isListed(series_[s])) ++named;
  }
  chart_->legend()->setVisible(named > 1);
  if (named > 1) {
    for (std::size_t s = 0; s < series_.size(); ++s) {
      for (QLegendMarker* marker : chart_->legend()->markers(parts_->drawn[s].top())) {
        marker->setVisible(isListed(series_[s]));
      }
    }
  }
}

bool Plot::saveImage(const QString& path) {
  if (width() < 200 || height() < 140) resize(800, 500);
  (void)grab(QRect(0, 0, 1, 1));  // lays out a plot that was never shown
  restyle(false);
  const QSize size = view_->size();
  const auto draw = [&](QPaintDevice& device) {
    QPainter painter;
    if (!painter.begin(&device)) return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), theme::colors(false).surface);
    chart_->scene()->render(&painter, QRectF(QPointF(0, 0), size), chart_->geometry(), Qt::IgnoreAspectRatio);
    return painter.end();
  };
  bool saved = false;
  if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    saved = draw(generator);
  } else if (path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
    QImage image(size * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    saved = draw(image) && image.save(path, "PNG");
  }
  restyle(theme::isDark());
  return saved;
}

void Plot::showNearest(const QPointF& position, const QPoint& global) {
  const QRectF area = chart_->plotArea();
  const Parts& parts = *parts_;
  const double left = place(x_, parts.xScale.min);
  const double right = place(x_, parts.xScale.max);
  const double bottom = place(y_, parts.yScale.min);
  const double top = place(y_, parts.yScale.max);
  if (!area.contains(position) || !(right > left) || !(top > bottom)) return QToolTip::hideText();
  const auto pixel = [&](const QPointF& p) {
    return QPointF(area.left() + (place(x_, p.x()) - left) / (right - left) * area.width(),
                   area.bottom() - (place(y_, p.y()) - bottom) / (top - bottom) * area.height());
  };
  double best = 28;  // pixels
  QString text;
  for (std::size_t s = 0; s < parts.shown.size(); ++s) {
    const Points& points = parts.shown[s];
    if (points.empty() || series_[s].style == Style::faint_line) continue;
    // The point nearest in x, and its neighbours: points may stand dense.
    const double under = left + (position.x() - area.left()) / area.width() * (right - left);
    const auto after = std::ranges::lower_bound(points, under, {}, [&](const QPointF& p) { return place(x_, p.x()); });
    const auto middle = after - points.begin();
    for (auto i = std::max<std::ptrdiff_t>(0, middle - 3); i < std::min(std::ssize(points), middle + 3); ++i) {
      const QPointF p = points[std::size_t(i)];
      const QPointF offset = pixel(p) - position;
      const double distance = series_[s].style == Style::bars ? std::abs(offset.x()) : std::hypot(offset.x(), offset.y());
      if (distance >= best) continue;
      best = distance;
      const QString values = QStringLiteral("%1: %2\n%3: %4")
                                 .arg(x_.title.isEmpty() ? QStringLiteral("x") : x_.title, QLocale().toString(p.x(), 'g', 5),
                                      y_.title.isEmpty() ? QStringLiteral("y") : y_.title, QLocale().toString(p.y(), 'g', 5));
      text = series_[s].name.isEmpty() ? values : series_[s].name + QLatin1Char('\n') + values;
    }
  }
  if (text.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(global, text, view_);
  }
}

bool Plot::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_->viewport() && event->type() == QEvent::MouseMove) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    showNearest(view_->mapToScene(mouse->position().toPoint()), mouse->globalPosition().toPoint());
  }
  return QWidget::eventFilter(watched, event);
}

void Plot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    restyle(theme::isDark());
  } else if (event->type() == QEvent::LanguageChange) {
    parts_->xScale = parts_->yScale = {};  // the ticks' labels follow the locale
    rebuild();
  }
  QWidget::changeEvent(event);
}

void Plot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  parts_->nothing->setGeometry(view_->rect());
  rebuild();
}

}  // namespace segue::ui
