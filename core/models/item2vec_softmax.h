// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/models/item2vec_epoch.h"
#include "core/models/item2vec_optimiser.h"

namespace segue::models {

/// The pairs of all training sequences, counted: row by row of the input's artist, how much each target weighs. Drawn windows and
/// sub-sampling count by their chances (of both artists to be kept; that what is left out brings others nearer is not).
struct PairCounts {
  std::vector<std::size_t> begin;  ///< of each row, and the end
  std::vector<data::ArtistIndex> targets;
  std::vector<float> weights;  ///< more than 0
  std::vector<char> drawn;     ///< whether an artist is among those that are told apart: it occurs in the training sequences

  [[nodiscard]] std::size_t size(std::size_t row) const { return begin[row + 1] - begin[row]; }
};

/// `keep`: as in SequenceWalk. Memory while it counts: 8 bytes a pair.
[[nodiscard]] PairCounts count_pairs(const data::Corpus& corpus, std::span<const std::uint32_t> sequences,
                                     const Item2VecOptions& options, std::span<const float> keep);

/// So many artists, at most, are trained against all others: an epoch takes their number squared × the dimension × 6 flops.
inline constexpr std::size_t most_softmax_artists = 30'000;

/// One step down the gradient of all pairs at once: Σ weight · −log softmax(input · outputs)[target], where an artist is not
/// among its own candidates unless options.same_artist_pairs. With Output::cosine there are the input rows alone, and scores are
/// their cosines / temperature (as contrastive losses have it; one table for both: Press & Wolf 2017). The same bits for any
/// number of threads. `state` is for the input rows, then the output rows. Returns false, and leaves the tables as they were, if
/// progress.stop_requested() comes first.
bool train_epoch_of_softmax(const EpochSetting& setting, const PairCounts& pairs, unsigned epoch, const TrainingHooks& hooks,
                            TrainingTables& tables, OptimiserState& state, TrainingCurve& curve, Progress& progress);

}  // namespace segue::models
