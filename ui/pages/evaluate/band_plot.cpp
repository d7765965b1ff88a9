// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/band_plot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/experiment/evaluated.h"
#include "core/experiment/tidy.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/plot/scale.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

BandPlot::BandPlot(BandsBy by, QWidget* parent) : Drawing(parent), by_(by) {}

void BandPlot::setStory(std::shared_ptr<const EvaluationStory> story) {
  story_ = std::move(story);
  update();
}

const std::vector<BandFigures>& BandPlot::bands() const {
  return by_ == BandsBy::popularity ? story_->byPopularity : story_->byLength;
}

/// Models of one run share its colour, and levels are grey: patterns tell them apart.
QBrush BandPlot::brushOf(std::size_t model, const theme::Colors& colors) const {
  static constexpr Qt::BrushStyle styles[] = {Qt::SolidPattern, Qt::BDiagPattern, Qt::CrossPattern,    Qt::VerPattern,
                                              Qt::FDiagPattern, Qt::HorPattern,   Qt::DiagCrossPattern};
  const EvaluatedModel& of = story_->models[model];
  std::size_t before = 0;
  for (std::size_t m = 0; m < model; ++m) before += story_->models[m].series == of.series ? 1 : 0;
  return {of.series < 0 ? colors.muted : theme::series(of.series, isDark(colors)), styles[before % std::size(styles)]};
}

PlotTable BandPlot::table() const {
  experiment::TidyTable table = experiment::tidy_figures();
  if (!story_) return plotTableOf(table);
  const evaluation::ComparisonOptions& o = story_->options.comparison;
  const std::string protocol = protocolOf(*story_);
  for (std::size_t m = 0; m < story_->models.size(); ++m) {
    const EvaluatedModel& model = story_->models[m];
    experiment::add_bands(table, {model.key.toStdString(), model.kind, model.scoringKey, protocol, model.evaluation.get()},
                          kindOf(story_->options.compareBy), by_, bands(), m, {o.confidence, o.bootstrap, o.seed, o.threads});
  }
  return plotTableOf(table);
}

TextTable BandPlot::texts() const {
  TextTable table{accessibleName(), {}, {}};
  if (!story_) return table;
  table.columns = {{by_ == BandsBy::popularity ? tr("Popularity") : tr("Artists")}, {tr("Sequences"), true}, {tr("Steps"), true}};
  for (const EvaluatedModel& model : story_->models) table.columns.push_back({model.name, true});
  for (std::size_t b = 0; b < bands().size(); ++b) {
    const BandFigures& band = bands()[b];
    QStringList row{bandLabel(bands(), b, by_), number(band.sequences), number(band.predictions)};
    for (const evaluation::MeanInterval& value : band.figures) {
      const evaluation::Interval& interval = experiment::shown_interval(value);
      row << (std::isnan(interval.low) ? figureText(value.mean)
                                       : QStringLiteral("%1 (%2)").arg(figureText(value.mean), intervalText(interval)));
    }
    table.rows.push_back(row);
  }
  return table;
}

QRectF BandPlot::area(const QSize& size) const {
  const QFontMetricsF metrics(font());
  // Above: the legend, in as many lines as it takes; below: a band's name and how much is in it.
  double x = 0;
  int lines = 1;
  const double left = metrics.horizontalAdvance(QStringLiteral("0.0000")) + theme::unit;
  for (const EvaluatedModel& model : story_->models) {
    const double wide = metrics.horizontalAdvance(model.name) + 4 * theme::unit;
    if (x > 0 && x + wide > size.width() - left) {
      x = 0;
      ++lines;
    }
    x += wide;
  }
  const double top = lines * (metrics.height() + 2) + theme::unit;
  const double bottom = 2 * metrics.height() + theme::unit;
  return {left, top, size.width() - left - 4, std::max(20.0, size.height() - top - bottom)};
}

