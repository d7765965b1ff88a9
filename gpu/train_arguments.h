// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "gpu/philox.h"

namespace segue::gpu {

/// A sequence of a chunk, in the order of training.
struct SequenceEntry {
  std::uint64_t begin;   ///< of its plays
  std::uint32_t length;  ///< plays; the kernel `keep_plays` shortens it
  std::uint32_t number;  ///< its own in the corpus, for random numbers
};

/// Sums over a chunk. Losses and gradients are measured at every eighth step.
struct TrainedSums {
  double target_loss;         ///< Σ w·−log σ(input · target)
  double target_weight;       ///< Σ w
  double noise_loss;          ///< Σ v·−log σ(−input · noise)
  double noise_weight;        ///< Σ v
  double gradient;            ///< Σ ‖gradient of the loss by an input‖
  unsigned long long inputs;  ///< measured inputs
  unsigned long long pairs;   ///< all pairs trained
};

/// Where rows of a centre's context are while they are trained with.
enum class ContextRows {
  ring,    ///< in shared memory, from when they enter the window until they leave it
  direct,  ///< in device memory, read anew for each centre: for windows that do not fit, and for Adagrad
};

/// What the kernel `train` gets. All pointers are to device memory; rows of tables are `stride` floats, a multiple of 8, zero
/// behind the dimension, and start at 16 bytes.
struct TrainArguments {
  float* input;
  float* output;
  float* input_squares;  ///< not null: Adagrad (ContextRows::direct), with a step for each row of each centre
  float* output_squares;
  std::uint32_t stride;
  std::uint32_t artists;

  const std::int32_t* plays;
  const SequenceEntry* sequences;
  const float* rates;  ///< learning rate of each parcel of the chunk
  std::uint32_t sequence_count;
  std::uint32_t parcel;        ///< sequences that a block trains side by side and one after the other
  std::uint32_t first_parcel;  ///< its number in the epoch, for random numbers

  const float* weights;  ///< of pairs by distance − 1: `window` numbers for places before the centre, then for places after it
  std::uint32_t window;
  std::uint32_t behind;  ///< places before the centre that weigh anything: `window` or 0 …
  std::uint32_t ahead;   ///< … and after it
  bool random_window;
  bool same_artist_pairs;
  bool cbow;

  const NoiseSlot* noise;
  std::uint32_t noise_rows;  ///< shared by the centres of a step: 1 … 32
  float noise_weight;        ///< of each, for a pair of weight 1
  std::uint64_t seed;
  std::uint32_t epoch;
  TrainedSums* sums;
};

/// What the kernel `keep_plays` gets.
struct KeepArguments {
  const std::int32_t* plays;
  std::int32_t* kept;
  SequenceEntry* sequences;
  std::uint32_t sequence_count;
  const float* chance;  ///< of each artist's plays to be kept
  std::uint64_t seed;
  std::uint32_t epoch;
};

/// Dynamic shared memory of a block of the kernel, in the order in which it is laid out. Numbers of floats.
struct SharedLayout {
  std::size_t ring, noise, inputs, factors, shares, weights, ids, noise_ids, flags, bytes;
  std::uint32_t id_places;  ///< a power of two
};

SEGUE_HOST_DEVICE SharedLayout shared_layout(const TrainArguments& a, std::uint32_t warps, bool ring) {
  const std::size_t places = std::size_t{a.behind} + a.ahead + 1;
  SharedLayout l{};
  l.ring = 0;
  l.noise = l.ring + (ring ? warps * places * a.stride * 2 : 0);
  l.inputs = l.noise + std::size_t{a.noise_rows} * a.stride;
  l.factors = l.inputs + std::size_t{warps} * a.stride;
  l.shares = l.factors + std::size_t{warps} * 32;
  l.weights = l.shares + (ring ? 0 : warps * places);
  l.ids = l.weights + std::size_t{2} * a.window;
  l.id_places = 64;  // the window, the step after it, and 32 that are read at once
  while (l.id_places < places + 34) l.id_places *= 2;
  l.noise_ids = l.ids + std::size_t{warps} * l.id_places;
  l.flags = l.noise_ids + 64;  // of two steps
  l.bytes = sizeof(float) * (l.flags + 4);
  return l;
}

}  // namespace segue::gpu
