// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/plot/scale.h"

namespace segue::ui {

/// An axis over Unix seconds [low, high] with at most about `ticks` ticks, at starts of hours, days, weeks (Mondays), months or
/// years, in UTC and the interface's language. The span stays as it is; an empty one becomes a day.
[[nodiscard]] Scale timeScale(double low, double high, int ticks);

/// "3 February 2014", with the hour where there is one. UTC.
[[nodiscard]] QString timeText(double seconds);

}  // namespace segue::ui
