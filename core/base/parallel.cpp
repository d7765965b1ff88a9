// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace segue {

unsigned thread_count(unsigned threads) { return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency()); }

void parallel_workers(unsigned threads, const std::function<void(unsigned)>& work) {
  std::exception_ptr first;
  std::mutex mutex;
  const auto guarded = [&](unsigned worker) {
    try {
      work(worker);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!first) first = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    others.reserve(threads);
    for (unsigned worker = 1; worker < threads; ++worker) others.emplace_back(guarded, worker);
    guarded(0);
  }
  if (first) std::rethrow_exception(first);
}

void parallel_ranges(std::size_t count, std::size_t grain, unsigned threads,
                     const std::function<void(std::size_t, std::size_t)>& work) {
  if (count == 0) return;
  grain = std::max<std::size_t>(grain, 1);
  const std::size_t ranges = (count + grain - 1) / grain;
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(thread_count(threads), ranges));
  std::atomic<std::size_t> next{0};
  parallel_workers(workers, [&](unsigned) {
    try {
      for (std::size_t range = next.fetch_add(1); range < ranges; range = next.fetch_add(1)) {
        work(range * grain, std::min(count, (range + 1) * grain));
      }
    } catch (...) {
      next.store(ranges);
      throw;
    }
  });
}

}  // namespace segue
