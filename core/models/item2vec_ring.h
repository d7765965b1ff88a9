// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_tables.h"
#include "core/models/sgns_block.h"

namespace segue::models {

/// The noise artists at hand. Fetching a row from memory costs more than training with it, so each noise artist drawn stays for
/// a while and serves centres of several unrelated sequences, then leaves. How often an artist is noise, and against whom, is in
/// expectation what it would be if each pair drew its own.
class NoiseRing {
 public:
  /// `size`: noise artists at hand (at most SgnsBlock::most_noise); each turn `fresh` of them are replaced.
  NoiseRing(TrainingTables& tables, const NoiseTable& noise, std::size_t size, std::size_t fresh);

  /// Draws all anew; everything that follows is determined by `random`.
  void restart(Random random);
  /// Lets the oldest go, takes in those drawn a turn ago, draws the next.
  void turn();
  /// Rows of those that come in with the next turn: time to fetch them.
  [[nodiscard]] const std::vector<float*>& coming() const { return coming_rows_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::array<float*, SgnsBlock::most_noise>& rows() const { return rows_; }
  [[nodiscard]] const std::array<data::ArtistIndex, SgnsBlock::most_noise>& artists() const { return artists_; }

 private:
  void draw();
  void roll();

  TrainingTables& tables_;
  const NoiseTable& noise_;
  std::size_t size_;
  std::size_t oldest_ = 0;
  Random random_{0};
  std::array<data::ArtistIndex, SgnsBlock::most_noise> artists_{};
  std::array<float*, SgnsBlock::most_noise> rows_{};
  std::vector<std::uint64_t> bits_;  ///< that will decide who comes after those
  std::vector<data::ArtistIndex> coming_;
  std::vector<float*> coming_rows_;
};

}  // namespace segue::models
