// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/waterfall_plot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/jobs/job.h"
#include "ui/plot/scale.h"

namespace segue::ui {

void WaterfallPlot::setSteps(std::vector<evaluation::WaterfallStep> steps, const FigureKey& key, const QString& from,
                             const QString& to) {
  steps_ = std::move(steps);
  key_ = key;
  from_ = from;
  to_ = to;
  values_.clear();
  for (const evaluation::WaterfallStep& step : steps_) {
    const evaluation::Means means = evaluation::mean_of(*step.evaluation, key.measure, key.k);
    values_.push_back(key.micro ? means.micro : means.macro);
  }
  QStringList lines;
  for (std::size_t i = 0; i < steps_.size(); ++i) lines << QStringLiteral("%1: %2").arg(label(i), figureText(values_[i]));
  setAccessibleDescription(lines.join(u'\n'));
  updateGeometry();
  update();
}

PlotTable WaterfallPlot::table() const {
  PlotTable table;
  table.columns = {{QStringLiteral("step")},
                   {QStringLiteral("switch")},
                   {figureLabel(key_)},
                   {QStringLiteral("change")},
                   {QStringLiteral("acted_on")}};
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const bool first = steps_[i].defect == nullptr;
    table.columns[0].texts.push_back(label(i));
    table.columns[1].texts.push_back(first ? QString() : QString::fromLatin1(steps_[i].defect->name));
    table.columns[2].values.push_back(values_[i]);
    table.columns[3].values.push_back(i == 0 ? 0 : values_[i] - values_[i - 1]);
    table.columns[4].values.push_back(steps_[i].acted_on ? 1 : 0);
  }
  return table;
}

int WaterfallPlot::rowHeight() const { return fontMetrics().height() + theme::unit; }

QSize WaterfallPlot::sizeHint() const {
  const auto rows = static_cast<int>(steps_.size()) + (steps_.empty() ? 0 : 1);
  return {520, rows * rowHeight() + fontMetrics().height() + 2 * theme::unit};
}

QString WaterfallPlot::label(std::size_t row) const {
  if (row == steps_.size()) return to_;
  const evaluation::Defect* defect = steps_[row].defect;
  return defect == nullptr ? from_ : QStringLiteral("%1. %2").arg(defect->number).arg(coreText(defect->label));
}

QString WaterfallPlot::help(std::size_t row) const {
  if (row >= steps_.size() || steps_[row].defect == nullptr) return label(row);
  QString text = label(row) + u'\n' + coreText(steps_[row].defect->help);
  if (!steps_[row].acted_on) {
    text +=
        u'\n' + tr("This one is in the data or the vectors, which stand as they are: train or split again to see what it does.");
  }
  return text;
}

void WaterfallPlot::draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool) const {
  if (steps_.empty()) return;
  const QFontMetricsF metrics(font());
  double labels = 0;
  for (std::size_t i = 0; i <= steps_.size(); ++i) labels = std::max(labels, metrics.horizontalAdvance(label(i)));
  labels = std::min(labels, size.width() * 0.45);
  const double figures = metrics.horizontalAdvance(QStringLiteral("0.0000  +0.0000 "));
  const QRectF plot(labels + 2 * theme::unit, 0, std::max(40.0, size.width() - labels - figures - 3 * theme::unit),
                    rowHeight() * static_cast<double>(steps_.size() + 1));
  const double most = *std::ranges::max_element(values_);
  const Scale scale = linearScale(0, most > 0 ? most * 1.04 : 1, std::clamp(static_cast<int>(plot.width() / 90), 2, 8), false);
  const auto x = [&](double value) { return plot.left() + plot.width() * value / scale.max; };
  for (const Tick& tick : scale.ticks) {
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(x(tick.value), plot.top()), QPointF(x(tick.value), plot.bottom() + 4));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(x(tick.value) - 50, plot.bottom() + 5, 100, metrics.height()), Qt::AlignHCenter, tick.label);
  }
  for (std::size_t i = 0; i <= steps_.size(); ++i) {
    const double top = rowHeight() * static_cast<double>(i);
    const bool whole = i == 0 || i == steps_.size();
    const double value = values_[std::min(i, steps_.size() - 1)];
    const double before = whole ? 0 : values_[i - 1];
    const bool acted = whole || steps_[i].acted_on;
    painter.setPen(acted ? colors.text : colors.muted);
    painter.drawText(QRectF(0, top, labels + theme::unit, rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(label(i), Qt::ElideRight, labels + theme::unit));
    const double left = std::min(x(before), x(value));
    const double right = std::max(x(before), x(value));
    const QRectF bar(left, top + 4, std::max(right - left, 1.5), rowHeight() - 8);
    const int series = value >= before ? 2 : 1;
    painter.fillRect(bar, whole   ? theme::series(0, isDark(colors))
                          : acted ? theme::series(series, isDark(colors))
                                  : colors.muted);
    if (i + 1 < steps_.size()) {
      painter.setPen(QPen(colors.muted, 1, Qt::DotLine));
      painter.drawLine(QPointF(x(value), top + rowHeight() - 4), QPointF(x(value), top + rowHeight() + 4));
    }
    const double figureLeft = plot.right() + theme::unit;
    painter.setPen(acted ? colors.text : colors.muted);
    painter.drawText(QRectF(figureLeft, top, figures, rowHeight()), Qt::AlignVCenter | Qt::AlignLeft, figureText(value));
    if (!whole) {
      painter.setPen(colors.muted);
      painter.drawText(QRectF(figureLeft, top, figures, rowHeight()), Qt::AlignVCenter | Qt::AlignRight,
                       acted ? differenceText(value - before) : tr("not seen", "a defect in data or vectors"));
    }
  }
}

bool WaterfallPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return Drawing::event(event);
  const auto* at = static_cast<QHelpEvent*>(event);
  const int row = at->pos().y() / rowHeight();
  if (steps_.empty() || row > static_cast<int>(steps_.size())) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(at->globalPos(), help(static_cast<std::size_t>(row)), this);
  }
  return true;
}

}  // namespace segue::ui
