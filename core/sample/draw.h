// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace segue::data::sample {

// Everything here is integer arithmetic: the sample is the same byte for byte whatever the compiler, the C library or the
// processor does with floating point.

/// Zipf's weights of ranks 1 … count, scaled so that rank 1 weighs 2^32 and none weighs less than 1: weight(r) = 2^32 /
/// r^exponent.
[[nodiscard]] std::vector<std::uint64_t> zipf_weights(std::uint64_t count, double exponent);

/// Draws an index in proportion to its weight in constant time (Walker 1977, built as Vose 1991).
/// The sum of the weights must be below 2^63 and above 0; an empty table must not be drawn from.
class AliasTable {
 public:
  AliasTable() = default;
  explicit AliasTable(std::span<const std::uint64_t> weights);

  [[nodiscard]] std::size_t size() const { return alias_.size(); }
  [[nodiscard]] bool empty() const { return alias_.empty(); }
  [[nodiscard]] std::uint32_t draw(Random& random) const {
    const auto column = static_cast<std::uint32_t>(random.below(alias_.size()));
    return random() < keep_[column] ? column : alias_[column];
  }

 private:
  std::vector<std::uint64_t> keep_;  // share of the column that is its own, in 2^-64
  std::vector<std::uint32_t> alias_;
};

/// Draws ranks 0 … n − 1 by Zipf's law for any n up to `count`: one table serves catalogues of every size.
class ZipfRanks {
 public:
  ZipfRanks() = default;
  ZipfRanks(std::uint64_t count, double exponent);
  [[nodiscard]] std::uint32_t draw(Random& random, std::uint32_t n) const;

 private:
  std::vector<std::uint64_t> sums_;  // of the weights of ranks 0 … i
};

/// Lengths of sessions and playlists, after the quantiles known of 30Music.
[[nodiscard]] std::uint32_t session_length(Random& random);   ///< median 6, 18.6 % of length 1, at most 4,914
[[nodiscard]] std::uint32_t playlist_length(Random& random);  ///< median 14, mean about 31, at most 200

/// True in `per_million` of a million draws.
[[nodiscard]] inline bool chance(Random& random, std::uint64_t per_million) { return random.below(1'000'000) < per_million; }

}  // namespace segue::data::sample
