// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/evaluation/friedman.h"
#include "core/evaluation/statistics.h"

namespace segue::report {

/// Charts as SVG Tiny 1.2 with presentation attributes alone, which browsers and Qt's renderer both draw. Texts are escaped here.
struct ChartStyle {
  std::string ink = "#1d2530";  ///< text and axes; "currentColor" in a page that may be dark
  double scale = 1;             ///< width and height attributes in user units; the drawing itself is 640 wide
};

/// One row of an interval plot.
struct IntervalRow {
  std::string label;
  double mean = 0;
  evaluation::Interval thin;   ///< whiskers (t)
  evaluation::Interval thick;  ///< bar (bootstrap)
  bool level = false;          ///< a reference level: grey, drawn as a dashed line through all rows
  int color = -1;              ///< index of the series colour, so that a model has one in all charts; -1: by order
};

/// Means with intervals, one row each, on a common axis that includes 0.
[[nodiscard]] std::string interval_plot(const std::string& title, const std::vector<IntervalRow>& rows, const ChartStyle& style);

struct Curve {
  std::string label;
  std::vector<double> x;
  std::vector<double> y;
  int color = -1;  ///< as in IntervalRow
};

/// Curves with a legend; points that are not finite are left out, long curves are thinned to about two points a pixel.
[[nodiscard]] std::string line_chart(const std::string& title, const std::string& x_title, const std::string& y_title,
                                     const std::vector<Curve>& curves, const ChartStyle& style);

/// One group of bars: a kind of prediction, say, with one value for each series.
struct BarGroup {
  std::string label;
  std::vector<double> values;
};
struct BarSeries {
  std::string label;
  int color = -1;  ///< as in IntervalRow; −2: a level, grey
};
/// Upright bars from 0, group by group, with a legend.
[[nodiscard]] std::string bar_groups(const std::string& title, const std::vector<BarSeries>& series,
                                     const std::vector<BarGroup>& groups, const ChartStyle& style);

/// One step of a waterfall: what the figure is after it.
struct WaterfallRow {
  std::string label;
  double value = 0;
  bool changed = true;    ///< false: drawn as a tick alone
  std::string note = {};  ///< in place of the figure, where a step changes nothing: why
};
/// A figure from its first value to its last: a bar in each row from the value before to the one after.
[[nodiscard]] std::string waterfall_plot(const std::string& title, const std::vector<WaterfallRow>& rows,
                                         const ChartStyle& style);

/// A critical-difference diagram (Demšar 2006): mean ranks on an axis, the best at the left, bars that join models which do not
/// differ, and the critical difference above. What a label has in a second line is kept whole, however long the first is. `notes`
/// stand below, a line each.
[[nodiscard]] std::string rank_diagram(const std::string& title, const std::vector<std::string>& labels,
                                       const evaluation::CriticalDifference& ranks, const ChartStyle& style,
                                       const std::vector<std::string>& notes = {});

/// About `wanted` round numbers that cover [low, high]: steps of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, int wanted);

}  // namespace segue::report
