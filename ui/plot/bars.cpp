// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/bars.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::ui {

std::vector<Bar> barsOver(const std::vector<QPointF>& points, bool logX) {
  double gap = std::numeric_limits<double>::infinity();
  double leastRatio = gap;
  double greatestRatio = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    gap = std::min(gap, points[i].x() - points[i - 1].x());
    leastRatio = std::min(leastRatio, points[i].x() / points[i - 1].x());
    greatestRatio = std::max(greatestRatio, points[i].x() / points[i - 1].x());
  }
  if (!std::isfinite(gap) || gap <= 0) gap = 1;
  const bool geometric = logX && points.size() > 2 && greatestRatio < leastRatio * 1.5;
  const double half = geometric ? std::sqrt(leastRatio) : gap / 2;
  std::vector<Bar> bars;
  bars.reserve(points.size());
  for (const QPointF& p : points) {
    if (geometric) {
      bars.push_back({p.x() / half, p.x() * half, p.y()});
    } else {
      bars.push_back({logX ? std::max(p.x() - half, p.x() / 2) : p.x() - half, p.x() + half, p.y()});
    }
  }
  return bars;
}

QList<QPointF> outlineOf(const std::vector<Bar>& bars, double floor) {
  QList<QPointF> outline;
  outline.reserve(qsizetype(bars.size()) * 4);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    const bool apart = i == 0 || bar.left - bars[i - 1].right > 1e-3 * (bar.right - bar.left);
    if (apart && i > 0) outline.append({bars[i - 1].right, floor});
    if (apart) outline.append({bar.left, floor});
    outline.append({bar.left, std::max(bar.height, floor)});
    outline.append({bar.right, std::max(bar.height, floor)});
  }
  if (!bars.empty()) outline.append({bars.back().right, floor});
  return outline;
}

}  // namespace segue::ui
