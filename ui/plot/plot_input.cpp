// SPDX-License-Identifier: GPL-3.0-or-later
// The plot in the hand: zooming, reading values, the menu.
#include <QAction>
#include <QChart>
#include <QChartView>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QRubberBand>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/plot/plot_parts.h"
#include "ui/plot/save.h"
#include "ui/plot/time_scale.h"

namespace segue::ui {
namespace {

constexpr double nearer = 0.7;  // one step of zooming

QString valueText(const Plot::Axis& axis, double value) {
  if (axis.time) return timeText(value);
  const QLocale locale;
  return value == std::floor(value) && std::abs(value) < 1e15 ? locale.toString(value, 'f', 0) : locale.toString(value, 'g', 5);
}

/// Of placed values; over whole numbers it stops where one of them fills the plot.
double leastWidth(bool whole, bool linear, const Interval& all) { return whole && linear ? 2 : all.width() * 1e-4; }

}  // namespace

bool Plot::isZoomed() const { return parts_->zoom.has_value(); }

Interval Plot::view() const { return {parts_->xScale.min, parts_->xScale.max}; }

void Plot::setView(std::optional<Interval> placed) {
  if (placed && *placed == parts_->all && !parts_->home) placed.reset();
  const bool changed = placed != parts_->zoom;
  parts_->zoom = placed;
  hideReading();
  arrange();
  if (changed) emit viewChanged();
}

void Plot::zoomTo(Interval view) {
  const Interval placed{place(x_, view.low), place(x_, view.high)};
  const Interval all = parts_->all;
  setView(zoomed(placed, (placed.low + placed.high) / 2, 1, all, leastWidth(parts_->whole, !x_.log, all)));
}

void Plot::zoomBy(double factor) {
  if (parts_->empty()) return;
  const Interval now{place(x_, parts_->xScale.min), place(x_, parts_->xScale.max)};
  setView(zoomed(now, (now.low + now.high) / 2, factor, parts_->all, leastWidth(parts_->whole, !x_.log, parts_->all)));
}

void Plot::showAll() { setView(std::nullopt); }

void Plot::press(double x) {
  const QRectF area = chart_->plotArea();
  if (!parts_->empty() && x >= area.left() && x <= area.right()) parts_->pressed = x;
}

void Plot::drag(double x) {
  const QRectF area = chart_->plotArea();
  const double from = std::clamp(std::min(x, *parts_->pressed), area.left(), area.right());
  const double to = std::clamp(std::max(x, *parts_->pressed), area.left(), area.right());
  parts_->band->setGeometry(QRectF(QPointF(from, area.top()), QPointF(to, area.bottom())).toRect());
  parts_->band->setVisible(to - from >= 6);
}

void Plot::release(double x) {
  const QRectF area = chart_->plotArea();
  const double from = std::clamp(std::min(x, *parts_->pressed), area.left(), area.right());
  const double to = std::clamp(std::max(x, *parts_->pressed), area.left(), area.right());
  parts_->pressed.reset();
  parts_->band->hide();
  if (to - from < 6) return;  // a click, not a drag
  const Interval now{place(x_, parts_->xScale.min), place(x_, parts_->xScale.max)};
  const auto at = [&](double pixel) { return now.low + (pixel - area.left()) / area.width() * now.width(); };
  const Interval chosen{at(from), at(to)};
  setView(zoomed(chosen, (chosen.low + chosen.high) / 2, 1, parts_->all, leastWidth(parts_->whole, !x_.log, parts_->all)));
}

void Plot::hideReading() {
  parts_->overlay->setRing(std::nullopt);
  if (!parts_->reading) return;
  parts_->reading.reset();
  QToolTip::hideText();
}

void Plot::showNearest(const QPointF& position, const QPoint& global, bool alongX) {
  const QRectF area = chart_->plotArea();
  const Parts& parts = *parts_;
  const double left = place(x_, parts.xScale.min);
  const double right = place(x_, parts.xScale.max);
  const double bottom = place(y_, parts.yScale.min);
  const double top = place(y_, parts.yScale.max);
  if (!area.contains(position) || !(right > left) || !(top > bottom)) return hideReading();
  const auto pixel = [&](const QPointF& p) {
    return QPointF(area.left() + (place(x_, p.x()) - left) / (right - left) * area.width(),
                   area.bottom() - (place(y_, p.y()) - bottom) / (top - bottom) * area.height());
  };
  double best = alongX ? area.width() : 28;  // pixels
  QPointF found;
  QString text;
  for (std::size_t s = 0; s < parts.shown.size(); ++s) {
    const std::vector<QPointF>& points = parts.shown[s];
    if (points.empty() || series_[s].style == Style::faint_line) continue;
    // The point nearest in x, and its neighbours: points may stand dense.
    const double under = left + (position.x() - area.left()) / area.width() * (right - left);
    const auto after = std::ranges::lower_bound(points, under, {}, [&](const QPointF& p) { return place(x_, p.x()); });
    const auto middle = after - points.begin();
    for (auto i = std::max<std::ptrdiff_t>(0, middle - 3); i < std::min(std::ssize(points), middle + 3); ++i) {
      const QPointF p = points[std::size_t(i)];
      const QPointF at = pixel(p);
      const QPointF offset = at - position;
      const bool bars = series_[s].style == Style::bars;
      const double distance = bars || alongX ? std::abs(offset.x()) : std::hypot(offset.x(), offset.y());
      if (distance >= best || !area.adjusted(-1, -1, 1, 1).contains(at)) continue;
      best = distance;
      found = at;
      const QString values = QStringLiteral("%1: %2\n%3: %4")
                                 .arg(x_.title.isEmpty() ? QStringLiteral("x") : x_.title, valueText(x_, p.x()),
                                      y_.title.isEmpty() ? QStringLiteral("y") : y_.title, valueText(y_, p.y()));
      text = series_[s].name.isEmpty() ? values : series_[s].name + QLatin1Char('\n') + values;
    }
  }
  if (text.isEmpty()) return hideReading();
  parts_->reading = found.x();
  parts_->overlay->setRing(found);
  QToolTip::showText(alongX ? view_->mapToGlobal(view_->mapFromScene(found)) : global, text, view_);
}

void Plot::read(int direction) {
  const QRectF area = chart_->plotArea();
  if (parts_->empty() || area.isEmpty()) return;
  const double before = parts_->reading ? *parts_->reading : direction > 0 ? area.left() : area.right();
  // Values may stand far apart or several to a pixel: go on until another one is nearest.
  for (double x = before + (parts_->reading ? direction : 0); x >= area.left() && x <= area.right(); x += direction) {
    const auto was = parts_->reading;
    showNearest({x, area.center().y()}, {}, true);
    if (parts_->reading && (!was || (*parts_->reading - *was) * direction > 0.5)) return;
    parts_->reading = was;
  }
}

void Plot::keyPressEvent(QKeyEvent* event) {
  const Interval now{place(x_, parts_->xScale.min), place(x_, parts_->xScale.max)};
  const bool right = event->key() == Qt::Key_Right;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(nearer);
    case Qt::Key_Minus: return zoomBy(1 / nearer);
    case Qt::Key_0: return showAll();
    case Qt::Key_Escape:
      if (!isZoomed()) break;
      return showAll();
    case Qt::Key_Left:
    case Qt::Key_Right:
      if ((event->modifiers() & Qt::ShiftModifier) == 0) return read(right ? 1 : -1);
      if (!parts_->empty()) setView(moved(now, now.width() * (right ? 0.2 : -0.2), parts_->all));
      return;
    default: break;
  }
  QWidget::keyPressEvent(event);
}

