// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <vector>

namespace segue::ui {

/// What a curve looks like on `columns` pixel columns: the first and last point, and of each column the lowest and the highest,
/// in order of x. Points (ascending in x) that are few enough stay as they are. At most 2 · columns + 2 points; O(n).
[[nodiscard]] std::vector<QPointF> thinned(const std::vector<QPointF>& points, int columns);

/// The same for bars: of each column the highest.
[[nodiscard]] std::vector<QPointF> thinnedToHighest(const std::vector<QPointF>& points, int columns);

}  // namespace segue::ui
