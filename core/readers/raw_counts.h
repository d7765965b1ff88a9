// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data::raw {

/// Counts how often each of a known number of values is met. Clearing costs no more than what was counted.
class Counter {
 public:
  explicit Counter(std::size_t values) : counts_(values, 0), stamps_(values, 0) {}

  void add(std::int32_t value) {
    if (counts_[static_cast<std::size_t>(value)]++ == 0) met_.push_back(value);
  }
  /// Begins a list within which `add_once` counts a value only once.
  void next_list() { ++stamp_; }
  void add_once(std::int32_t value) {
    std::uint64_t& stamp = stamps_[static_cast<std::size_t>(value)];
    if (stamp != stamp_) add(value);
    stamp = stamp_;
  }
  [[nodiscard]] std::uint32_t count(std::int32_t value) const { return counts_[static_cast<std::size_t>(value)]; }
  [[nodiscard]] std::vector<std::int32_t>& met() { return met_; }  ///< in order of first appearance
  void clear() {
    for (const std::int32_t value : met_) counts_[static_cast<std::size_t>(value)] = 0;
    met_.clear();
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint64_t> stamps_;
  std::vector<std::int32_t> met_;
  std::uint64_t stamp_ = 0;
};

/// Calls `work(counter, begin, end, range)` for ranges of `grain` groups on all threads, each with a counter of its own.
template <class Work>
void for_groups(std::size_t groups, std::size_t grain, std::size_t values, unsigned threads, const Progress& progress,
                Work work) {
  const std::size_t ranges = (groups + grain - 1) / grain;
  if (ranges == 0) return;
  std::atomic<std::size_t> next{0};
  parallel_workers(static_cast<unsigned>(std::min<std::size_t>(thread_count(threads), ranges)), [&](unsigned) {
    Counter counter(values);
    for (std::size_t range = next++; range < ranges; range = next++) {
      progress.throw_if_cancelled();
      work(counter, range * grain, std::min(groups, (range + 1) * grain), range);
    }
  });
}

struct GroupCounts {
  Lists<std::int32_t> values;
  std::vector<std::uint32_t> counts;  ///< beside values.values
};

/// For each group the values that `fill(group, counter)` adds, most frequent first (ties: lower value), and how often. O(n) and a
/// sort of what is distinct.
template <class Fill>
GroupCounts count_groups(std::size_t groups, std::size_t values, unsigned threads, const Progress& progress, Fill fill) {
  constexpr std::size_t grain = 256;
  struct Part {
    std::vector<std::uint32_t> sizes;
    std::vector<std::int32_t> values;
    std::vector<std::uint32_t> counts;
  };
  std::vector<Part> parts((groups + grain - 1) / grain);
  for_groups(groups, grain, values, threads, progress,
             [&](Counter& counter, std::size_t begin, std::size_t end, std::size_t range) {
               Part& part = parts[range];
               for (std::size_t group = begin; group < end; ++group) {
                 fill(group, counter);
                 std::vector<std::int32_t>& met = counter.met();
                 std::sort(met.begin(), met.end(), [&](std::int32_t a, std::int32_t b) {
                   if (counter.count(a) != counter.count(b)) return counter.count(a) > counter.count(b);
                   return a < b;
                 });
                 part.sizes.push_back(static_cast<std::uint32_t>(met.size()));
                 for (const std::int32_t value : met) {
                   part.values.push_back(value);
                   part.counts.push_back(counter.count(value));
                 }
                 counter.clear();
               }
             });
  GroupCounts out;
  std::size_t total = 0;
  for (const Part& part : parts) total += part.values.size();
  out.values.values.reserve(total);
  out.values.offsets.reserve(groups + 1);
  out.counts.reserve(total);
  for (Part& part : parts) {
    for (const std::uint32_t size : part.sizes) out.values.offsets.push_back(out.values.offsets.back() + size);
    out.values.values.append(part.values.begin(), part.values.end());
    out.counts.insert(out.counts.end(), part.counts.begin(), part.counts.end());
    part = {};
  }
  return out;
}

}  // namespace segue::data::raw
