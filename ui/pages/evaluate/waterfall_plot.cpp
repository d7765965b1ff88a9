// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/waterfall_plot.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#include "core/experiment/tidy.h"
#include "ui/jobs/job.h"
#include "ui/plot/scale.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::WaterfallPlot)
};

QString touchedName(evaluation::Touches what) {
  switch (what) {
    case evaluation::Touches::cosine: return Text::tr("In-sequence figure");
    case evaluation::Touches::short_ones: return Text::tr("Sequences reported as too short");
    case evaluation::Touches::predictions: return Text::tr("Artists asked for");
    case evaluation::Touches::candidates: return Text::tr("Artists ranked");
    case evaluation::Touches::shared_users: return Text::tr("Held-out sequences by users trained on");
    case evaluation::Touches::p: return Text::tr("p of the test");
    case evaluation::Touches::interval: return Text::tr("Interval");
    case evaluation::Touches::ranks: break;
  }
  return {};
}

/// In files.
const char* touchedKey(evaluation::Touches what) {
  switch (what) {
    case evaluation::Touches::cosine: return "in_sequence_figure";
    case evaluation::Touches::short_ones: return "sequences_too_short";
    case evaluation::Touches::predictions: return "predictions";
    case evaluation::Touches::candidates: return "candidates";
    case evaluation::Touches::shared_users: return "share_by_trained_users";
    case evaluation::Touches::p: return "wilcoxon_p";
    case evaluation::Touches::interval: return "interval";
    case evaluation::Touches::ranks: break;
  }
  return "";
}

const char* idleKey(evaluation::Idle idle) {
  switch (idle) {
    case evaluation::Idle::not_made_anew: return "not_made_anew";
    case evaluation::Idle::does_not_apply: return "does_not_apply";
    case evaluation::Idle::in_the_run: return "in_the_run";
    case evaluation::Idle::no: break;
  }
  return "";
}

}  // namespace

void WaterfallPlot::setSteps(std::vector<evaluation::WaterfallStep> steps, const EvaluatedModel& of, const FigureKey& key,
                             const QString& from, const QString& to, bool ownStatistics) {
  of_ = of;
  ownStatistics_ = ownStatistics;
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
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    QString line = QStringLiteral("%1: %2").arg(label(i), figureText(values_[i]));
    for (const QString& more : {idle(i), touched(i)}) {
      if (!more.isEmpty()) line += QStringLiteral("; ") + more;
    }
    lines << line;
  }
  setAccessibleDescription(lines.join(u'\n'));
  updateGeometry();
  update();
}

PlotTable WaterfallPlot::table() const {
  PlotTable table;
  const auto column = [&](const char* name, auto value) {
    PlotTable::Column& added = table.columns.emplace_back();
    added.name = QString::fromLatin1(name);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if constexpr (std::is_convertible_v<decltype(value(i)), QString>) {
        added.texts.push_back(value(i));
      } else {
        added.values.push_back(value(i));
      }
    }
  };
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto latin = [](const char* text) { return QString::fromLatin1(text); };
  const experiment::FigureKind kind = kindOf(key_);
  // Null: it touches ranks alone, or what it touches was made of another figure.
  const auto figure = [&](std::size_t i) { return !touched(i).isEmpty() && stands(i) ? &*steps_[i].touched : nullptr; };
  const auto of = [&](std::size_t i, bool interval, auto value) {
    const evaluation::TouchedFigure* f = figure(i);
    return f != nullptr && (f->what == evaluation::Touches::interval) == interval ? value(*f) : none;
  };
  column("name", [&](std::size_t) { return of_.key; });
  column("model", [&](std::size_t) { return QString::fromStdString(of_.kind); });
  column("scoring", [&](std::size_t) { return QString::fromStdString(of_.scoringKey); });
  column("measure", [&](std::size_t) { return latin(evaluation::measure_name(kind.measure)); });
  column("k", [&](std::size_t) { return kind.k == 0 ? none : kind.k; });
  column("over", [&](std::size_t) { return latin(key_.micro ? "predictions" : "sequences"); });
  column("step", [&](std::size_t i) { return static_cast<double>(i); });
  column("defect", [&](std::size_t i) { return steps_[i].defect == nullptr ? none : steps_[i].defect->number; });
  column("switch", [&](std::size_t i) { return latin(steps_[i].defect == nullptr ? "" : steps_[i].defect->name); });
  column("mean", [&](std::size_t i) { return values_[i]; });
  column("change", [&](std::size_t i) { return i == 0 ? none : values_[i] - values_[i - 1]; });
  column("acted_on", [&](std::size_t i) { return latin(steps_[i].acted_on ? "true" : "false"); });
  column("why_not", [&](std::size_t i) { return latin(idleKey(steps_[i].idle)); });
  column("touches", [&](std::size_t i) { return latin(figure(i) == nullptr ? "" : touchedKey(figure(i)->what)); });
  column("against", [&](std::size_t i) { return figure(i) == nullptr ? QString() : QString::fromStdString(figure(i)->against); });
  column("before", [&](std::size_t i) { return of(i, false, [](const auto& f) { return f.before; }); });
  column("after", [&](std::size_t i) { return of(i, false, [](const auto& f) { return f.after; }); });
  column("before_low", [&](std::size_t i) { return of(i, true, [](const auto& f) { return f.before_interval.low; }); });
  column("before_high", [&](std::size_t i) { return of(i, true, [](const auto& f) { return f.before_interval.high; }); });
  column("after_low", [&](std::size_t i) { return of(i, true, [](const auto& f) { return f.after_interval.low; }); });
  column("after_high", [&](std::size_t i) { return of(i, true, [](const auto& f) { return f.after_interval.high; }); });
  column("sequences", [&](std::size_t i) { return static_cast<double>(steps_[i].evaluation->sequences.size()); });
  column("predictions", [&](std::size_t i) { return static_cast<double>(steps_[i].evaluation->predictions.size()); });
  column("protocol",
         [&](std::size_t i) { return QString::fromStdString(experiment::protocol_name(steps_[i].evaluation->protocol)); });
  return table;
}

