// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pages.h"
#include "core/base/random.h"
#include "core/data/id_bits.h"

namespace segue::data {

/// From ids to their positions in an array of distinct ids. Where the ids are dense and ascending, `IdBits`; where they are dense
/// in another order, a plain table; else a hash table with open addressing.
class IdIndex {
 public:
  explicit IdIndex(std::span<const std::int64_t> ids, unsigned threads = 1);

  /// The position of `id`, or −1.
  [[nodiscard]] std::int32_t find(std::int64_t id) const {
    if (!ascending_.empty()) return ascending_.find(id);
    if (!keys_.empty()) return find_key(id);
    const std::uint64_t at = place_of(id);
    return at < span_ ? positions_[at] : -1;
  }
  /// The same for many: positions[i] of ids[i].
  void find(std::span<const std::int64_t> ids, std::int32_t* positions) const;
  void find(std::span<const std::uint32_t> ids, std::int32_t* positions) const;

 private:
  [[nodiscard]] std::uint64_t place_of(std::int64_t id) const {
    return static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_);
  }
  [[nodiscard]] std::int32_t find_key(std::int64_t id) const {
    for (std::uint64_t at = mix(static_cast<std::uint64_t>(id)) & mask_;; at = (at + 1) & mask_) {
      if (positions_[at] < 0 || keys_[at] == id) return positions_[at];
    }
  }
  template <class Id>
  void find_each(std::span<const Id> ids, std::int32_t* positions) const;

  std::int64_t first_ = 0;
  std::uint64_t span_ = 0;  ///< ids that may be there
  std::uint64_t mask_ = 0;
  IdBits ascending_;
  std::vector<std::int64_t> keys_;  // of the hash table
  Pages<std::int32_t> positions_;   // of it, or of the plain table
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
