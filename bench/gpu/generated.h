// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "gpu/trainer.h"

namespace segue::gpu::bench {

/// The corpus of bench/item2vec.cpp at any size: Zipf-popular artists in genres; the next artist is mostly of the same genre. The
/// last hundredth of the sequences is held out.
struct Generated {
  std::vector<std::int32_t> plays;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> train, test;
  std::size_t artists;

  Generated(std::size_t artist_count, std::uint32_t sequences, std::uint64_t genres) : artists(artist_count) {
    Random random(2);
    for (std::uint32_t s = 0; s < sequences; ++s) {
      const std::uint64_t genre = random.below(genres);
      const std::uint64_t length = 2 + random.below(62);
      for (std::uint64_t i = 0; i < length; ++i) {
        const auto any = static_cast<std::size_t>(std::pow(static_cast<double>(artists), random.uniform())) - 1;
        const std::size_t near = any / genres * genres + genre;
        plays.push_back(static_cast<std::int32_t>(random.below(10) < 7 && near < artists ? near : any));
      }
      offsets.push_back(plays.size());
      (s % 100 == 99 ? test : train).push_back(s);
    }
  }
  [[nodiscard]] TrainCorpus corpus() const { return {plays, offsets, train, artists}; }
  /// word2vec's start.
  [[nodiscard]] std::vector<float> input(std::size_t dim) const {
    std::vector<float> rows(artists * dim);
    for (std::size_t i = 0; i < artists; ++i) {
      Random random(1, i);
      for (std::size_t d = 0; d < dim; ++d) {
        rows[i * dim + d] = static_cast<float>((random.uniform() - 0.5) / static_cast<double>(dim));
      }
    }
    return rows;
  }
};

}  // namespace segue::gpu::bench
