// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/thin.h"

#include <algorithm>
#include <cmath>

namespace segue::ui {
namespace {

/// Calls `column(begin, end)` for the points of each pixel column that has any.
template <class F>
void forColumns(const std::vector<QPointF>& points, int columns, F column) {
  const double left = points.front().x();
  const double width = std::max(points.back().x() - left, 1e-300);
  const auto columnOf = [&](const QPointF& p) {
    return std::min(columns - 1, static_cast<int>((p.x() - left) / width * columns));
  };
  std::size_t begin = 0;
  while (begin < points.size()) {
    std::size_t end = begin + 1;
    while (end < points.size() && columnOf(points[end]) == columnOf(points[begin])) ++end;
    column(begin, end);
    begin = end;
  }
}

}  // namespace

std::vector<QPointF> thinned(const std::vector<QPointF>& points, int columns) {
  columns = std::max(columns, 1);
  if (points.size() <= 2 * static_cast<std::size_t>(columns)) return points;
  std::vector<QPointF> kept;
  kept.reserve(2 * static_cast<std::size_t>(columns) + 2);
  const auto keep = [&](std::size_t i) {
    if (kept.empty() || kept.back() != points[i]) kept.push_back(points[i]);
  };
  keep(0);
  forColumns(points, columns, [&](std::size_t begin, std::size_t end) {
    std::size_t low = begin;
    std::size_t high = begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (points[i].y() < points[low].y()) low = i;
      if (points[i].y() > points[high].y()) high = i;
    }
    keep(std::min(low, high));
    keep(std::max(low, high));
  });
  keep(points.size() - 1);
  return kept;
}

std::vector<Bar> joined(const std::vector<Bar>& bars, double width) {
  std::vector<Bar> kept;
  kept.reserve(bars.size());
  for (const Bar& bar : bars) {
    if (kept.empty() || bar.right - kept.back().left > width) {
      kept.push_back(bar);
    } else {
      kept.back().right = bar.right;
      kept.back().height = std::max(kept.back().height, bar.height);
    }
  }
  return kept;
}

}  // namespace segue::ui
