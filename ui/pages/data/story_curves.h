// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the figures of a data set to what its plots show; at most a few thousand points each.

#include <QPointF>
#include <cstdint>
#include <vector>

#include "core/data/corpus.h"

namespace segue::ui {

/// The length up to which a histogram shows 98 % of the sequences: a few endless ones must not squeeze the rest to the left.
[[nodiscard]] std::size_t mostLengths(const data::LengthStatistics& lengths);

/// (rank, plays) for descending plays: every rank up to a thousand, then about 600 in each power of ten, and the last.
[[nodiscard]] std::vector<QPointF> popularityCurve(const std::vector<std::uint64_t>& plays);

/// (n, artists with at least n listeners) from artists with exactly n, for the n ≥ 1 that some artist has, as above.
[[nodiscard]] std::vector<QPointF> listenersCurve(const std::vector<std::uint64_t>& exactly);

/// The least number of artists that together have half of the plays; plays are descending.
[[nodiscard]] std::size_t holdingHalf(const std::vector<std::uint64_t>& plays);

/// Shares of plays and of artists (of those played at all) that a minimum count keeps.
struct Kept {
  double plays = 0, artists = 0;
};
[[nodiscard]] Kept keptAt(const std::vector<std::uint64_t>& plays, std::uint64_t minCount);

}  // namespace segue::ui
