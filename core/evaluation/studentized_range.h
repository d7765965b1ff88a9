// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace segue::evaluation {

/// The range of k independent standard normals (the studentized range with infinite degrees of freedom), by the trapezoidal rule,
/// which for such integrands is as good as double precision. k ≥ 2.

/// P(range ≥ q); small values keep their relative precision.
[[nodiscard]] double normal_range_p(double q, std::size_t k);
/// The q with normal_range_p(q, k) = p, 0 < p < 1.
[[nodiscard]] double normal_range_quantile(double p, std::size_t k);

}  // namespace segue::evaluation
