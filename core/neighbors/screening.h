// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/neighbors/coprocessor.h"

namespace segue::neighbors {

/// What is asked about the scores of a block of queries.
struct ScreenQuestion {
  std::span<const float> rows;               ///< of the queries, one below the other
  std::size_t count = 0;                     ///< queries
  std::span<const std::size_t> first_bound;  ///< by query, and one more: its bounds
  std::span<const float> bounds;             ///< how many candidates are above each, and who is too close to call?
  std::span<const std::size_t> lengths;      ///< by query, of the list of the best; empty: no lists
};

struct ScreenAnswer {
  std::vector<IntervalCount> counts;              ///< by bound
  std::vector<std::vector<std::int32_t>> listed;  ///< by query, ascending: all that may be among the best, ties included
  std::vector<std::uint8_t> given_up;             ///< by query: 1 where too many are too close; nothing else is said of it
};

/// What rounded scores (linalg/screen.h) say for certain about `candidates` (of all artists of `tables`, ascending; empty: the
/// first `size`). Whoever is named has to be scored anew (`score_again`). `strip_done(first, of)` is called between strips, as
/// far as it has got. One thread.
[[nodiscard]] ScreenAnswer screen(const Tables& tables, std::span<const std::int32_t> candidates, std::size_t size,
                                  const ScreenQuestion& question,
                                  const std::function<void(std::size_t, std::size_t)>& strip_done);

}  // namespace segue::neighbors
