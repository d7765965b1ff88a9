// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/interval_plot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/experiment/evaluated.h"
#include "ui/pages/evaluate/figure.h"
#include "ui/plot/scale.h"

namespace segue::ui {
namespace {

/// Room above the rows for the mark's name, and below them for the ticks.
int edge(const QFontMetricsF& metrics) { return static_cast<int>(metrics.height()) + theme::unit; }

}  // namespace

void IntervalPlot::setRows(std::vector<Row> rows, std::optional<Mark> mark, bool differences) {
  rows_ = std::move(rows);
  mark_ = std::move(mark);
  differences_ = differences;
  std::ranges::stable_sort(rows_, [](const Row& a, const Row& b) { return a.value.mean > b.value.mean; });
  QStringList lines;
  for (const Row& row : rows_) {
    lines << QStringLiteral("%1: %2 (%3)")
                 .arg(row.name, figureText(row.value.mean), intervalText(experiment::shown_interval(row.value)));
  }
  setAccessibleDescription(lines.join(u'\n'));
  updateGeometry();
  update();
}

PlotTable IntervalPlot::table() const {
  PlotTable table;
  for (const char* name : {"model", "mean", "standard_error", "t_low", "t_high", "percentile_low", "percentile_high", "bca_low",
                           "bca_high", "sequences", "clusters"}) {
    table.columns.push_back({QString::fromLatin1(name)});
  }
  for (const Row& row : rows_) {
    const evaluation::MeanInterval& v = row.value;
    table.columns[0].texts.push_back(row.name);
    std::size_t at = 1;
    for (const double x : {v.mean, v.standard_error, v.t.low, v.t.high, v.bootstrap.low, v.bootstrap.high, v.bca.low, v.bca.high,
                           static_cast<double>(v.values), static_cast<double>(v.clusters)}) {
      table.columns[at++].values.push_back(x);
    }
  }
  return table;
}

int IntervalPlot::rowHeight() const { return fontMetrics().height() + theme::unit * 3 / 2; }

QSize IntervalPlot::sizeHint() const {
  return {420, 2 * edge(QFontMetricsF(font())) + rowHeight() * std::max(1, static_cast<int>(rows_.size()))};
}

void IntervalPlot::draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool) const {
  if (rows_.empty()) return;
  const QFontMetricsF metrics(font());
  double low = differences_ ? 0 : std::numeric_limits<double>::infinity();
  double high = differences_ ? 0 : -low;
  double nameWidth = 0;
  const auto widen = [&](double value) {
    if (std::isnan(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const Row& row : rows_) {
    for (const double v : {row.value.mean, experiment::shown_interval(row.value).low, experiment::shown_interval(row.value).high})
      widen(v);
    nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name));
  }
  if (!differences_) low = std::min(low, 0.0);  // figures are shares: their length is seen from zero
  if (mark_) widen(mark_->value);
  if (high <= low) high = low + 1;
  nameWidth = std::min(nameWidth, size.width() * 0.4);
  const double top = edge(metrics);
  const QRectF plot(nameWidth + 2 * theme::unit, top, size.width() - nameWidth - 5 * theme::unit,
                    rowHeight() * static_cast<double>(rows_.size()));
  const double room = 0.04 * (high - low);
  const Scale scale =
      linearScale(differences_ ? low - room : low, high + room, std::clamp(static_cast<int>(plot.width() / 90), 2, 8), false);
  const auto x = [&](double value) { return plot.left() + plot.width() * (value - scale.min) / (scale.max - scale.min); };

  for (const Tick& tick : scale.ticks) {
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(x(tick.value), plot.top()), QPointF(x(tick.value), plot.bottom() + 4));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(x(tick.value) - 50, plot.bottom() + 5, 100, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                     tick.label);
  }
  if (mark_) {
    const double at = x(mark_->value);
    painter.setPen(QPen(colors.muted, 1.4, Qt::DashLine));
    painter.drawLine(QPointF(at, plot.top() - 3), QPointF(at, plot.bottom()));
    const double wide = metrics.horizontalAdvance(mark_->label);
    const double left = std::clamp(at - wide / 2, 0.0, std::max(0.0, size.width() - wide - 2.0));
    painter.setPen(colors.muted);
    painter.drawText(QPointF(left, plot.top() - 7), mark_->label);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const double y = plot.top() + rowHeight() * (static_cast<double>(i) + 0.5);
    painter.setPen(colors.text);
    painter.drawText(QRectF(0, y - rowHeight() / 2.0, nameWidth + 4, rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(row.name, Qt::ElideMiddle, nameWidth + 4));
    const QColor color = row.series < 0 ? colors.muted : theme::series(row.series, isDark(colors));
    const evaluation::Interval& shown = experiment::shown_interval(row.value);
    if (!std::isnan(row.value.t.low)) {
      painter.setPen(QPen(color, 0.8));
      painter.drawLine(QPointF(std::max(plot.left(), x(row.value.t.low)), y),
                       QPointF(std::min(plot.right(), x(row.value.t.high)), y));
    }
    if (!std::isnan(shown.low)) {
      painter.setPen(QPen(color, 2.4, Qt::SolidLine, Qt::FlatCap));
      painter.drawLine(QPointF(x(shown.low), y), QPointF(x(shown.high), y));
      for (const double end : {shown.low, shown.high}) painter.drawLine(QPointF(x(end), y - 5), QPointF(x(end), y + 5));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x(row.value.mean), y), 4.5, 4.5);
    painter.setBrush(Qt::NoBrush);
  }
}

bool IntervalPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return Drawing::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = (help->pos().y() - edge(QFontMetricsF(font()))) / rowHeight();
  if (row < 0 || row >= static_cast<int>(rows_.size())) {
    QToolTip::hideText();
    return true;
  }
  const Row& of = rows_[static_cast<std::size_t>(row)];
  const QString figure = differences_ ? differenceText(of.value.mean) : figureText(of.value.mean);
  QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2\n%3").arg(of.name, figure, intervalsHelp(of.value)), this);
  return true;
}

}  // namespace segue::ui
