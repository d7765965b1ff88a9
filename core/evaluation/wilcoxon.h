// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/statistics.h"

namespace segue::evaluation {

/// How the p of a signed-rank test is found.
enum class WilcoxonMethod : std::uint8_t {
  /// SciPy's "auto" (1.15 and later): exact up to 50 pairs without ties and zeros and up to 13 pairs with them, else normal.
  automatic,
  /// All 2^n sign patterns of the ranks as they are, with their ties and zeros, counted by a convolution: what a permutation test
  /// of the rank sum over all patterns gives. Up to 500 pairs that differ.
  exact,
  /// Normal approximation with the variance corrected for ties (and for zeros, with Pratt's: Cureton 1967).
  normal,
};

struct WilcoxonOptions {
  Alternative alternative = Alternative::two_sided;
  Zeros zeros = Zeros::wilcox;
  WilcoxonMethod method = WilcoxonMethod::automatic;
  bool continuity = false;  ///< normal: half a rank towards the mean
};

/// Memory of the test, kept from call to call.
using WilcoxonBuffer = std::vector<double>;

/// The test on differences x − y (see `wilcoxon`). Throws Error where there is none, for a NaN among them, and for the exact
/// method on more than 500 pairs that differ. O(n log n).
[[nodiscard]] Wilcoxon signed_rank(std::span<const double> differences, const WilcoxonOptions& options, WilcoxonBuffer& buffer);

/// The same on pairs; values as SciPy's `wilcoxon(x, y, zero_method, correction, alternative, method)`. Throws Error also where
/// the samples differ in length.
[[nodiscard]] Wilcoxon wilcoxon(std::span<const double> x, std::span<const double> y, const WilcoxonOptions& options);

/// Interval of a rank-biserial correlation of n pairs that differ: Fisher's transform, with the standard error that the rank sum
/// has where there is no effect, as R's `effectsize` has it. NaN … NaN where there is none, which `no_rank_biserial_interval`
/// explains: where so few pairs differ that even all of them in one direction would be no finding at this confidence (2^(1 − n)
/// above 1 − confidence: under 6 pairs at 95 %), and where all do, −1 or 1, which the transform knows no width of.
[[nodiscard]] Interval rank_biserial_interval(double correlation, std::uint64_t pairs, double confidence);
/// Why there is no interval, marked with SEGUE_TEXT; "": there is one.
[[nodiscard]] const char* no_rank_biserial_interval(double correlation, std::uint64_t pairs, double confidence);

}  // namespace segue::evaluation
