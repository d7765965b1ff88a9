// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/random.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_ring.h"
#include "core/models/item2vec_tables.h"
#include "core/models/sgns_block.h"

namespace segue::models {

/// Loss and pairs of some stretch of training. Loss is measured on a sample of the blocks.
struct TrainedPairs {
  double target_loss = 0;    ///< Σ −log σ(input · output) over measured pairs …
  double target_weight = 0;  ///< … their number
  double noise_loss = 0;     ///< Σ −log σ(−input · noise) over measured noise …
  double noise_weight = 0;   ///< … its number
  std::uint64_t pairs = 0;   ///< all pairs trained

  void add(const TrainedPairs& other);
  [[nodiscard]] bool measured() const { return target_weight > 0; }
  /// Loss of a pair and one noise artist, so that it does not depend on the number of negatives: 2·log 2 at the start.
  [[nodiscard]] double loss() const;
};

/// Trains centres with their targets, a few at a time, against shared noise. One per thread.
class BlockTrainer {
 public:
  BlockTrainer(TrainingTables& tables, const NoiseTable& noise, const Item2VecOptions& options);
  /// Before each epoch: everything random that follows is determined by `random`.
  void restart(Random random);

  /// Input row of `centre` against output rows of `targets`, each pair by its weight, in a block with the centres before and
  /// after. Centres of one block do not see each other's steps, and share their noise: they should be of different sequences.
  void train(data::ArtistIndex centre, std::span<const data::ArtistIndex> targets, std::span<const float> weights, float rate);
  /// Trains what is waiting for its block to fill.
  void flush();
  /// What was trained since the last call.
  [[nodiscard]] TrainedPairs take();

 private:
  void spare_targets(std::size_t input, std::span<const data::ArtistIndex> targets, std::span<const float> weights);

  TrainingTables& tables_;
  NoiseRing ring_;
  SgnsBlock block_;
  float noise_weight_;  ///< per noise row and weight of pairs
  std::array<float*, SgnsBlock::most_inputs> inputs_{};
  std::uint64_t blocks_ = 0;
  TrainedPairs done_;
};

}  // namespace segue::models
