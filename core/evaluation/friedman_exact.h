// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace segue::evaluation {

/// The p of Friedman's test by its definition: the share of all ways to hand each row's ranks out to the models that gives a
/// statistic as large as the one there is. `ranks`: rows × models, equal figures sharing their mean rank. The χ² distribution is
/// an approximation for many rows: three data sets that rank two models alike have χ² = 3 and p = 0.083 by it, and 2 of the 8
/// ways (p = 0.25) in fact.
///
/// Sums of ranks are followed row by row, as multisets, so that rows may be many where models are few. NaN where that would still
/// be too much (a good tenth of a second); rows that all agree have a closed form, d^(1 − rows) with d the distinct orders of a
/// row.
[[nodiscard]] double friedman_exact_p(std::span<const double> ranks, std::size_t models);

}  // namespace segue::evaluation