void BandPlot::draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool) const {
  if (!story_ || bands().empty()) return;
  const QFontMetricsF metrics(font());
  const QRectF plot = area(size);
  const std::size_t shown = story_->models.size();
  double most = 0;
  for (const BandFigures& band : bands()) {
    for (std::size_t m = 0; m < shown; ++m) {
      for (const double v : {band.figures[m].mean, experiment::shown_interval(band.figures[m]).high}) {
        if (!std::isnan(v)) most = std::max(most, v);
      }
    }
  }
  const Scale scale = linearScale(0, most > 0 ? most * 1.03 : 1, std::clamp(static_cast<int>(plot.height() / 40), 2, 6), false);
  const auto y = [&](double value) { return plot.bottom() - plot.height() * value / scale.max; };
  for (const Tick& tick : scale.ticks) {
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(plot.left(), y(tick.value)), QPointF(plot.right(), y(tick.value)));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(0, y(tick.value) - metrics.height() / 2, plot.left() - theme::unit / 2.0, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, tick.label);
  }
  double legendX = plot.left();
  double legendY = 0;
  for (std::size_t m = 0; m < shown; ++m) {
    const QString& name = story_->models[m].name;
    const double wide = metrics.horizontalAdvance(name) + 4 * theme::unit;
    if (legendX > plot.left() && legendX + wide > size.width()) {
      legendX = plot.left();
      legendY += metrics.height() + 2;
    }
    const QBrush brush = brushOf(m, colors);
    painter.setPen(QPen(brush.color(), 1));
    painter.setBrush(brush);
    painter.drawRect(QRectF(legendX, legendY + metrics.height() / 2 - 4, 10, 10));
    painter.setPen(colors.text);
    painter.drawText(QPointF(legendX + 2 * theme::unit, legendY + metrics.ascent()), name);
    legendX += wide;
  }
  const double group = plot.width() / static_cast<double>(bands().size());
  const double bar = std::min(28.0, group * 0.8 / static_cast<double>(shown));
  for (std::size_t b = 0; b < bands().size(); ++b) {
    const BandFigures& band = bands()[b];
    const double middle = plot.left() + group * (static_cast<double>(b) + 0.5);
    double left = middle - bar * static_cast<double>(shown) / 2;
    for (std::size_t m = 0; m < shown; ++m) {
      const evaluation::MeanInterval& value = band.figures[m];
      const QBrush brush = brushOf(m, colors);
      if (!std::isnan(value.mean)) {
        const QRectF body(left + 1, y(value.mean), bar - 2, plot.bottom() - y(value.mean));
        painter.setPen(QPen(brush.color(), 1));
        painter.setBrush(brush);
        painter.drawRect(body);
        painter.setBrush(Qt::NoBrush);
        const evaluation::Interval& interval = experiment::shown_interval(value);
        if (!std::isnan(interval.low)) {
          const double at = left + bar / 2;
          painter.setPen(QPen(colors.text, 1.2));
          painter.drawLine(QPointF(at, y(interval.low)), QPointF(at, y(interval.high)));
          for (const double end : {interval.low, interval.high}) {
            painter.drawLine(QPointF(at - 3, y(end)), QPointF(at + 3, y(end)));
          }
        }
      }
      left += bar;
    }
    const QRectF foot(middle - group / 2, plot.bottom() + theme::unit / 2.0, group, metrics.height());
    painter.setPen(colors.text);
    painter.drawText(foot, Qt::AlignHCenter, bandLabel(bands(), b, by_));
    painter.setPen(colors.muted);
    painter.drawText(
        foot.translated(0, metrics.height()), Qt::AlignHCenter,
        metrics.elidedText(tr("%1 steps").arg(compact(static_cast<double>(band.predictions))), Qt::ElideRight, group - 4));
  }
}

bool BandPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !story_ || bands().empty()) return Drawing::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QRectF plot = area(size());
  const int b =
      static_cast<int>(std::floor((help->pos().x() - plot.left()) * static_cast<double>(bands().size()) / plot.width()));
  if (b < 0 || b >= static_cast<int>(bands().size())) {
    QToolTip::hideText();
    return true;
  }
  const BandFigures& band = bands()[static_cast<std::size_t>(b)];
  QStringList lines{by_ == BandsBy::popularity
                        ? tr("%1: artists %2 to %3 by training plays")
                              .arg(bandLabel(bands(), static_cast<std::size_t>(b), by_), number(band.low + 1), number(band.high))
                        : tr("Sequences of %1 different artists").arg(bandLabel(bands(), static_cast<std::size_t>(b), by_)),
                    tr("%1 steps of %2 sequences").arg(number(band.predictions), number(band.sequences))};
  for (std::size_t m = 0; m < story_->models.size(); ++m) {
    lines << QStringLiteral("%1: %2 (%3)")
                 .arg(story_->models[m].name, figureText(band.figures[m].mean),
                      intervalText(experiment::shown_interval(band.figures[m])));
  }
  QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
  return true;
}

}  // namespace segue::ui
