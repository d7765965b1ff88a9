// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/difference_plot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/pages/evaluate/identity.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

DifferencePlot::DifferencePlot(QWidget* parent) : Drawing(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
}

void DifferencePlot::setDifferences(std::shared_ptr<const PairedDifferences> differences) {
  differences_ = std::move(differences);
  chosen_ = -1;
  update();
}

void DifferencePlot::choose(int bin) {
  if (bin == chosen_) return;
  chosen_ = bin;
  setAccessibleDescription(binText(bin));
  update();
  emit chosenChanged(bin);
}

PlotTable DifferencePlot::table() const {
  PlotTable table;
  table.columns = {{QStringLiteral("low")}, {QStringLiteral("high")}, {QStringLiteral("sequences")}};
  if (!differences_) return table;
  for (const DifferenceBin& bin : differences_->bins) {
    table.columns[0].values.push_back(bin.low);
    table.columns[1].values.push_back(bin.high);
    table.columns[2].values.push_back(static_cast<double>(bin.count));
  }
  return identified(std::move(table), *differences_);
}

QString DifferencePlot::binText(int bin) const {
  if (!differences_ || bin < 0) return {};
  const DifferenceBin& of = differences_->bins[static_cast<std::size_t>(bin)];
  const QString& a = differences_->story->models[differences_->a].name;
  const QString& b = differences_->story->models[differences_->b].name;
  const auto text = [](double x) { return QLocale().toString(std::abs(x), 'g', 3); };
  if (of.low == of.high) return tr("Both do equally well on %1 sequences").arg(number(of.count));
  if (of.low >= 0) {
    return tr("%1 is better by %2 to %3 on %4 sequences").arg(a, text(of.low), text(of.high), number(of.count));
  }
  return tr("%1 is better by %2 to %3 on %4 sequences").arg(b, text(of.high), text(of.low), number(of.count));
}

QRectF DifferencePlot::area(const QSize& size) const {
  const QFontMetricsF metrics(font());
  const double left = metrics.horizontalAdvance(QStringLiteral("100 000")) + theme::unit;
  const double top = metrics.height() + theme::unit;
  return {left, top, size.width() - left - 3 * theme::unit, std::max(20.0, size.height() - top - metrics.height() - theme::unit)};
}

int DifferencePlot::binAt(const QPointF& position) const {
  if (!differences_) return -1;
  const QRectF plot = area(size());
  const int bins = static_cast<int>(differences_->bins.size());
  const int bin = static_cast<int>(std::floor((position.x() - plot.left()) * bins / plot.width()));
  return bin >= 0 && bin < bins && differences_->bins[static_cast<std::size_t>(bin)].count > 0 ? bin : -1;
}

void DifferencePlot::draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool saved) const {
  if (!differences_) return;
  const QFontMetricsF metrics(font());
  const QRectF plot = area(size);
  const auto& bins = differences_->bins;
  std::size_t most = 1;
  for (const DifferenceBin& bin : bins) most = std::max(most, bin.count);
  // From half a sequence, so that a single one has a height.
  const double floor = std::log10(0.5);
  const double top = std::log10(static_cast<double>(most)) * 1.08 + 0.05;
  const auto y = [&](double count) { return plot.bottom() - plot.height() * (std::log10(count) - floor) / (top - floor); };
  for (double tick = 1; tick <= static_cast<double>(most); tick *= 10) {
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(plot.left(), y(tick)), QPointF(plot.right(), y(tick)));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(0, y(tick) - metrics.height() / 2, plot.left() - theme::unit / 2.0, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, number(static_cast<quint64>(tick)));
  }
  const auto& models = differences_->story->models;
  const double wide = plot.width() / static_cast<double>(bins.size());
  const int every = metrics.horizontalAdvance(QStringLiteral("−0.0005")) < wide * 2.5 ? 2 : 5;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const DifferenceBin& bin = bins[i];
    const double left = plot.left() + wide * static_cast<double>(i);
    const bool equal = bin.low == bin.high;
    const int series = bin.low >= 0 ? models[differences_->a].series : models[differences_->b].series;
    QColor color = equal || series < 0 ? colors.muted : theme::series(series, isDark(colors));
    if (equal) color.setAlpha(120);
    const bool on = !saved && static_cast<int>(i) == chosen_;
    if (!saved && chosen_ >= 0 && !on) color.setAlpha(110);
    if (bin.count > 0) {
      const QRectF bar(left + 1, y(static_cast<double>(bin.count)), wide - 2, plot.bottom() - y(static_cast<double>(bin.count)));
      painter.fillRect(bar, color);
      if (on) {
        painter.setPen(QPen(colors.text, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar);
      }
      const QString count = compact(static_cast<double>(bin.count));
      if (metrics.horizontalAdvance(count) < wide + 6) {
        painter.setPen(colors.muted);
        painter.drawText(QRectF(left - 4, bar.top() - metrics.height() - 1, wide + 8, metrics.height()), Qt::AlignHCenter, count);
      }
    }
    // Edges are labelled, and the bar of no difference itself.
    const int fromMiddle = static_cast<int>(i) - static_cast<int>(bins.size() / 2);
    painter.setPen(colors.muted);
    const auto label = [&](double at, const QString& text) {
      painter.drawText(QRectF(at - 50, plot.bottom() + 4, 100, metrics.height()), Qt::AlignHCenter, text);
    };
    if (fromMiddle == 0) label(left + wide / 2, QStringLiteral("0"));
    if (fromMiddle > 0 && fromMiddle % every == 0) label(left + wide, QStringLiteral("+") + QLocale().toString(bin.high, 'g', 3));
    if (fromMiddle < 0 && -fromMiddle % every == 0) label(left, QStringLiteral("−") + QLocale().toString(-bin.low, 'g', 3));
  }
  painter.setPen(colors.text);
  const QRectF head(plot.left(), 0, plot.width(), metrics.height());
  const double half = plot.width() / 2 - theme::unit;
  painter.drawText(head, Qt::AlignLeft,
                   metrics.elidedText(tr("← %1 better").arg(models[differences_->b].name), Qt::ElideMiddle, half));
  painter.drawText(head.adjusted(0, 0, 2 * theme::unit, 0), Qt::AlignRight,
                   metrics.elidedText(tr("%1 better →").arg(models[differences_->a].name), Qt::ElideMiddle, half));
}

void DifferencePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return Drawing::mousePressEvent(event);
  const int bin = binAt(event->position());
  choose(bin == chosen_ ? -1 : bin);
}

void DifferencePlot::keyPressEvent(QKeyEvent* event) {
  if (!differences_) return Drawing::keyPressEvent(event);
  const int bins = static_cast<int>(differences_->bins.size());
  const auto go = [&](int direction) {
    int bin = chosen_ < 0 ? (direction > 0 ? -1 : bins) : chosen_;
    do {
      bin += direction;
    } while (bin >= 0 && bin < bins && differences_->bins[static_cast<std::size_t>(bin)].count == 0);
    if (bin >= 0 && bin < bins) choose(bin);
  };
  switch (event->key()) {
    case Qt::Key_Left: go(-1); break;
    case Qt::Key_Right: go(1); break;
    case Qt::Key_Escape: choose(-1); break;
    default: Drawing::keyPressEvent(event);
  }
}

bool DifferencePlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return Drawing::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), binText(binAt(help->pos())), this);
  return true;
}

}  // namespace segue::ui
