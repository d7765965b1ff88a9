// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/zoom.h"

#include <algorithm>

namespace segue::ui {

Interval moved(Interval view, double by, Interval whole) {
  if (view.width() >= whole.width()) return whole;
  by = std::clamp(by, whole.low - view.low, whole.high - view.high);
  return {view.low + by, view.high + by};
}

Interval zoomed(Interval view, double about, double factor, Interval whole, double least) {
  const double width = std::max(view.width() * factor, least);
  if (width >= whole.width()) return whole;
  const double share = view.width() > 0 ? std::clamp((about - view.low) / view.width(), 0.0, 1.0) : 0.5;
  const double low = about - share * width;
  return moved({low, low + width}, 0, whole);
}

}  // namespace segue::ui
