// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/models/training.h"

namespace segue::models {

/// Who is in which training sequence, each artist once, both ways round.
struct Members {
  data::Lists<data::ArtistIndex> of_sequence;  ///< in order of first appearance
  data::Lists<std::uint32_t> of_artist;        ///< numbers of such lists, ascending
  [[nodiscard]] std::size_t sequences(std::size_t artist) const { return of_artist[artist].size(); }
};
[[nodiscard]] Members members_of(const TrainingInput& input, const Progress& progress);

/// One other artist and how many sequences hold both.
struct Common {
  data::ArtistIndex artist;
  std::uint32_t sequences;
};

/// Calls row(artist, common) for every artist of the vocabulary, in parallel, with all artists that share a sequence with it, but
/// for itself, ascending. Advances by one for each. Work: the sum of all sequences' squared lengths. Throws Cancelled.
void each_common(const Members& members, unsigned threads, Progress& progress,
                 const std::function<void(std::size_t artist, std::span<const Common> common)>& row);

}  // namespace segue::models
