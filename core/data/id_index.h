// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pages.h"
#include "core/base/random.h"

namespace segue::data {

/// From ids to their positions in an array of distinct ids. A plain table where the ids are dense (30Music's are: one memory
/// access per look-up), else a hash table with open addressing.
class IdIndex {
 public:
  explicit IdIndex(std::span<const std::int64_t> ids);
  /// Of dense ids: positions[i] is that of the id first + i, or −1.
  IdIndex(std::int64_t first, Pages<std::int32_t> positions) : first_(first), positions_(std::move(positions)) {}

  /// The position of `id`, or −1.
  [[nodiscard]] std::int32_t find(std::int64_t id) const {
    if (keys_.empty()) {
      const std::uint64_t at = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_);
      return at < positions_.size() ? positions_[at] : -1;
    }
    for (std::uint64_t at = mix(static_cast<std::uint64_t>(id)) & mask_;; at = (at + 1) & mask_) {
      if (positions_[at] < 0 || keys_[at] == id) return positions_[at];
    }
  }
  /// Starts to bring into the cache what `find` will look at.
  void prefetch(std::int64_t id) const {
    const std::uint64_t at = keys_.empty() ? static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_)
                                           : mix(static_cast<std::uint64_t>(id)) & mask_;
    if (at < positions_.size()) __builtin_prefetch(positions_.data() + at);
  }

 private:
  std::int64_t first_ = 0;
  std::uint64_t mask_ = 0;
  std::vector<std::int64_t> keys_;  // empty: dense
  Pages<std::int32_t> positions_;
};

/// True where a plain table over the ids lowest … highest costs no more than a few times the `count` ids themselves.
[[nodiscard]] bool dense_ids(std::int64_t lowest, std::int64_t highest, std::size_t count);

/// Which of several rows with one id counts.
enum class Keep : std::uint8_t {
  first,  ///< the first in the file
  last,   ///< the last in the file
};

struct DistinctRows {
  std::vector<std::uint32_t> rows;  ///< one per distinct id, ascending by id
  std::uint64_t dropped = 0;        ///< rows left out
  std::uint32_t first_dropped = 0;  ///< the first of them, where there is any
};

/// Rows of distinct ids in the order of the ids. O(rows) where ids are dense, else O(rows log rows).
[[nodiscard]] DistinctRows distinct_rows(std::span<const std::int64_t> ids, Keep keep);

}  // namespace segue::data
