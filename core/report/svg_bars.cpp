// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/report/svg_drawing.h"

namespace segue::report {
namespace {

std::string color_of(const BarSeries& series, std::size_t place) {
  if (series.color == -2) return level_color;
  return series_color(series.color < 0 ? place : static_cast<std::size_t>(series.color));
}

/// Series of one colour are told apart by their strength.
std::vector<double> strengths_of(const std::vector<BarSeries>& series) {
  std::vector<double> strengths;
  for (std::size_t i = 0; i < series.size(); ++i) {
    double strength = 0.9;
    for (std::size_t j = 0; j < i; ++j) {
      if (color_of(series[j], j) == color_of(series[i], i)) strength *= 0.6;
    }
    strengths.push_back(strength);
  }
  return strengths;
}

}  // namespace

std::string bar_groups(const std::string& title, const std::vector<BarSeries>& series, const std::vector<BarGroup>& groups,
                       const ChartStyle& style) {
  constexpr double top = 32, plot_height = 180, left = 64, right = width - 20, legend_row = 18;
  const double bottom = top + plot_height;
  Drawing d(title, bottom + 40 + legend_row * static_cast<double>(series.size()), style);
  double high = 0;
  for (const BarGroup& group : groups) {
    for (const double value : group.values) {
      if (std::isfinite(value)) high = std::max(high, value);
    }
  }
  const Axis up{round_ticks(0, high, 4), bottom, top};
  for (const double tick : up.ticks) {
    d.line(left, up.at(tick), right, up.at(tick), d.ink(), 1, tick == 0 ? 0.45 : 0.14);
    d.text(left - 8, up.at(tick) + 4, label(tick), "end", 0.7);
  }
  const std::vector<double> strengths = strengths_of(series);
  const double wide = (right - left) / static_cast<double>(std::max<std::size_t>(1, groups.size()));
  const double bar = 0.8 * wide / static_cast<double>(std::max<std::size_t>(1, series.size()));
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const double from = left + wide * (static_cast<double>(g) + 0.1);
    for (std::size_t i = 0; i < std::min(series.size(), groups[g].values.size()); ++i) {
      const double value = groups[g].values[i];
      if (!std::isfinite(value)) continue;
      const double y = up.at(value);
      d.box(from + bar * static_cast<double>(i), y, 0.9 * bar, bottom - y, color_of(series[i], i), strengths[i]);
    }
    d.text(from + 0.4 * wide, bottom + 17, shortened(groups[g].label, 26), "middle", 0.8);
  }
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double y = bottom + 40 + legend_row * static_cast<double>(i);
    d.box(left, y - 10, 14, 10, color_of(series[i], i), strengths[i]);
    d.text(left + 22, y, shortened(series[i].label, 70), "start");
  }
  return d.str();
}

std::string waterfall_plot(const std::string& title, const std::vector<WaterfallRow>& rows, const ChartStyle& style) {
  constexpr double row_height = 22, top = 30, label_width = 250;
  const double bottom = top + row_height * static_cast<double>(rows.size());
  Drawing d(title, bottom + 26, style);
  double high = 0;
  for (const WaterfallRow& row : rows) high = std::max(high, row.value);
  const Axis axis{round_ticks(0, high, 5), label_width, width - 80};
  for (const double tick : axis.ticks) {
    d.line(axis.at(tick), top, axis.at(tick), bottom, d.ink(), 1, tick == 0 ? 0.45 : 0.14);
    d.text(axis.at(tick), bottom + 17, label(tick), "middle", 0.7);
  }
  double before = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const WaterfallRow& row = rows[i];
    const double y = top + row_height * static_cast<double>(i);
    d.text(label_width - 12, y + 15, shortened(row.label, 38), "end", row.changed ? 1 : 0.6);
    const double low = i == 0 ? 0 : std::min(before, row.value);
    const double up = i == 0 ? row.value : std::max(before, row.value);
    const std::string color = i == 0 ? level_color : row.value >= before ? series_color(2) : series_color(1);
    if (row.changed && up > low) d.box(axis.at(low), y + 4, axis.at(up) - axis.at(low), row_height - 8, color, 0.85);
    d.line(axis.at(row.value), y + 2, axis.at(row.value), y + row_height - 2, d.ink(), 1.5, 0.8);
    const bool left = !row.note.empty() && axis.at(up) > (label_width + width) / 2;  // where there is room for words
    d.text(axis.at(up) + (left ? -8 : 8), y + 15, row.note.empty() ? rate(row.value) : shortened(row.note, 44),
           left ? "end" : "start", row.changed ? 1 : 0.6);
    before = row.value;
  }
  return d.str();
}

}  // namespace segue::report
