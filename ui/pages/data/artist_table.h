// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/data/dataset.h"

namespace segue::ui {

/// All artists of a data set as the Data page lists them, with what searching and sorting need. Made on a worker; immutable.
/// A rank is a position by plays, most heard first (ties: catalogue order).
struct ArtistTable {
  std::shared_ptr<const data::Dataset> dataset;
  data::ArtistPlays plays;
  std::vector<std::int32_t> artists;      ///< by rank: catalogue index
  std::vector<std::int32_t> byName;       ///< ranks in the order of folded names
  std::vector<std::int32_t> byListeners;  ///< ranks, most listeners first
  std::string names;                      ///< folded names in the order of ranks, each ended by '\n'
  std::vector<std::uint64_t> starts;      ///< of each name in `names`, and the end
  std::uint64_t users = 0;                ///< distinct known users of all sequences

  /// Ranks of the artists whose folded name holds `folded`, ascending; all of them for an empty one. One scan of `names`.
  [[nodiscard]] std::vector<std::int32_t> matching(const std::string& folded) const;
};

/// Throws Cancelled.
[[nodiscard]] std::shared_ptr<const ArtistTable> makeArtistTable(std::shared_ptr<const data::Dataset> dataset,
                                                                 data::ArtistPlays plays, Progress& progress);

}  // namespace segue::ui
