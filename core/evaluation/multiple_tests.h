// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace segue::evaluation {

/// p values corrected for having asked several questions at once, in the given order, each at most 1. They may be held against
/// the same level as a single p. Throws Error for a p outside [0, 1] or a NaN.

/// Holm (1979): controls the chance of any false finding in the family, whatever the tests' dependence.
[[nodiscard]] std::vector<double> holm(std::span<const double> p);
/// Benjamini & Hochberg (1995): controls the expected share of false ones among the findings, for tests that are independent or
/// positively dependent.
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace segue::evaluation
