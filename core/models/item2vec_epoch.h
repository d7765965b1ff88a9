// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <mutex>
#include <span>

#include "core/models/item2vec.h"
#include "core/models/item2vec_block.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_tables.h"

namespace segue::models {

class LearningRate;

/// Turns what the threads have done into points of the training curve: one per 150 ms, and one per 1/100 of the run, so that
/// short runs have a curve too. What little is left at the end of the run is taken together with the point before: the loss of a
/// few pairs says nothing beside those of many.
class TrainingCurve {
 public:
  /// While it lives, so great a share of the threads does something else than training, such as measuring what was learnt. That
  /// share of the time is not counted in rates. One at a time.
  class Pause {
   public:
    explicit Pause(TrainingCurve& curve, double share = 1) : curve_(curve) { curve_.set_resting(share); }
    ~Pause() { curve_.set_resting(0); }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

   private:
    TrainingCurve& curve_;
  };

  /// `epoch_plays`: plays in one epoch; `plays_before`: plays of all epochs trained before this run; `run_plays`: of this run.
  TrainingCurve(Progress& progress, std::uint64_t epoch_plays, std::uint64_t plays_before, std::uint64_t run_plays);
  /// The loss of a pair by vectors that know nothing. From then on a point of ten times as much is an error: its training grows
  /// without bound, though all is still finite. `from_vectors`: … ten times the first point, where that is more: vectors that
  /// training started from may be of any length. `noise`: there are negatives, of which fewer may help.
  void expect(double loss_of_chance, bool from_vectors, bool noise);
  /// Called by any thread. Throws Error when the loss is not a finite number, or out of all proportion (`expect`).
  void add(const TrainedPairs& sum, std::uint64_t plays, double learning_rate);
  /// The same with the rate after all plays added so far: of several threads each knows but where it stands itself.
  void add(const TrainedPairs& sum, std::uint64_t plays, const LearningRate& rate);
  /// Records what has come since the last point. Throws like `add`.
  void finish();
  [[nodiscard]] std::uint64_t pairs() const { return pairs_; }  ///< trained so far; for when no thread adds any

 private:
  void set_resting(double share);
  [[nodiscard]] double trained_seconds() const;
  [[nodiscard]] const char* remedy() const;
  void take(const TrainedPairs& sum, std::uint64_t plays);
  void record_if_due();
  void record(double now);

  Progress& progress_;
  std::uint64_t epoch_plays_;
  std::uint64_t plays_;
  std::uint64_t plays_at_end_;  ///< of the run
  std::uint64_t plays_per_point_;
  std::mutex mutex_;    // guards everything below
  double seconds_ = 0;  ///< spent training until …
  std::chrono::steady_clock::time_point since_;
  double resting_ = 0;  ///< … and what share of the threads has not trained since
  double last_ = 0;     ///< the last point, in such seconds, and in plays
  std::uint64_t last_plays_;
  struct {
    double seconds = 0;
    std::uint64_t plays = 0;
    TrainedPairs sum;
  } before_;  ///< the point before that, and what the last one was made of
  TrainedPairs sum_;
  std::uint64_t pairs_ = 0;
  double learning_rate_ = 0;
  double most_loss_ = std::numeric_limits<double>::infinity();
  bool first_point_counts_ = false;
  bool from_vectors_ = false;
  bool noise_ = false;
};

/// What stays the same through a run.
struct EpochSetting {
  const data::Corpus& corpus;
  const Item2VecOptions& options;
  const NoiseTable& noise;
  const HuffmanTree* tree;      ///< hierarchical softmax, else null
  std::span<const float> keep;  ///< see SequenceWalk
  std::uint64_t epoch_plays = 0;
  unsigned threads = 1;
  std::atomic<std::int64_t>& watch_at;  ///< when neighbours are due, in ticks of the steady clock; 0: now
  /// Asked now and then by every thread, with the plays of all epochs trained so far, for what is due within an epoch. May be
  /// empty.
  std::function<void(std::uint64_t plays)> look_in = {};
};

/// The learning rate, which falls evenly from its first value to its last over the plays of all epochs.
class LearningRate {
 public:
  explicit LearningRate(const EpochSetting& setting)
      : first_(setting.options.learning_rate),
        planned_(static_cast<double>(setting.epoch_plays) * setting.options.epochs),
        slope_(planned_ > 0 ? (setting.options.final_learning_rate - first_) / planned_ : 0.0) {}
  /// After so many plays. Asked for each of them: no division.
  [[nodiscard]] double at(std::uint64_t plays) const {
    const auto done = static_cast<double>(static_cast<std::int64_t>(plays));  // signed: an instruction, not a branch
    return first_ + slope_ * std::min(planned_, done);
  }

 private:
  double first_;
  double planned_;
  double slope_;
};

/// Shows the neighbours of the watched artists if it is time to. Any thread may ask; one at a time does it.
void show_watched_if_due(const EpochSetting& setting, const TrainingHooks& hooks, TrainingTables& tables,
                         const std::function<bool()>& give_up, Progress& progress);

/// One pass over the sequences in the given order. Returns false if it ended early because of progress.stop_requested().
bool train_epoch(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch, const TrainingHooks& hooks,
                 TrainingTables& tables, TrainingCurve& curve, Progress& progress);

}  // namespace segue::models
