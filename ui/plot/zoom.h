// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::ui {

/// A piece of an axis.
struct Interval {
  double low = 0;
  double high = 1;
  [[nodiscard]] double width() const { return high - low; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// `view` made narrower (factor below 1) or wider, with `about` where it was in it; never narrower than `least`, always within
/// `whole`.
[[nodiscard]] Interval zoomed(Interval view, double about, double factor, Interval whole, double least);

/// `view` moved by `by`, as far as `whole` goes.
[[nodiscard]] Interval moved(Interval view, double by, Interval whole);

}  // namespace segue::ui
