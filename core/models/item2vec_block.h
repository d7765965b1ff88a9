// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_huffman.h"
#include "core/models/item2vec_ring.h"
#include "core/models/item2vec_tables.h"
#include "core/models/sgns_block.h"

namespace segue::models {

/// Loss and pairs of some stretch of training. Loss is measured on a sample of the blocks.
struct TrainedPairs {
  double target_loss = 0;  ///< Σ −log σ(input · output) over measured pairs; hierarchical softmax: Σ −log of the target's chance
  double target_weight = 0;  ///< … their weight
  double noise_loss = 0;     ///< Σ −log σ(−input · noise) over measured noise …
  double noise_weight = 0;   ///< … its number
  double gradient = 0;       ///< Σ ‖gradient of the loss by an input‖ over measured inputs …
  std::uint64_t inputs = 0;  ///< … their number
  std::uint64_t pairs = 0;   ///< all pairs trained

  void add(const TrainedPairs& other);
  [[nodiscard]] bool measured() const { return target_weight > 0; }
  /// Loss of a pair and one noise artist, so that it does not depend on the number of negatives: 2·log 2 at the start.
  [[nodiscard]] double loss() const;
  [[nodiscard]] double gradient_norm() const { return inputs > 0 ? gradient / static_cast<double>(inputs) : 0.0; }
};

/// What the pairs of one centre weigh in the mean (CBOW: 1, the centre is their one target).
[[nodiscard]] double mean_weight(const Item2VecOptions& options);

/// Trains centres with their context, a few at a time, against shared noise. One per thread.
class BlockTrainer {
 public:
  /// `tree`: for hierarchical softmax, else null.
  BlockTrainer(TrainingTables& tables, const NoiseTable& noise, const HuffmanTree* tree, const Item2VecOptions& options);
  /// Before each epoch: everything random that follows is determined by `random`.
  void restart(Random random);

  /// Skip-gram: input row of `centre` against output rows of `context`, each pair by its weight. CBOW: weighted mean of the input
  /// rows of `context` against the output row of `centre`. Trained in a block with the centres before and after. Centres of one
  /// block do not see each other's steps, share their noise and take the rate of the last: they should be of different sequences.
  void train(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights, float rate);
  /// Has a row brought into the cache while the next block trains.
  void fetch(const float* row) { block_.fetch(row); }
  /// Trains what is waiting for its block to fill.
  void flush();
  /// What was trained since the last call.
  [[nodiscard]] TrainedPairs take();

 private:
  /// A row that takes part of an input's step.
  struct Share {
    float* row;
    float share;
  };
  void skip_gram(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights);
  void skip_gram_tree(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights);
  void cbow(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights);
  void begin_block();
  void add_path(data::ArtistIndex artist, float weight);

  TrainingTables& tables_;
  const HuffmanTree* tree_;
  bool cbow_;
  NoiseRing ring_;
  SgnsBlock block_;
  float noise_weight_;  ///< per noise row and weight of pairs
  float rate_ = 0;      ///< of the centre that came last: the block's
  hwy::AlignedFreeUniquePtr<float[]> mean_;
  std::array<std::vector<Share>, SgnsBlock::most_inputs> shares_;  ///< CBOW: the rows an input is the mean of
  double weight_ = 0;                                              ///< of the pairs in the block
  std::uint64_t blocks_ = 0;
  TrainedPairs done_;
};

}  // namespace segue::models
