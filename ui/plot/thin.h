// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <vector>

namespace segue::ui {

/// What a curve looks like on `columns` pixel columns: the first and last point, and of each column the lowest and the highest,
/// in order of x. Points (ascending in x) that are few enough stay as they are. At most 2 · columns + 2 points; O(n).
[[nodiscard]] std::vector<QPointF> thinned(const std::vector<QPointF>& points, int columns);

/// One bar of a histogram.
struct Bar {
  double left = 0, right = 0, height = 0;
  friend bool operator==(const Bar&, const Bar&) = default;
};

/// Neighbouring bars (ascending) that together are no wider than `width` become one, as high as the highest.
[[nodiscard]] std::vector<Bar> joined(const std::vector<Bar>& bars, double width);

}  // namespace segue::ui
