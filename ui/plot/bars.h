// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <vector>

#include "ui/plot/thin.h"

namespace segue::ui {

/// One bar for each point (ascending in x). Over evenly spaced x they are as wide as the smallest gap; over geometrically spaced
/// x on a logarithmic axis they meet half-way.
[[nodiscard]] std::vector<Bar> barsOver(const std::vector<QPointF>& points, bool logX);

/// The bars' outline above `floor`; between bars that do not touch it runs along the floor.
[[nodiscard]] QList<QPointF> outlineOf(const std::vector<Bar>& bars, double floor);

}  // namespace segue::ui
