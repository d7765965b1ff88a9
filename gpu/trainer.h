// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gpu/runtime.h"

namespace segue::gpu {

/// Sequences of artists in one flat array. Must outlive the trainer.
struct TrainCorpus {
  std::span<const std::int32_t> plays;
  std::span<const std::uint64_t> offsets;    ///< sequence s is plays[offsets[s] … offsets[s + 1])
  std::span<const std::uint32_t> sequences;  ///< to train on
  std::size_t artists = 0;
};

/// What is trained; see TrainingWarp for the loss.
struct TrainOptions {
  std::uint32_t dim = 100;  ///< 1 … 1,024
  bool cbow = false;
  std::vector<float> before{1, 1, 1, 1, 1};  ///< weight of a pair by distance − 1, for contexts before the centre …
  std::vector<float> after{1, 1, 1, 1,
                           1};  ///< … and after it; the length of both is the window. All zeros: that side is not looked at
  bool random_window = true;
  bool same_artist_pairs = false;
  std::uint32_t negatives = 5;
  double noise_exponent = 0.25;
  double subsample = 0;  ///< word2vec's threshold; 0: none
  bool adagrad = false;  ///< a step for each centre
  std::uint32_t epochs = 20;
  double learning_rate = 0.05;
  double final_learning_rate = 0.0001;
  std::uint64_t seed = 1;
};

/// How it is trained. What is not given is chosen; nothing but `warps` and `parcel` changes what a parcel trains.
struct PlanOptions {
  std::uint32_t warps = 0;             ///< sequences side by side in a block: 1, 2, 4 or 8
  std::uint32_t parcel = 48;           ///< sequences of a block's piece of work
  std::uint32_t blocks = 0;            ///< of the grid
  std::uint32_t noise_rows = 0;        ///< shared by the centres of a step
  bool direct = false;                 ///< no ring (see ContextRows), even where it fits
  bool streamed = false;               ///< the corpus in chunks, even where it fits
  std::size_t chunk_plays = 0;         ///< plays sent at a time
  std::size_t most_memory = 0;         ///< bytes on the device; 0: what is free
  std::uint32_t merges_per_epoch = 1;  ///< several devices: how often their vectors are averaged …
  bool average_through_host = false;   ///< … by way of the host, even where the devices reach each other
  std::size_t averaged_rows = 0;       ///< at a time
};

struct Plan {
  TrainLaunch launch;
  std::uint32_t stride = 0;
  std::uint32_t noise_rows = 0;
  std::uint32_t parcel = 0;
  std::size_t chunk_plays = 0;
  bool resident = true;  ///< the corpus lies in device memory
  unsigned devices = 1;
  bool from_device_to_device = false;  ///< averages do not go through the host
  std::size_t bytes = 0;               ///< asked for on the device
  std::string text;                    ///< English, one line
};

/// What was trained since the last report.
struct TrainReport {
  TrainedSums sums{};
  std::uint64_t plays = 0;
  double learning_rate = 0;
};

/// Four fifths of the noise artists that the pairs of one centre would draw, 4 … 32: the rule of the CPU's trainer.
[[nodiscard]] std::uint32_t shared_noise(const TrainOptions& options);

/// An alias table: weights counts[i] ^ exponent; artists with a count of 0 are never drawn.
[[nodiscard]] std::vector<NoiseSlot> noise_table(std::span<const std::uint64_t> counts, double exponent);

/// The order in which an epoch trains the sequences; the CPU's trainer has the same.
[[nodiscard]] std::vector<std::uint32_t> epoch_order(std::span<const std::uint32_t> sequences, std::uint64_t seed,
                                                     std::uint32_t epoch);

/// Trains two tables of vectors on one device, or on several at once, each on its share of the sequences, averaging what they
/// learn: a row becomes the mean over those devices that moved it (McDonald, Hall & Mann 2010).
class Trainer {
 public:
  /// `input`, `output`: artists × dim, row-major, what training starts from. Where memory is short, the corpus is streamed, in
  /// ever smaller chunks. Throws Fault (out_of_memory where the tables themselves do not fit), Error for options out of range.
  Trainer(std::vector<Runtime*> devices, const TrainCorpus& corpus, const TrainOptions& options, const PlanOptions& plan,
          std::span<const float> input, std::span<const float> output);
  ~Trainer();

  /// Trains the epoch of that number (0 …). `report` is called now and then, and returns false to end early, which leaves what is
  /// trained by then. Returns false if it ended early. Throws Fault.
  bool train_epoch(std::uint32_t epoch, const std::function<bool(const TrainReport&)>& report);
  /// The vectors now. Not while an epoch is being trained, except from `report`.
  void copy_to(std::span<float> input, std::span<float> output);
  [[nodiscard]] const Plan& plan() const;
  [[nodiscard]] std::uint64_t epoch_plays() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace segue::gpu
