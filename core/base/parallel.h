// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace segue {

/// Number of worker threads for an option `threads` where 0 means "all cores".
[[nodiscard]] unsigned thread_count(unsigned threads);

/// Calls `work(worker)` once on each of `threads` threads (worker = 0 … threads − 1; 0 runs on the caller) and waits for all.
/// The first exception thrown by a worker is rethrown here, after all of them have ended.
void parallel_workers(unsigned threads, const std::function<void(unsigned worker)>& work);

/// Calls `work(begin, end)` for consecutive ranges that together cover [0, count), each of at most `grain` items, on `threads`
/// threads (0: all cores). Ranges are handed out in order; which thread gets which is not determined. After an exception no
/// further range is started.
void parallel_ranges(std::size_t count, std::size_t grain, unsigned threads,
                     const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace segue
