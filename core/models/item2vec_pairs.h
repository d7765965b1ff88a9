// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_tables.h"

namespace segue::models {

/// word2vec's sub-sampling: the chance that a play of an artist with this share of all plays is kept.
[[nodiscard]] double keep_probability(double share, double threshold);

/// Trains the two tables pair by pair; one per thread. Pairs wait in a short queue while their rows are fetched
/// from memory, so they are trained a little after `train` was called for them, in order.
class PairTrainer {
 public:
  PairTrainer(TrainingTables& tables, const NoiseTable& noise, unsigned negatives);
  /// The artist `centre` (input row) with an artist `context` near it (output row) and fresh noise.
  void train(data::ArtistIndex centre, data::ArtistIndex context, float rate, Random& random);
  /// Trains what is still waiting.
  void flush();

  // Since the last take().
  struct Sum {
    double loss = 0;
    std::uint64_t pairs = 0;
  };
  [[nodiscard]] Sum take();

 private:
  struct Pair {
    float* input = nullptr;
    std::vector<float*> rows;
    std::size_t count = 0;
    float rate = 0;
  };
  void step(Pair& pair);

  TrainingTables& tables_;
  const NoiseTable& noise_;
  std::size_t dim_;
  std::size_t negatives_;
  std::array<Pair, 2> queue_;
  std::uint64_t begun_ = 0;  ///< pairs put into the queue so far, …
  std::uint64_t done_ = 0;   ///< … and taken out
  std::vector<float> scratch_;
  Sum sum_;
};

/// Which pairs a sequence gives.
class SequenceWalk {
 public:
  /// `keep`: probability of keeping a play of each artist, or empty to keep all.
  SequenceWalk(const Item2VecOptions& options, std::span<const float> keep) : options_(options), keep_(keep) {}
  /// Calls `pair(centre, context)` for every pair of the sequence; asks `go_on()` at every position and returns false as soon as
  /// it is false. Windows and sub-sampling are drawn from `random`, in between the draws of `pair`.
  template <class Pair, class GoOn>
  bool walk(std::span<const data::ArtistIndex> sequence, Random& random, const Pair& pair, const GoOn& go_on) {
    const std::span<const data::ArtistIndex> plays = sampled(sequence, random);
    const std::size_t n = plays.size();
    for (std::size_t t = 0; t < n; ++t) {
      if (!go_on()) return false;
      const std::size_t reach = options_.random_window ? 1 + random.below(options_.window) : options_.window;
      const std::size_t first = options_.direction == Direction::forward ? t + 1 : t - std::min(t, reach);
      const std::size_t end = std::min(n, t + reach + 1);
      for (std::size_t c = first; c < end; ++c) {
        if (c == t || (plays[c] == plays[t] && !options_.same_artist_pairs)) continue;
        pair(plays[t], plays[c]);
      }
    }
    return true;
  }

 private:
  std::span<const data::ArtistIndex> sampled(std::span<const data::ArtistIndex> sequence, Random& random);

  const Item2VecOptions& options_;
  std::span<const float> keep_;
  std::vector<data::ArtistIndex> kept_;
};

}  // namespace segue::models
