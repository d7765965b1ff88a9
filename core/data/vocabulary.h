// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace segue::data {

/// The artists that models have vectors for, most heard first (ties: catalogue order). Index in here = row of an embedding.
struct Vocabulary {
  std::vector<std::string> names;
  std::vector<std::int64_t> artist_ids;  ///< ids of the data set
  std::vector<std::uint64_t> counts;     ///< plays in the training sequences
  std::vector<std::uint64_t> listeners;  ///< distinct users in the training sequences (sequences where users are unknown)
  std::vector<std::int32_t> catalogue;   ///< index into Dataset::artists; empty when read back from a run folder
  [[nodiscard]] std::size_t size() const { return names.size(); }
};

}  // namespace segue::data
