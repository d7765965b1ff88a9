// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "core/models/training.h"

namespace segue::models {

/// When vectors in training are measured on validation sequences (see TrainingHooks::validate_every_seconds), and the measuring.
/// `hooks` and `progress` must outlive it.
class ValidationClock {
 public:
  ValidationClock(const TrainingHooks& hooks, Progress& progress);
  /// Within an epoch, of which so much is done (1.5: half of the second): true for one of the threads that ask, when it is time;
  /// that one must call `measure`. Where nothing has been trained since the last measuring there is nothing to see, and where an
  /// epoch ends it is `due_after_epoch` that counts.
  [[nodiscard]] bool due(double epoch);
  /// After an epoch. `needed`: it is the last one, or somebody waits for its figure.
  [[nodiscard]] bool due_after_epoch(bool needed) const;
  /// Measures and records. Throws what the hook throws.
  ValidationFigures measure(const Embedding& current, double epoch);

 private:
  using Clock = std::chrono::steady_clock;
  void set_next(Clock::duration measuring_took);

  const TrainingHooks& hooks_;
  Progress& progress_;
  std::atomic<std::int64_t> next_{0};  ///< in ticks
  std::atomic<double> measured_{0};    ///< epochs that had been trained then
};

}  // namespace segue::models
