// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/rank_plot.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/experiment/tidy.h"
#include "ui/pages/evaluate/figure.h"
#include "ui/plot/scale.h"

namespace segue::ui {
namespace {

QString twoDecimals(double value) { return QLocale().toString(value, 'f', 2); }

}  // namespace

/// Where things stand, in pixels.
struct RankPlot::Layout {
  double left = 0, right = 0;  // of the axis
  double axis = 0;             // its height
  double difference = 0;       // the height of the critical difference
  double firstRow = 0, rowHeight = 0;
  Scale scale;
  [[nodiscard]] double x(double rank) const { return left + (right - left) * (rank - scale.min) / (scale.max - scale.min); }
};

void RankPlot::setRanks(std::optional<experiment::MeanRanks> ranks) {
  ranks_ = std::move(ranks);
  QStringList lines;
  if (ranks_) {
    for (std::size_t i = 0; i < ranks_->result.order.size(); ++i) {
      lines << QStringLiteral("%1: %2").arg(name(i), twoDecimals(rank(i)));
    }
  }
  setAccessibleDescription(lines.join(u'\n'));
  updateGeometry();
  update();
}

QString RankPlot::name(std::size_t place) const {
  return QString::fromStdString(ranks_->table.models[ranks_->result.order[place]]);
}

double RankPlot::rank(std::size_t place) const { return ranks_->result.ranks[ranks_->result.order[place]]; }

PlotTable RankPlot::table() const {
  PlotTable table;
  table.columns = {{QStringLiteral("model")}, {QStringLiteral("mean_rank")}, {QStringLiteral("critical_difference")}};
  if (!ranks_) return table;
  const auto& cd = ranks_->result;
  const std::size_t models = cd.order.size();
  for (std::size_t i = 0; i < models; ++i) table.columns.push_back({QStringLiteral("p_nemenyi %1").arg(name(i))});
  for (const std::string& set : ranks_->table.data_sets) {
    const QString figure = QString::fromStdString(experiment::figure_label(ranks_->figure));
    table.columns.push_back({QStringLiteral("%1, %2").arg(figure, QString::fromStdString(set))});
  }
  for (std::size_t i = 0; i < models; ++i) {
    table.columns[0].texts.push_back(name(i));
    table.columns[1].values.push_back(rank(i));
    table.columns[2].values.push_back(cd.difference);
    for (std::size_t j = 0; j < models; ++j)
      table.columns[3 + j].values.push_back(cd.nemenyi[cd.order[i] * models + cd.order[j]]);
    for (std::size_t s = 0; s < ranks_->table.data_sets.size(); ++s) {
      table.columns[3 + models + s].values.push_back(ranks_->table.figures[s * models + cd.order[i]]);
    }
  }
  const auto text = [&](const char* column, const char* value) {
    table.columns.push_back({QString::fromLatin1(column), {}, false, std::vector<QString>(models, QString::fromLatin1(value))});
  };
  const auto number = [&](const char* column, double value) {
    table.columns.push_back({QString::fromLatin1(column), std::vector<double>(models, value)});
  };
  const experiment::FigureKind& figure = ranks_->figure;
  text("measure", evaluation::measure_name(figure.measure));
  number("k", figure.measure == evaluation::Measure::mrr ? std::nan("") : figure.k);
  text("over", figure.averaging == experiment::Averaging::sequences ? "sequences" : "predictions");
  number("rows", static_cast<double>(ranks_->count));
  text("rows_are", ranks_->rows == experiment::RankRows::data_sets ? "data_sets" : "users");
  number("level", ranks_->level);
  number("chi_square", cd.chi_square);
  number("friedman_p", cd.p);
  table.columns.push_back({QStringLiteral("search_recall")});
  for (std::size_t i = 0; i < models; ++i) {
    table.columns.back().values.push_back(ranks_->search_recall.empty() ? 1 : ranks_->search_recall[cd.order[i]]);
  }
  text("protocol", experiment::protocol_name(ranks_->protocol).c_str());
  return table;
}

int RankPlot::rowHeight() const { return fontMetrics().height() + theme::unit / 2; }

RankPlot::Layout RankPlot::layoutFor(const QSize& size) const {
  const QFontMetricsF metrics(font());
  const auto& cd = ranks_->result;
  const std::vector<std::size_t> lines = evaluation::clique_lines(cd);
  const std::size_t used = lines.empty() ? 0 : 1 + *std::ranges::max_element(lines);
  double label = 0;
  for (std::size_t i = 0; i < cd.order.size(); ++i) {
    label = std::max(label, metrics.horizontalAdvance(name(i) + QStringLiteral("  ") + twoDecimals(rank(i))));
  }
  label = std::min(label + 2 * theme::unit, size.width() * 0.34);
  Layout out;
  out.left = label;
  out.right = std::max(out.left + 60, size.width() - label);
  out.difference = metrics.height() + theme::unit;
  out.axis = out.difference + metrics.height() + 2.5 * theme::unit;
  out.rowHeight = rowHeight();
  out.firstRow = out.axis + theme::unit * (1.5 + static_cast<double>(used)) + out.rowHeight / 2;
  const auto [low, high] = evaluation::range_to_draw(cd);
  const auto models = static_cast<double>(cd.order.size());
  const int ticks = std::clamp(static_cast<int>((out.right - out.left) / 60), 2, 8);
  out.scale = linearScale(low, high, ticks, false);
  if (low == 1 && high == models) {  // whole ranks
    out.scale.min = 1;
    out.scale.max = models;
    out.scale.ticks.clear();
    for (int r = 1; r <= static_cast<int>(models); ++r) out.scale.ticks.push_back({static_cast<double>(r), QString::number(r)});
  }
  return out;
}

QSize RankPlot::sizeHint() const {
  if (!ranks_) return {520, 0};
  const Layout at = layoutFor({520, 0});
  const auto rows = static_cast<double>((ranks_->result.order.size() + 1) / 2);
  return {520, static_cast<int>(at.firstRow + rows * at.rowHeight)};
}

void RankPlot::draw(QPainter& painter, const QSize& size, const theme::Colors& colors, bool) const {
  if (!ranks_) return;
  const QFontMetricsF metrics(font());
  const auto& cd = ranks_->result;
  const Layout at = layoutFor(size);
  const QPen thin(colors.muted, 1);
  const QPen strong(colors.text, 2);

  painter.setPen(strong);
  painter.drawLine(QPointF(at.left, at.axis), QPointF(at.right, at.axis));
  for (const Tick& tick : at.scale.ticks) {
    const double x = at.x(tick.value);
    painter.setPen(thin);
    painter.drawLine(QPointF(x, at.axis - 5), QPointF(x, at.axis));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(x - 40, at.axis - 7 - metrics.height(), 80, metrics.height()), Qt::AlignHCenter | Qt::AlignBottom,
                     tick.label);
  }
  // The critical difference, as long as the axis at most.
  const double end = at.x(at.scale.min + cd.difference);
  painter.setPen(strong);
  painter.drawLine(QPointF(at.left, at.difference), QPointF(std::min(end, at.right), at.difference));
  painter.drawLine(QPointF(at.left, at.difference - 4), QPointF(at.left, at.difference + 4));
  if (end <= at.right + 0.5) painter.drawLine(QPointF(end, at.difference - 4), QPointF(end, at.difference + 4));
  painter.drawText(QPointF(at.left, at.difference - 6), tr("Critical difference: %1").arg(twoDecimals(cd.difference)));

