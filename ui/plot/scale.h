// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace segue::ui {

struct Tick {
  double value = 0;
  QString label;
  friend bool operator==(const Tick&, const Tick&) = default;
};

/// What an axis spans and where it is labelled.
struct Scale {
  double min = 0;
  double max = 1;
  std::vector<Tick> ticks;  ///< ascending, all within [min, max]
  friend bool operator==(const Scale&, const Scale&) = default;
};

/// Ticks at 1, 2 or 5 times a power of ten, about `ticks` of them. `snap` widens the span to the ticks around it; otherwise it
/// stays [low, high]. An empty span is widened.
[[nodiscard]] Scale linearScale(double low, double high, int ticks, bool snap);

/// For 0 < low ≤ high: ticks at powers of ten over many decades, at 1, 2 and 5 times them over few, as on a linear axis over
/// less than one (where a power of ten may not occur at all; the span then only gets a little room).
[[nodiscard]] Scale logScale(double low, double high, int ticks, bool snap);

}  // namespace segue::ui
