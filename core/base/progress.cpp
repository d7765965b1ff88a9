// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <utility>

namespace segue {

void Progress::start(const char* phase, std::uint64_t total, const char* unit) {
  const std::lock_guard lock(mutex_);
  phase_ = phase;
  unit_ = unit;
  total_ = total;
  phase_start_ = std::chrono::steady_clock::now();
  done_.store(0, std::memory_order_relaxed);
}

void Progress::record(const TrainingSample& sample) {
  const std::lock_guard lock(mutex_);
  training_.push_back(sample);
}

void Progress::record(const ValidationSample& sample) {
  const std::lock_guard lock(mutex_);
  validation_.push_back(sample);
}

void Progress::show(std::vector<WatchedNeighbors> neighbors) {
  const std::lock_guard lock(mutex_);
  watched_ = std::move(neighbors);
  ++watched_version_;
}

Progress::Snapshot Progress::snapshot() const {
  const std::lock_guard lock(mutex_);
  Snapshot s;
  s.phase = phase_;
  s.unit = unit_;
  s.done = done_.load(std::memory_order_relaxed);
  s.total = total_;
  if (phase_start_ == std::chrono::steady_clock::time_point{}) return s;
  s.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - phase_start_).count();
  if (s.seconds > 0.2 && s.done > 0) {
    s.rate = static_cast<double>(s.done) / s.seconds;
    if (s.total >= s.done && s.total > 0) s.seconds_left = static_cast<double>(s.total - s.done) / s.rate;
  }
  return s;
}

std::vector<TrainingSample> Progress::training_samples(std::size_t first) const {
  const std::lock_guard lock(mutex_);
  if (first >= training_.size()) return {};
  return {training_.begin() + static_cast<std::ptrdiff_t>(first), training_.end()};
}

std::vector<ValidationSample> Progress::validation_samples(std::size_t first) const {
  const std::lock_guard lock(mutex_);
  if (first >= validation_.size()) return {};
  return {validation_.begin() + static_cast<std::ptrdiff_t>(first), validation_.end()};
}

std::vector<WatchedNeighbors> Progress::watched(std::uint64_t* version) const {
  const std::lock_guard lock(mutex_);
  if (version != nullptr) *version = watched_version_;
  return watched_;
}

}  // namespace segue
