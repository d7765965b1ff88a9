// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pages.h"
#include "core/base/random.h"

namespace segue::data {

/// From ids to their positions in an array of distinct ids. Where the ids are dense and ascending (30Music's are), one bit for
/// each id that might be there, with the number of ids before each 128 of them: little more than a bit an id, so that
/// millions of ids nearly fit a level-2 cache. Where they are dense in another order, a plain table; else a hash table with open
/// addressing.
class IdIndex {
 public:
  explicit IdIndex(std::span<const std::int64_t> ids, unsigned threads = 1);

  /// The position of `id`, or −1.
  [[nodiscard]] std::int32_t find(std::int64_t id) const {
    if (!bits_.empty()) return find_bit(id);
    if (!keys_.empty()) return find_key(id);
    const std::uint64_t at = place_of(id);
    return at < span_ ? positions_[at] : -1;
  }
  /// The same for many: positions[i] of ids[i]. Each is a cache miss or so; the memory works on some dozens of them at a time.
  void find(std::span<const std::int64_t> ids, std::int32_t* positions) const;
  void find(std::span<const std::uint32_t> ids, std::int32_t* positions) const;

 private:
  static constexpr unsigned block = 7;     ///< 2^7 ids to a count within the stretch
  static constexpr unsigned stretch = 16;  ///< 2^16 ids to a count from the beginning

  [[nodiscard]] std::uint64_t place_of(std::int64_t id) const {
    return static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_);
  }
  [[nodiscard]] std::int32_t find_bit(std::int64_t id) const {
    const std::uint64_t at = place_of(id);
    if (at >= span_) return -1;
    const std::uint64_t word = at / 64;
    const std::uint64_t bit = std::uint64_t{1} << (at % 64);
    const std::uint64_t bits = bits_[word];
    const std::uint64_t other =
        bits_[word & ~std::uint64_t{1}] & (0 - (word & 1U));  // the block's first word, if before this one
    const std::int32_t position =
        before_stretch_[at >> stretch] + before_block_[at >> block] + std::popcount(other) + std::popcount(bits & (bit - 1));
    return (bits & bit) == 0 ? -1 : position;
  }
  [[nodiscard]] std::int32_t find_key(std::int64_t id) const {
    for (std::uint64_t at = mix(static_cast<std::uint64_t>(id)) & mask_;; at = (at + 1) & mask_) {
      if (positions_[at] < 0 || keys_[at] == id) return positions_[at];
    }
  }
  /// Fills bits_ where the ids are dense and ascending.
  bool set_bits(std::span<const std::int64_t> ids, unsigned threads);
  template <class Id>
  void find_each(std::span<const Id> ids, std::int32_t* positions) const;

  std::int64_t first_ = 0;
  std::uint64_t span_ = 0;  ///< ids that may be there
  std::uint64_t mask_ = 0;
  std::vector<std::int64_t> keys_;            // of the hash table
  std::vector<std::uint64_t> bits_;           // dense and ascending
  std::vector<std::uint16_t> before_block_;   // of them, ids in the stretch before each block
  std::vector<std::int32_t> before_stretch_;  // and before each stretch
  Pages<std::int32_t> positions_;             // the others
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