  const std::size_t models = cd.order.size();
  const std::size_t atLeft = (models + 1) / 2;
  for (std::size_t i = 0; i < models; ++i) {
    const double x = at.x(rank(i));
    const bool left = i < atLeft;
    const double y = at.firstRow + at.rowHeight * static_cast<double>(left ? i : models - 1 - i);
    painter.setPen(thin);
    painter.drawLine(QPointF(x, at.axis), QPointF(x, y));
    painter.drawLine(QPointF(x, y), QPointF(left ? at.left - 4 : at.right + 4, y));
    const QString value = twoDecimals(rank(i));
    const double room = at.left - 2 * theme::unit - metrics.horizontalAdvance(value);
    const QString shown = metrics.elidedText(name(i), Qt::ElideMiddle, room);
    const QRectF box =
        left ? QRectF(0, y - at.rowHeight / 2, at.left - theme::unit, at.rowHeight)
             : QRectF(at.right + theme::unit, y - at.rowHeight / 2, size.width() - at.right - theme::unit, at.rowHeight);
    painter.setPen(colors.text);
    painter.drawText(box, Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft),
                     left ? shown + QStringLiteral("  ") + value : value + QStringLiteral("  ") + shown);
  }
  const std::vector<std::size_t> lines = evaluation::clique_lines(cd);
  painter.setPen(QPen(colors.text, 4, Qt::SolidLine, Qt::FlatCap));
  for (std::size_t c = 0; c < lines.size(); ++c) {
    const double y = at.axis + theme::unit * (1.25 + static_cast<double>(lines[c]));
    painter.drawLine(QPointF(at.x(rank(cd.cliques[c].first)) - 3, y), QPointF(at.x(rank(cd.cliques[c].last)) + 3, y));
  }
}

QString RankPlot::pairsText(std::size_t place) const {
  const auto& cd = ranks_->result;
  QStringList lines{QStringLiteral("%1: %2").arg(name(place), twoDecimals(rank(place)))};
  for (std::size_t j = 0; j < cd.order.size(); ++j) {
    if (j == place) continue;
    const double p = cd.nemenyi[cd.order[place] * cd.order.size() + cd.order[j]];
    lines << tr("against %1: %2").arg(name(j), pSentence(p));
  }
  return lines.join(u'\n');
}

bool RankPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !ranks_) return Drawing::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const Layout at = layoutFor(size());
  const std::size_t models = ranks_->result.order.size();
  const std::size_t atLeft = (models + 1) / 2;
  const double row = (help->pos().y() - at.firstRow) / at.rowHeight + 0.5;
  const bool left = help->pos().x() < (at.left + at.right) / 2;
  const auto line = static_cast<std::size_t>(std::max(0.0, row));
  if (row < 0 || line >= (left ? atLeft : models - atLeft)) {
    QToolTip::hideText();
    return true;
  }
  QToolTip::showText(help->globalPos(), pairsText(left ? line : models - 1 - line), this);
  return true;
}

}  // namespace segue::ui
