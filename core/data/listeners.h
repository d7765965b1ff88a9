// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// Distinct users per artist over the sequences `of`; every sequence without a user counts as a listener of its own.
/// O(plays + sequences log sequences), one array of artists. Throws Cancelled.
[[nodiscard]] std::vector<std::uint64_t> count_listeners(const Lists<ArtistIndex>& plays, const std::vector<std::int64_t>& users,
                                                         const std::vector<std::uint32_t>& of, std::size_t artists,
                                                         const Progress& progress);

}  // namespace segue::data
