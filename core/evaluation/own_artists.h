// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/evaluation/ranking.h"

namespace segue::evaluation {

/// Of the excluded candidates of a prediction, those that a count over all candidates would put before its target, or equal to
/// it.
struct Excluded {
  std::uint32_t before = 0, equal = 0;
};

/// Each sequence by itself: the scores of its artists for its own queries. Sets Outcome::score and Outcome::excluded of every
/// prediction, and says what is to be taken off a count over all candidates. A score is the same chain of multiply-adds as there,
/// so that what is taken off is what was counted. Throws Cancelled.
[[nodiscard]] std::vector<Excluded> score_own_artists(Ranking& ranking, const neighbors::Tables& tables, Progress& progress);

}  // namespace segue::evaluation
