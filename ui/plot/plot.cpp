// SPDX-License-Identifier: GPL-3.0-or-later
// The plot as a widget: what it is made of, its looks, and what it is saved as.
#include "ui/plot/plot.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegendMarker>
#include <QPainter>
#include <QRubberBand>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/plot/plot_parts.h"
#include "ui/plot/save.h"
#include "ui/theme.h"

namespace segue::ui {
namespace {

bool isListed(const Plot::Series& series) { return series.listed && !series.name.isEmpty(); }

QPen pen(const QColor& color, double width) {
  QPen made(color, width);
  made.setJoinStyle(Qt::RoundJoin);
  return made;
}

/// The series side by side, a row for each x that any of them has.
PlotTable tableOf(const Plot::Axis& x, const Plot::Axis& y, const std::vector<Plot::Series>& series) {
  struct Source {
    QString name;
    const std::vector<QPointF>* points;
    std::size_t next = 0;
  };
  std::vector<Source> sources;
  for (const Plot::Series& s : series) {
    // Dots on a line are a series of their own with the same points.
    const auto same = std::ranges::find_if(sources, [&](const Source& known) { return *known.points == s.points; });
    if (same == sources.end()) {
      sources.push_back({s.name, &s.points});
    } else if (same->name.isEmpty()) {
      same->name = s.name;
    }
  }
  PlotTable table;
  table.columns.push_back({x.title.isEmpty() ? QStringLiteral("x") : x.title, {}, x.time});
  for (const Source& source : sources) {
    table.columns.push_back({!source.name.isEmpty() ? source.name : y.title.isEmpty() ? QStringLiteral("y") : y.title});
  }
  for (;;) {
    double at = std::numeric_limits<double>::infinity();
    for (const Source& source : sources) {
      if (source.next < source.points->size()) at = std::min(at, (*source.points)[source.next].x());
    }
    if (!std::isfinite(at)) return table;
    table.columns[0].values.push_back(at);
    for (std::size_t s = 0; s < sources.size(); ++s) {
      Source& source = sources[s];
      const bool here = source.next < source.points->size() && (*source.points)[source.next].x() == at;
      table.columns[s + 1].values.push_back(here ? (*source.points)[source.next++].y() : std::nan(""));
    }
  }
}

}  // namespace

Plot::Plot(QWidget* parent) : QWidget(parent), chart_(new QChart), view_(new QChartView(this)), parts_(new Parts) {
  chart_->setAnimationOptions(QChart::NoAnimation);
  chart_->setMargins(QMargins(0, theme::unit / 2, 2 * theme::unit, 0));
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
  setFocusPolicy(Qt::StrongFocus);
  for (QCategoryAxis** axis : {&parts_->xAxis, &parts_->yAxis}) {
    *axis = new QCategoryAxis;
    (*axis)->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    (*axis)->setTruncateLabels(false);
  }
  chart_->addAxis(parts_->xAxis, Qt::AlignBottom);
  chart_->addAxis(parts_->yAxis, Qt::AlignLeft);
  parts_->overlay = new PlotOverlay(chart_);
  connect(chart_, &QChart::plotAreaChanged, this, &Plot::placeMarks);
  parts_->nothing = new QLabel(view_);
  parts_->nothing->setForegroundRole(QPalette::PlaceholderText);
  parts_->nothing->setAlignment(Qt::AlignCenter);
  parts_->nothing->setAttribute(Qt::WA_TransparentForMouseEvents);
  parts_->band = new QRubberBand(QRubberBand::Rectangle, view_->viewport());
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->addWidget(view_);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  gather();
}

Plot::~Plot() = default;

void Plot::setAxes(const Axis& x, const Axis& y) {
  if (x == x_ && y == y_) return;
  if (x.log != x_.log || x.time != x_.time) parts_->zoom.reset();
  x_ = x;
  y_ = y;
  gather();
}

void Plot::setSeries(std::vector<Series> series) {
  series_ = std::move(series);
  gather();
}

void Plot::setMarks(std::vector<Mark> marks) {
  marks_ = std::move(marks);
  arrange();
}

void Plot::setHome(std::optional<Interval> home) {
  parts_->home = home;
  setView(std::nullopt);
}

PlotTable Plot::table() const { return table_ ? table_() : tableOf(x_, y_, series_); }

bool Plot::saveImage(const QString& path) {
  if (width() < 200 || height() < 140) resize(800, 500);
  hideReading();
  parts_->overlay->setFrame(std::nullopt);
  (void)grab(QRect(0, 0, 1, 1));  // lays out a plot that was never shown
  restyle(false);
  const bool saved = savePicture(path, size(), [&](QPainter& painter) {
    chart_->scene()->render(&painter, view_->geometry(), chart_->geometry(), Qt::IgnoreAspectRatio);
  });
  restyle(theme::isDark());
  return saved;
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
  parts_->overlay->setLook(small, colors.muted, colors.text, colors.surface, colors.accent);
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

void Plot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    restyle(theme::isDark());
  } else if (event->type() == QEvent::LanguageChange) {
    parts_->xScale = parts_->yScale = {};  // the ticks' labels follow the locale
    arrange();
  }
  QWidget::changeEvent(event);
}

void Plot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  parts_->nothing->setGeometry(view_->rect());
  arrange();
}

}  // namespace segue::ui