TextTable WaterfallPlot::texts() const {
  TextTable table{
      accessibleName(), {{tr("Put right")}, {figureLabel(key_), true}, {tr("Change"), true}, {tr("What else it touches")}}, {}};
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    table.rows.push_back({label(i), figureText(values_[i]), i == 0 ? QString() : differenceText(values_[i] - values_[i - 1]),
                          idle(i).isEmpty() ? touched(i) : idle(i)});
  }
  return table;
}

int WaterfallPlot::lineHeight() const { return fontMetrics().height() + theme::unit; }

int WaterfallPlot::rowTop(std::size_t row) const {
  int top = 0;
  for (std::size_t i = 0; i < row; ++i) {
    top += lineHeight();
    if (i < steps_.size() && !touched(i).isEmpty()) top += fontMetrics().height();
  }
  return top;
}

QSize WaterfallPlot::sizeHint() const {
  return {520, (steps_.empty() ? 0 : rowTop(steps_.size() + 1)) + fontMetrics().height() + 2 * theme::unit};
}

bool WaterfallPlot::stands(std::size_t row) const {
  const evaluation::Touches what = steps_[row].touched->what;
  return ownStatistics_ || (what != evaluation::Touches::p && what != evaluation::Touches::interval);
}

QString WaterfallPlot::touched(std::size_t row) const {
  if (row >= steps_.size() || !steps_[row].touched) return {};
  const evaluation::TouchedFigure& of = *steps_[row].touched;
  if (!stands(row)) return tr("%1: was made of another figure, show again").arg(touchedName(of.what));
  const auto pair = [&](const QString& before, const QString& after) {
    return QStringLiteral("%1: %2 → %3").arg(touchedName(of.what), before, after);
  };
  const auto whole = [](double value) { return number(static_cast<std::uint64_t>(value)); };
  const QLocale locale;
  switch (of.what) {
    case evaluation::Touches::cosine:
      return std::isnan(of.after) ? QString() : pair(locale.toString(of.before, 'g', 4), locale.toString(of.after, 'g', 4));
    case evaluation::Touches::short_ones:
    case evaluation::Touches::predictions:
    case evaluation::Touches::candidates: return pair(whole(of.before), whole(of.after));
    case evaluation::Touches::shared_users: return pair(percentText(of.before), percentText(of.after));
    case evaluation::Touches::p: {
      const QString side = of.alternative == evaluation::Alternative::less ? tr("that it is worse", "a one-sided p")
                                                                           : tr("that it is better", "a one-sided p");
      return tr("p against %1: %2 two-sided → %3 %4; %5 of %6 pairs equal")
          .arg(QString::fromStdString(of.against), pText(of.before), pText(of.after), side, number(of.equal), number(of.pairs));
    }
    case evaluation::Touches::interval:
      return tr("Interval: %1 (Student's t) → %2 (BCa bootstrap)")
          .arg(intervalText(of.before_interval), intervalText(of.after_interval));
    case evaluation::Touches::ranks: break;
  }
  return {};
}

