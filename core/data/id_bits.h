// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace segue::data {

/// Positions of ascending, dense ids (30Music's are): one bit for each id that might be there, with the number of ids before
/// each 64 of them: a bit and a quarter an id, so that millions of ids nearly fit a level-2 cache.
class IdBits {
 public:
  /// False (and nothing is kept) where `ids` are not ascending or not dense, or there are none.
  bool set(std::span<const std::int64_t> ids, unsigned threads);
  [[nodiscard]] bool empty() const { return bits_.empty(); }

  /// The position of `id`, or −1.
  [[nodiscard]] std::int32_t find(std::int64_t id) const { return view().find(place_of(id)); }
  /// The same for many: positions[i] of ids[i].
  void find(std::span<const std::int64_t> ids, std::int32_t* positions) const;
  void find(std::span<const std::uint32_t> ids, std::int32_t* positions) const;

  static constexpr unsigned word_bits = 64;
  static constexpr unsigned stretch = 16;  ///< 2^16 ids to a count from the beginning
  /// What finding needs, in one piece.
  struct View {
    std::uint64_t first;  ///< the lowest id, modulo 2^64
    std::uint64_t span;   ///< ids that may be there
    const std::uint64_t* bits;
    const std::uint16_t* before_word;  ///< may be read four behind the last
    const std::uint64_t* before_stretch;

    /// Of the id at place `at` from the lowest one.
    [[nodiscard]] std::int32_t find(std::uint64_t at) const {
      if (at >= span) return -1;
      const std::uint64_t word = bits[at / word_bits];
      const std::uint64_t bit = std::uint64_t{1} << (at % word_bits);
      const std::uint64_t before = before_stretch[at >> stretch] + before_word[at / word_bits];
      return (word & bit) == 0 ? -1
                               : static_cast<std::int32_t>(before + static_cast<std::uint64_t>(std::popcount(word & (bit - 1))));
    }
  };

 private:
  [[nodiscard]] std::uint64_t place_of(std::int64_t id) const { return static_cast<std::uint64_t>(id) - first_; }
  [[nodiscard]] View view() const { return {first_, span_, bits_.data(), before_word_.data(), before_stretch_.data()}; }
  void count();

  std::uint64_t first_ = 0;
  std::uint64_t span_ = 0;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint16_t> before_word_;     // ids in the stretch before each word
  std::vector<std::uint64_t> before_stretch_;  // and before each stretch
};

}  // namespace segue::data
