// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pages.h"
#include "core/base/prefetch.h"
#include "core/base/random.h"

namespace segue::data {

/// From ids to their positions in an array of distinct ids. Where the ids are dense and ascending (30Music's are), one bit for
/// each id that might be there, with the number of ids before each 64 of them: two bits an id, so that millions of ids fit a
/// level-2 cache. Where they are dense in another order, a plain table; else a hash table with open addressing.
class IdIndex {
 public:
  explicit IdIndex(std::span<const std::int64_t> ids, unsigned threads = 1);

  /// The position of `id`, or −1.
  [[nodiscard]] std::int32_t find(std::int64_t id) const {
    if (keys_.empty()) {
      const std::uint64_t at = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_);
      if (at >= span_) return -1;
      if (positions_.size() > 0) return positions_[at];
      const Word& word = words_[at / 64];
      const std::uint64_t bit = std::uint64_t{1} << (at % 64);
      return (word.bits & bit) == 0 ? -1 : word.before + std::popcount(word.bits & (bit - 1));
    }
    for (std::uint64_t at = mix(static_cast<std::uint64_t>(id)) & mask_;; at = (at + 1) & mask_) {
      if (positions_[at] < 0 || keys_[at] == id) return positions_[at];
    }
  }

  /// Starts to bring into the cache what `find` will look at.
  void prefetch(std::int64_t id) const {
    const std::uint64_t at = keys_.empty() ? static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_)
                                           : mix(static_cast<std::uint64_t>(id)) & mask_;
    if (at >= span_) return;
    if (words_.empty()) {
      segue::prefetch(positions_.data() + at);
    } else {
      segue::prefetch(words_.data() + at / 64);
    }
  }

 private:
  struct Word {
    std::uint64_t bits = 0;
    std::int32_t before = 0;  ///< ids in the words before
  };
  /// Fills words_ where the ids are dense and ascending.
  bool set_bits(std::span<const std::int64_t> ids, unsigned threads);

  std::int64_t first_ = 0;
  std::uint64_t span_ = 0;  ///< ids (or places of the hash table) that may be there
  std::uint64_t mask_ = 0;
  std::vector<std::int64_t> keys_;  // empty: dense
  std::vector<Word> words_;         // dense and ascending
  Pages<std::int32_t> positions_;   // the others
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
