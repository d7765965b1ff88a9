// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/neighbors/coprocessor.h"

namespace segue::neighbors {

/// Lists by the scorer's coprocessor, and who is left for the CPU.
struct ListsElsewhere {
  std::vector<std::vector<Neighbor>> lists;
  std::vector<std::size_t> left;  ///< queries (their places) that it could not settle
};

/// Nothing where there is no coprocessor, or it leaves all to the CPU. Throws Error, Cancelled.
[[nodiscard]] std::optional<ListsElsewhere> nearest_elsewhere(const Scorer& scorer, std::span<const std::int32_t> queries,
                                                              std::size_t k, unsigned threads, Progress& progress);

}  // namespace segue::neighbors
