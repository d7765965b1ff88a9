// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/interval_plot.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace segue::ui {
namespace {

constexpr int rowHeight = 30;
constexpr int axisHeight = 30;
constexpr int levelHeight = 22;  // room for the levels' names above the first row

/// 1, 2 or 5 times a power of ten, so that about `ticks` of them cover `span`.
double tick_step(double span, int ticks) {
  const double rough = span / ticks;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  const double digit = rough / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

}  // namespace

IntervalPlot::IntervalPlot(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void IntervalPlot::setRows(std::vector<ResultRow> rows, Metric metric) {
  models_.clear();
  levels_.clear();
  for (ResultRow& row : rows) (row.kind == ResultRow::Kind::model ? models_ : levels_).push_back(std::move(row));
  metric_ = static_cast<std::size_t>(metric);
  std::stable_sort(models_.begin(), models_.end(),
                   [this](const ResultRow& a, const ResultRow& b) { return a.figures[metric_].mean > b.figures[metric_].mean; });
  updateGeometry();
  update();
}

void IntervalPlot::setTexts(const QString& popularity, const QString& random) {
  popularity_ = popularity;
  random_ = random;
  update();
}

QSize IntervalPlot::sizeHint() const {
  return {420, levelHeight + axisHeight + rowHeight * std::max(1, static_cast<int>(models_.size()))};
}

void IntervalPlot::paintEvent(QPaintEvent*) {
  if (models_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFontMetricsF metrics(font());
  double most = 0;
  double nameWidth = 0;
  std::vector<QString> names;
  for (const ResultRow& row : models_) {
    const Figure& figure = row.figures[metric_];
    most = std::max({most, figure.mean, std::isnan(figure.bootstrap.high) ? 0.0 : figure.bootstrap.high});
    names.push_back(tr("%1, %2").arg(row.model, row.scoring));
    nameWidth = std::max(nameWidth, metrics.horizontalAdvance(names.back()));
  }
  for (const ResultRow& row : levels_) most = std::max(most, row.figures[metric_].mean);
  if (most <= 0) most = 1;
  nameWidth = std::min(nameWidth, width() * 0.4);
  const QRectF plot(nameWidth + 16, levelHeight, width() - nameWidth - 36, rowHeight * static_cast<double>(models_.size()));
  const double right = most * 1.06;
  const auto x = [&](double value) { return plot.left() + plot.width() * value / right; };

  const double step = tick_step(right, std::clamp(static_cast<int>(plot.width() / 90), 2, 8));
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  for (double tick = 0; tick <= right + step * 1e-6; tick += step) {
    painter.setPen(QPen(theme::border(), 1));
    painter.drawLine(QPointF(x(tick), plot.top()), QPointF(x(tick), plot.bottom() + 4));
    painter.setPen(theme::muted());
    painter.drawText(QRectF(x(tick) - 50, plot.bottom() + 6, 100, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                     QLocale().toString(tick, 'f', decimals));
  }
  // The levels' names stand above their lines; where both would meet, the second goes to the far side of the first.
  double freeFrom = 0;
  std::vector<ResultRow> levels = levels_;
  std::sort(levels.begin(), levels.end(),
            [this](const ResultRow& a, const ResultRow& b) { return a.figures[metric_].mean < b.figures[metric_].mean; });
  for (const ResultRow& row : levels) {
    const double at = x(row.figures[metric_].mean);
    QColor pen = theme::muted();
    painter.setPen(QPen(pen, 1.4, row.kind == ResultRow::Kind::popularity ? Qt::DashLine : Qt::DotLine));
    painter.drawLine(QPointF(at, plot.top() - 3), QPointF(at, plot.bottom()));
    const QString text = row.kind == ResultRow::Kind::popularity ? popularity_ : random_;
    const double wide = metrics.horizontalAdvance(text);
    const double left = std::min(std::max(at - 4, freeFrom), width() - wide - 2.0);
    painter.drawText(QPointF(left, plot.top() - 8), text);
    freeFrom = left + wide + 14;
  }
  for (std::size_t i = 0; i < models_.size(); ++i) {
    const ResultRow& row = models_[i];
    const Figure& figure = row.figures[metric_];
    const double y = plot.top() + rowHeight * (static_cast<double>(i) + 0.5);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(0, y - rowHeight / 2.0, nameWidth + 4, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(names[i], Qt::ElideMiddle, nameWidth + 4));
    const QColor color = theme::series(row.series);
    if (!std::isnan(figure.bootstrap.low)) {
      painter.setPen(QPen(color, 2.2, Qt::SolidLine, Qt::FlatCap));
      const double low = x(figure.bootstrap.low);
      const double high = x(figure.bootstrap.high);
      painter.drawLine(QPointF(low, y), QPointF(high, y));
      painter.drawLine(QPointF(low, y - 5), QPointF(low, y + 5));
      painter.drawLine(QPointF(high, y - 5), QPointF(high, y + 5));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x(figure.mean), y), 5, 5);
  }
}

void IntervalPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) update();
  QWidget::changeEvent(event);
}

}  // namespace segue::ui
