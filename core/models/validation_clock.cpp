// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/validation_clock.h"

#include <algorithm>
#include <cmath>

namespace segue::models {

ValidationClock::ValidationClock(const TrainingHooks& hooks, Progress& progress) : hooks_(hooks), progress_(progress) {
  set_next({});
}

void ValidationClock::set_next(Clock::duration measuring_took) {
  // Never more than half of one thread's time.
  const auto wanted = std::chrono::duration_cast<Clock::duration>(
      std::chrono::duration<double>(std::clamp(hooks_.validate_every_seconds, 0.0, 1e9)));
  next_ = (Clock::now() + std::max(wanted, measuring_took)).time_since_epoch().count();
}

bool ValidationClock::due(double epoch) {
  if (!hooks_.validate || !(hooks_.validate_every_seconds > 0)) return false;
  if (epoch <= measured_.load(std::memory_order_relaxed) || epoch == std::floor(epoch)) return false;
  std::int64_t next = next_.load(std::memory_order_relaxed);
  if (Clock::now().time_since_epoch().count() < next) return false;
  // Whoever moves the time out of everybody's way does it.
  return next_.compare_exchange_strong(next, Clock::time_point::max().time_since_epoch().count());
}

bool ValidationClock::due_after_epoch(bool needed) const {
  if (!hooks_.validate) return false;
  return needed || !(hooks_.validate_every_seconds > 0) || Clock::now().time_since_epoch().count() >= next_;
}

ValidationFigures ValidationClock::measure(const Embedding& current, double epoch) {
  const auto begin = Clock::now();
  const ValidationFigures figures = hooks_.validate(current);
  progress_.throw_if_cancelled();
  progress_.record(figures.at(epoch));
  measured_.store(epoch, std::memory_order_relaxed);
  set_next(Clock::now() - begin);
  return figures;
}

}  // namespace segue::models
