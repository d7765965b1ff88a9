// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <mutex>
#include <vector>

#include "core/base/error.h"

namespace segue {

/// One point of a training curve.
struct TrainingSample {
  double epoch = 0;          ///< epochs done, fractional (2.25: a quarter into the third)
  double loss = 0;           ///< mean loss per positive pair since the sample before (natural logarithm)
  double learning_rate = 0;  ///< NaN where the model has none; 0 where `loss` is the largest residual of a decomposition
  double rate = 0;           ///< units (see Snapshot::unit) per second since the sample before
  double gradient_norm = 0;  ///< mean length of the gradient of an input vector; 0 where it is not known
};

/// Figures on the validation sequences. NaN: not measured, or not to be had of this model.
struct ValidationSample {
  double epoch = 0;     ///< epochs done, fractional where it was measured within one
  double hit_rate = 0;  ///< hit@k by the better suited scoring: who follows where the model can tell, else who resembles
  double resembles = std::numeric_limits<double>::quiet_NaN();    ///< hit@k by cosine of input vectors
  double followed_by = std::numeric_limits<double>::quiet_NaN();  ///< hit@k by input · output
  double cosine = std::numeric_limits<double>::quiet_NaN();       ///< mean cosine of two different artists of one sequence
};

/// Current neighbours of one watched artist (vocabulary indices, best first).
struct WatchedNeighbors {
  std::int32_t artist = 0;
  std::vector<std::int32_t> neighbors;
  std::vector<float> scores;
};

/// What a long task tells its watcher, and what the watcher tells it. All members may be called from any thread.
///
/// The task calls `start` for each phase and `advance` as it goes, and asks `stop_requested` (or `throw_if_cancelled`) at least
/// every 100 ms. The watcher polls `snapshot` from a timer. There are no callbacks, so a watcher can never slow a task down.
class Progress {
 public:
  struct Snapshot {
    const char* phase = "";  ///< English, marked with SEGUE_TEXT("…"); "" before the first phase
    const char* unit = "";   ///< what is counted ("rows", "pairs", "sequences"), marked likewise; "" for a plain fraction
    std::uint64_t done = 0;
    std::uint64_t total = 0;   ///< 0: not known
    double seconds = 0;        ///< in this phase
    double rate = 0;           ///< units per second in this phase, 0 while not known
    double seconds_left = -1;  ///< of this phase; negative while not known
    [[nodiscard]] double fraction() const { return total == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(total); }
  };

  // For the task.
  void start(const char* phase, std::uint64_t total, const char* unit = "");
  void advance(std::uint64_t units) { done_.fetch_add(units, std::memory_order_relaxed); }
  /// True when the task should end early, by either button.
  [[nodiscard]] bool stop_requested() const { return stop_.load(std::memory_order_relaxed) || cancelled(); }
  [[nodiscard]] bool cancelled() const { return cancel_.load(std::memory_order_relaxed); }
  void throw_if_cancelled() const {
    if (cancelled()) throw Cancelled();
  }
  void record(const TrainingSample& sample);
  void record(const ValidationSample& sample);
  void show(std::vector<WatchedNeighbors> neighbors);

  // For the watcher.
  void cancel() { cancel_.store(true, std::memory_order_relaxed); }       ///< end and throw the result away
  void stop_and_keep() { stop_.store(true, std::memory_order_relaxed); }  ///< end soon with what there is
  [[nodiscard]] Snapshot snapshot() const;
  /// Training samples from index `first` on, in order.
  [[nodiscard]] std::vector<TrainingSample> training_samples(std::size_t first = 0) const;
  [[nodiscard]] std::vector<ValidationSample> validation_samples(std::size_t first = 0) const;
  /// The newest neighbours shown, and how often they have been shown so far (0: never).
  [[nodiscard]] std::vector<WatchedNeighbors> watched(std::uint64_t* version = nullptr) const;

 private:
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> cancel_{false};
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;  // guards everything below
  const char* phase_ = "";
  const char* unit_ = "";
  std::uint64_t total_ = 0;
  std::chrono::steady_clock::time_point phase_start_{};
  std::vector<TrainingSample> training_;
  std::vector<ValidationSample> validation_;
  std::vector<WatchedNeighbors> watched_;
  std::uint64_t watched_version_ = 0;
};

}  // namespace segue
