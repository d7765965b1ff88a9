// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the plot's own files share. A value's "place" is where it stands on its axis: Charts' own logarithmic axis has no ticks
// within a decade, so values are transformed instead and the ticks labelled.

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QLineSeries>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "ui/plot/overlay.h"
#include "ui/plot/plot.h"
#include "ui/plot/scale.h"
#include "ui/plot/thin.h"

class QLabel;
class QRubberBand;

namespace segue::ui {

[[nodiscard]] inline double place(const Plot::Axis& axis, double value) { return axis.log ? std::log10(value) : value; }
[[nodiscard]] inline double valueAt(const Plot::Axis& axis, double placed) { return axis.log ? std::pow(10.0, placed) : placed; }

/// The least and the greatest of some values.
struct Span {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void add(double v) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  [[nodiscard]] bool empty() const { return low > high; }
};

struct Plot::Parts {
  struct Drawn {
    Style style = Style::line;
    QXYSeries* curve = nullptr;    // line, faint_line, points; the upper edge of bars
    QLineSeries* floor = nullptr;  // bars only
    QAreaSeries* area = nullptr;   // bars only
    [[nodiscard]] QAbstractSeries* top() const { return area != nullptr ? static_cast<QAbstractSeries*>(area) : curve; }
  };
  std::vector<Drawn> drawn;
  // What both axes can show, not thinned, and what follows from it.
  std::vector<std::vector<QPointF>> shown;
  std::vector<std::vector<Bar>> bars;
  Span xs;
  bool anyBars = false;
  bool anyPoints = false;
  bool whole = true;  // counts along x: no ticks between them
  // How it is shown.
  QCategoryAxis* xAxis = nullptr;
  QCategoryAxis* yAxis = nullptr;
  Scale xScale, yScale;
  Interval all;                  // of x, placed: as far as one can zoom out
  std::optional<Interval> home;  // of x, values
  std::optional<Interval> zoom;  // of x, placed
  PlotOverlay* overlay = nullptr;
  QLabel* nothing = nullptr;
  // The mouse and the keyboard.
  QRubberBand* band = nullptr;
  std::optional<double> pressed;  // x in the scene
  std::optional<double> reading;  // x in the scene, of the value shown last

  [[nodiscard]] bool empty() const { return xs.empty(); }
};

}  // namespace segue::ui