void Plot::focusInEvent(QFocusEvent* event) {
  const Qt::FocusReason reason = event->reason();
  const bool byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
  parts_->overlay->setFrame(byKeyboard ? std::optional(QRectF(view_->rect())) : std::nullopt);
  QWidget::focusInEvent(event);
}

void Plot::focusOutEvent(QFocusEvent* event) {
  parts_->overlay->setFrame(std::nullopt);
  hideReading();
  QWidget::focusOutEvent(event);
}

QMenu* Plot::makeMenu() {
  auto* menu = new QMenu(this);
  // The keys are the plot's own (keyPressEvent); beside the texts they only tell of themselves.
  const auto add = [&](const QString& text, const QString& key, auto act) {
    QAction* action = menu->addAction(text + QLatin1Char('\t') + key, this, act);
    action->setEnabled(!parts_->empty());
    return action;
  };
  add(tr("Zoom in"), QStringLiteral("+"), [this] { zoomBy(nearer); });
  add(tr("Zoom out"), QStringLiteral("−"), [this] { zoomBy(1 / nearer); });
  add(tr("Show all"), QStringLiteral("0"), [this] { showAll(); })->setEnabled(isZoomed());
  menu->addSeparator();
  const QString name = accessibleName().isEmpty() ? tr("plot") : accessibleName();
  addSaveActions(
      *menu, this,
      {name, [this](const QString& path) { return saveImage(path); }, table_ ? table_ : [table = table()] { return table; }});
  return menu;
}

