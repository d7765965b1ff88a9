// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/models/item2vec_epoch.h"
#include "core/models/item2vec_optimiser.h"

namespace segue::models {

/// Plays of a batch: `options.batch`, but for plain SGD no more than give the two rows of the most played artist (its input, and
/// its output as target and as noise; down a tree, the root) 150 gradients at a rate of 0.05, and fewer the higher the rate. All
/// are taken at the same tables and summed, and some hundred of them overshoot: on radio playlists of 1,325 artists 550 still
/// learn, with 700 the vectors grow without bound. `counts`: plays of each artist.
[[nodiscard]] std::uint64_t batch_plays(const Item2VecOptions& options, std::span<const std::uint64_t> counts);

/// One pass over the sequences in mini-batches of about `batch_plays`: all gradients of a batch are taken at the same
/// tables, summed row by row, and each row touched takes one step. A batch is cut into the same 16 parts, and these are added in
/// the same order, whatever the number of threads: the result does not depend on it. No more threads are started than there are
/// cores, nor than a batch has work for. Noise artists are drawn for each centre, at most 64, with weights that keep the expected
/// gradient. `state` is for the input rows, then the output rows.
/// Returns false if it ended early because of progress.stop_requested().
bool train_epoch_in_batches(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch,
                            const TrainingHooks& hooks, TrainingTables& tables, OptimiserState& state, TrainingCurve& curve,
                            Progress& progress);

}  // namespace segue::models
