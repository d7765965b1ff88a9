// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_charts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/report/svg_drawing.h"

namespace segue::report {
namespace {

/// The finite points of a curve, thinned.
std::vector<std::pair<double, double>> points_of(const Curve& curve) {
  constexpr std::size_t limit = 1200;
  std::vector<std::pair<double, double>> all;
  for (std::size_t i = 0; i < std::min(curve.x.size(), curve.y.size()); ++i) {
    if (std::isfinite(curve.x[i]) && std::isfinite(curve.y[i])) all.emplace_back(curve.x[i], curve.y[i]);
  }
  if (all.size() <= limit) return all;
  std::vector<std::pair<double, double>> thinned;
  for (std::size_t i = 0; i < limit; ++i) thinned.push_back(all[i * (all.size() - 1) / (limit - 1)]);
  return thinned;
}

}  // namespace

std::vector<double> round_ticks(double low, double high, int wanted) {
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) / 2;
    high = low + room;
    low -= room;
  }
  const double raw = (high - low) / std::max(1, wanted);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  const double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
  std::vector<double> ticks;
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  for (double i = first; i <= last; ++i) ticks.push_back(i * step);
  return ticks;
}

std::string interval_plot(const std::string& title, const std::vector<IntervalRow>& rows, const ChartStyle& style) {
  constexpr double row_height = 26, top = 30, label_width = 210;
  const double bottom = top + row_height * static_cast<double>(rows.size());
  Drawing d(title, bottom + 26, style);

  double low = 0, high = 0;
  for (const auto& row : rows) {
    for (const double end : {row.mean, row.thin.low, row.thin.high, row.thick.low, row.thick.high}) {
      if (std::isfinite(end)) low = std::min(low, end), high = std::max(high, end);
    }
  }
  const Axis axis{round_ticks(low, high, 5), label_width, width - 40};
  for (const double tick : axis.ticks) {
    d.line(axis.at(tick), top, axis.at(tick), bottom, d.ink(), 1, tick == 0 ? 0.45 : 0.14);
    d.text(axis.at(tick), bottom + 17, label(tick), "middle", 0.7);
  }
  std::size_t series = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const double y = top + row_height * (static_cast<double>(i) + 0.5);
    const std::string color =
        row.level ? level_color : series_color(row.color < 0 ? series++ : static_cast<std::size_t>(row.color));
    d.text(label_width - 12, y + 4, shortened(row.label, 30), "end", row.level ? 0.7 : 1);
    const auto bar = [&](const evaluation::Interval& interval, double thickness, double opacity) {
      if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return;
      d.line(axis.at(interval.low), y, axis.at(interval.high), y, color, thickness, opacity);
    };
    if (row.level) d.line(axis.at(row.mean), top, axis.at(row.mean), bottom, color, 1, 0.9, "4 3");
    bar(row.thin, 1.6, 1);
    bar(row.thick, 8, 0.45);
    d.dot(axis.at(row.mean), y, 4, color);
  }
  return d.str();
}

std::string line_chart(const std::string& title, const std::string& x_title, const std::string& y_title,
                       const std::vector<Curve>& curves, const ChartStyle& style) {
  constexpr double top = 46, plot_height = 220, left = 64, right = width - 20, legend_row = 18;
  const double bottom = top + plot_height;
  Drawing d(title, bottom + 44 + legend_row * static_cast<double>(curves.size()), style);

  std::vector<std::vector<std::pair<double, double>>> lines;
  double x_low = std::numeric_limits<double>::infinity(), x_high = -x_low, y_low = x_low, y_high = -x_low;
  for (const auto& curve : curves) {
    lines.push_back(points_of(curve));
    for (const auto& [x, y] : lines.back()) {
      x_low = std::min(x_low, x), x_high = std::max(x_high, x);
      y_low = std::min(y_low, y), y_high = std::max(y_high, y);
    }
  }
  if (!std::isfinite(x_low)) x_low = 0, x_high = 1, y_low = 0, y_high = 1;
  const Axis across{round_ticks(std::min(0.0, x_low), x_high, 8), left, right};
  const Axis up{round_ticks(y_low, y_high, 5), bottom, top};
  for (const double tick : across.ticks) {
    d.line(across.at(tick), top, across.at(tick), bottom, d.ink(), 1, 0.1);
    d.text(across.at(tick), bottom + 16, label(tick), "middle", 0.7);
  }
  for (const double tick : up.ticks) {
    d.line(left, up.at(tick), right, up.at(tick), d.ink(), 1, 0.14);
    d.text(left - 8, up.at(tick) + 4, label(tick), "end", 0.7);
  }
  d.text(8, 34, y_title, "start", 0.7);
  d.text(right, bottom + 32, x_title, "end", 0.7);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::pair<double, double>> points;
    for (const auto& [x, y] : lines[i]) points.emplace_back(across.at(x), up.at(y));
    const std::string color = series_color(curves[i].color < 0 ? i : static_cast<std::size_t>(curves[i].color));
    if (points.size() == 1) d.dot(points[0].first, points[0].second, 4, color);
    if (points.size() > 1) d.polyline(points, color);
    const double y = bottom + 44 + legend_row * static_cast<double>(i);
    d.line(left, y - 4, left + 22, y - 4, color, 3, 1);
    d.text(left + 30, y, shortened(curves[i].label, 70), "start");
  }
  return d.str();
}

}  // namespace segue::report