QToolButton* Plot::makeMenuButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(QStringLiteral("⋯"));
  button->setAutoRaise(true);
  button->setToolTip(tr("Zoom and save"));
  button->setAccessibleName(tr("Zoom and save"));
  connect(button, &QToolButton::clicked, this, [this, button] {
    QMenu* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
  });
  return button;
}

void Plot::contextMenuEvent(QContextMenuEvent* event) {
  QMenu* menu = makeMenu();
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

bool Plot::eventFilter(QObject* watched, QEvent* event) {
  if (watched != view_->viewport()) return QWidget::eventFilter(watched, event);
  const auto sceneX = [&] { return view_->mapToScene(static_cast<QMouseEvent*>(event)->position().toPoint()).x(); };
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton) break;
      press(sceneX());
      return false;
    case QEvent::MouseMove: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      if (parts_->pressed) {
        hideReading();
        drag(sceneX());
      } else {
        showNearest(view_->mapToScene(mouse->position().toPoint()), mouse->globalPosition().toPoint(), false);
      }
      break;
    }
    case QEvent::MouseButtonRelease:
      if (parts_->pressed && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) release(sceneX());
      break;
    case QEvent::MouseButtonDblClick:
      if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton) break;
      showAll();
      return true;
    case QEvent::Leave: hideReading(); break;
    case QEvent::ToolTip: return true;  // the scene has none, and would take the reading away from a mouse at rest
    case QEvent::Wheel: {
      auto* wheel = static_cast<QWheelEvent*>(event);
      const QRectF area = chart_->plotArea();
      if ((wheel->modifiers() & Qt::ControlModifier) == 0 || parts_->empty() || area.isEmpty()) {
        wheel->ignore();  // whatever the plot stands on scrolls
        return true;
      }
      const Interval now{place(x_, parts_->xScale.min), place(x_, parts_->xScale.max)};
      const double x = view_->mapToScene(wheel->position().toPoint()).x();
      const double about = now.low + std::clamp((x - area.left()) / area.width(), 0.0, 1.0) * now.width();
      const double steps = wheel->angleDelta().y() / 120.0;
      setView(zoomed(now, about, std::pow(nearer, steps), parts_->all, leastWidth(parts_->whole, !x_.log, parts_->all)));
      wheel->accept();
      return true;
    }
    case QEvent::ContextMenu: contextMenuEvent(static_cast<QContextMenuEvent*>(event)); return true;
    default: break;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace segue::ui
