// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/funnel_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/jobs/job.h"
#include "ui/plot/save.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr int barHeight = 10;

}  // namespace

FunnelView::FunnelView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::TabFocus);  // for the menu key
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FunnelView::setSteps(std::vector<data::FunnelStep> steps) {
  steps_ = std::move(steps);
  retranslate();
}

void FunnelView::setMeasure(Measure measure) {
  measure_ = measure;
  retranslate();
}

void FunnelView::retranslate() {
  setAccessibleName(tr("What is left"));
  QStringList lines;
  for (std::size_t i = 0; i < steps_.size(); ++i) lines << describe(i);
  setAccessibleDescription(lines.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

QString FunnelView::label(std::size_t step) const {
  return coreText(Message(steps_[step].label, {number(steps_[step].number).toStdString()}));
}

quint64 FunnelView::value(std::size_t step) const {
  const data::FunnelStep& s = steps_[step];
  switch (measure_) {
    case Measure::plays: return s.plays;
    case Measure::artists: return s.artists;
    case Measure::sequences: break;
  }
  return s.playlists + s.sessions;
}

QString FunnelView::describe(std::size_t step) const {
  const data::FunnelStep& s = steps_[step];
  return tr("%1\nPlaylists: %2\nSessions: %3\nPlays of artists: %4\nArtists: %5")
      .arg(label(step), number(s.playlists), number(s.sessions), number(s.plays), number(s.artists));
}

PlotTable FunnelView::table() const {
  PlotTable table;
  table.columns = {{QStringLiteral("step")},
                   {QStringLiteral("playlists")},
                   {QStringLiteral("sessions")},
                   {QStringLiteral("plays")},
                   {QStringLiteral("artists")}};
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    table.columns[0].texts.push_back(label(i));
    const std::array figures{steps_[i].playlists, steps_[i].sessions, steps_[i].plays, steps_[i].artists};
    for (std::size_t c = 0; c < figures.size(); ++c) table.columns[c + 1].values.push_back(static_cast<double>(figures[c]));
  }
  return table;
}

int FunnelView::rowHeight() const { return fontMetrics().height() + barHeight + theme::unit * 5 / 4; }

int FunnelView::topOf(std::size_t step) const {
  // The parts stand a little apart from the filters.
  return static_cast<int>(step) * rowHeight() + (isPart(step) ? theme::unit : 0);
}

bool FunnelView::hasBothSources() const { return !steps_.empty() && steps_[0].playlists > 0 && steps_[0].sessions > 0; }

QSize FunnelView::sizeHint() const {
  const bool legend = measure_ == Measure::sequences && hasBothSources();
  return {480, topOf(steps_.size()) + theme::unit + (legend ? fontMetrics().height() + theme::unit : 0)};
}

void FunnelView::draw(QPainter& painter, int width, bool dark) const {
  if (steps_.empty()) return;
  const theme::Colors& colors = theme::colors(dark);
  const QFontMetrics metrics(font());
  painter.setFont(font());
  const QLocale locale;
  const auto shareText = [&](double share) {
    return tr("%1 %").arg(locale.toString(share * 100, 'f', share > 0 && share < 0.0995 ? 1 : 0));
  };
  quint64 most = 1;
  for (std::size_t i = 0; i < steps_.size(); ++i) most = std::max(most, value(i));
  const int gap = theme::unit;
  const int shareWidth = metrics.horizontalAdvance(shareText(1));
  const int numberWidth = metrics.horizontalAdvance(number(most));
  const int lossWidth = metrics.horizontalAdvance(QStringLiteral("−") + number(most));
  const int barWidth = std::max(40, width - shareWidth - numberWidth - lossWidth - 3 * gap);
  const double scale = static_cast<double>(barWidth) / static_cast<double>(most);

  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const int top = topOf(i);
    const int barTop = top + metrics.height() + 1;
    painter.setPen(colors.text);
    painter.drawText(QRect(0, top, width, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(label(i), Qt::ElideRight, width));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(QRectF(0, barTop + 4, barWidth, 2), 1, 1);
    double x = 0;
    const auto bar = [&](quint64 size, int color) {
      const double length = static_cast<double>(size) * scale;
      painter.setBrush(theme::series(color, dark));
      painter.drawRect(QRectF(x, barTop, size > 0 ? std::max(length, 1.0) : 0, barHeight));
      x += length;
    };
    if (measure_ == Measure::sequences) {
      bar(steps_[i].playlists, 0);
      bar(steps_[i].sessions, 1);
    } else {
      bar(value(i), 0);
    }
    const auto write = [&](int right, int space, const QString& text, const QColor& color) {
      painter.setPen(color);
      const QRect box(right - space, barTop + barHeight / 2 - metrics.height() / 2, space, metrics.height());
      painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    };
    write(width, shareWidth, shareText(static_cast<double>(value(i)) / static_cast<double>(std::max<quint64>(value(0), 1))),
          colors.muted);
    write(width - shareWidth - gap, numberWidth, number(value(i)), colors.text);
    if (i > 0 && !isPart(i) && value(i) < value(i - 1)) {
      write(width - shareWidth - numberWidth - 2 * gap, lossWidth, QStringLiteral("−") + number(value(i - 1) - value(i)),
            colors.muted);
    }
  }
  if (measure_ != Measure::sequences || !hasBothSources()) return;
  int x = 0;
  const int top = topOf(steps_.size()) + theme::unit / 2;
  for (const auto& [color, text] : {std::pair{0, tr("Playlists")}, std::pair{1, tr("Sessions")}}) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::series(color, dark));
    painter.drawRect(x, top + (metrics.height() - barHeight) / 2, barHeight, barHeight);
    x += barHeight + theme::unit / 2;
    painter.setPen(colors.muted);
    painter.drawText(QPoint(x, top + metrics.ascent()), text);
    x += metrics.horizontalAdvance(text) + 2 * theme::unit;
  }
}

void FunnelView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  draw(painter, width(), theme::isDark());
  if (!hasFocus()) return;
  painter.setPen(theme::accent());
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

bool FunnelView::saveImage(const QString& path) const {
  const int margin = 2 * theme::unit;
  const int wide = std::max(480, width());
  return savePicture(path, {wide + 2 * margin, sizeHint().height() + 2 * margin}, [&](QPainter& painter) {
    painter.translate(margin, margin);
    draw(painter, wide, false);
  });
}

QMenu* FunnelView::makeMenu() {
  auto* menu = new QMenu(this);
  addSaveActions(*menu, this,
                 {accessibleName(), [this](const QString& path) { return saveImage(path); }, [all = table()] { return all; }});
  return menu;
}

void FunnelView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu* menu = makeMenu();
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

bool FunnelView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const QRect row(0, topOf(i), width(), rowHeight());
    if (!row.contains(help->pos())) continue;
    QToolTip::showText(help->globalPos(), describe(i), this, row);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace segue::ui