QString WaterfallPlot::idle(std::size_t row) const {
  if (row >= steps_.size()) return {};
  switch (steps_[row].idle) {
    case evaluation::Idle::not_made_anew: return tr("not trained anew");
    case evaluation::Idle::does_not_apply: return tr("does not apply to this model");
    case evaluation::Idle::in_the_run: return tr("in this model by its own options");
    case evaluation::Idle::no: break;
  }
  return {};
}

QString WaterfallPlot::label(std::size_t row) const {
  if (row == steps_.size()) return to_;
  const evaluation::Defect* defect = steps_[row].defect;
  return defect == nullptr ? from_ : QStringLiteral("%1. %2").arg(defect->number).arg(coreText(defect->label));
}

QString WaterfallPlot::help(std::size_t row) const {
  if (row >= steps_.size() || steps_[row].defect == nullptr) return label(row);
  QString text = label(row) + u'\n' + coreText(steps_[row].defect->help);
  switch (steps_[row].idle) {
    case evaluation::Idle::not_made_anew:
      text += u'\n' + tr("This one is in the data or the vectors, which stand as they are: train anew to see what it does.");
      break;
    case evaluation::Idle::does_not_apply: text += u'\n' + tr("Models of this kind, or this data, cannot have it."); break;
    case evaluation::Idle::in_the_run:
      text += u'\n' + tr("The model was trained with it, by its own options, so that it is there before and after.");
      break;
    case evaluation::Idle::no: break;
  }
  if (!touched(row).isEmpty()) text += u'\n' + touched(row);
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
                    rowTop(steps_.size() + 1));
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
    const double top = rowTop(i);
    const double line = lineHeight();
    const bool whole = i == 0 || i == steps_.size();
    const double value = values_[std::min(i, steps_.size() - 1)];
    const double before = whole ? 0 : values_[i - 1];
    const QString why = whole ? QString() : idle(i);
    painter.setPen(why.isEmpty() ? colors.text : colors.muted);
    painter.drawText(QRectF(0, top, labels + theme::unit, line), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(label(i), Qt::ElideRight, labels + theme::unit));
    if (why.isEmpty()) {
      const double left = std::min(x(before), x(value));
      const double right = std::max(x(before), x(value));
      const QRectF bar(left, top + 4, std::max(right - left, 1.5), line - 8);
      painter.fillRect(bar, theme::series(whole ? 0 : value >= before ? 2 : 1, isDark(colors)));
    } else {
      // Where a bar would be, on the side where there is room.
      const bool rightOf = x(value) - plot.left() < plot.width() / 2;
      const QRectF room = rightOf ? QRectF(x(value) + theme::unit, top, plot.right() - x(value), line)
                                  : QRectF(plot.left(), top, x(value) - plot.left() - theme::unit, line);
      painter.drawText(room, Qt::AlignVCenter | (rightOf ? Qt::AlignLeft : Qt::AlignRight),
                       metrics.elidedText(why, Qt::ElideRight, room.width()));
    }
    if (i + 1 < steps_.size()) {
      painter.setPen(QPen(colors.muted, 1, Qt::DotLine));
      painter.drawLine(QPointF(x(value), top + line - 4), QPointF(x(value), rowTop(i + 1) + 4));
    }
    const double figureLeft = plot.right() + theme::unit;
    painter.setPen(why.isEmpty() ? colors.text : colors.muted);
    painter.drawText(QRectF(figureLeft, top, figures, line), Qt::AlignVCenter | Qt::AlignLeft, figureText(value));
    painter.setPen(colors.muted);
    if (!whole && why.isEmpty()) {
      painter.drawText(QRectF(figureLeft, top, figures, line), Qt::AlignVCenter | Qt::AlignRight, differenceText(value - before));
    }
    if (const QString more = touched(i); !more.isEmpty()) {
      const QRectF room(2 * theme::unit, top + line - theme::unit / 2.0, size.width() - 2 * theme::unit, metrics.height());
      painter.setPen(colors.text);
      painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(more, Qt::ElideRight, room.width()));
    }
  }
}

bool WaterfallPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return Drawing::event(event);
  const auto* at = static_cast<QHelpEvent*>(event);
  std::size_t row = 0;
  while (row <= steps_.size() && at->pos().y() >= rowTop(row + 1)) ++row;
  if (steps_.empty() || row > steps_.size()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(at->globalPos(), help(row), this);
  }
  return true;
}

}  // namespace segue::ui
