// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/sort_plays.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <vector>

#include "core/base/parallel.h"

namespace segue::tables {
namespace {

constexpr std::size_t grain = std::size_t{1} << 16U;  ///< plays between two looks at `progress`
constexpr std::size_t large = std::size_t{1} << 18U;  ///< a group from here on is sorted by all threads together
constexpr unsigned most_digit_bits = 10;              ///< 1,024 places to write to at once, which the caches still bear

void look(const Progress* progress) {
  if (progress != nullptr) progress->throw_if_cancelled();
}

struct ByGroup {
  std::uint64_t operator()(const Play& play) const { return play.group; }
};
struct ByKey {
  std::int64_t least;
  std::uint64_t operator()(const Play& play) const {
    return static_cast<std::uint64_t>(play.key) - static_cast<std::uint64_t>(least);
  }
};

/// One stable pass: `from` to `to` by one digit of `value`. Each worker counts and then moves its own stretch.
template <class Value>
void radix_pass(std::span<const Play> from, std::span<Play> to, Value value, unsigned shift, unsigned bits, unsigned threads,
                const Progress* progress) {
  const auto workers = static_cast<unsigned>(std::clamp<std::size_t>(from.size() / grain, 1, thread_count(threads)));
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  std::vector<std::array<std::size_t, std::size_t{1} << most_digit_bits>> places(workers);
  const auto stretches = [&](unsigned worker, auto&& work) {
    const std::size_t end = from.size() * (worker + 1) / workers;
    for (std::size_t at = from.size() * worker / workers; at < end; at += grain) {
      look(progress);
      work(from.subspan(at, std::min(grain, end - at)));
    }
  };
  parallel_workers(workers, [&](unsigned worker) {
    auto& counts = places[worker];
    counts.fill(0);
    stretches(worker, [&](std::span<const Play> plays) {
      for (const Play& play : plays) ++counts[(value(play) >> shift) & mask];
    });
  });
  std::size_t sum = 0;
  for (std::size_t digit = 0; digit <= mask; ++digit) {
    for (auto& counts : places) {
      const std::size_t count = counts[digit];
      counts[digit] = sum;
      sum += count;
    }
  }
  parallel_workers(workers, [&](unsigned worker) {
    auto& at = places[worker];
    stretches(worker, [&](std::span<const Play> plays) {
      for (const Play& play : plays) to[at[(value(play) >> shift) & mask]++] = play;
    });
  });
}

/// Sorts by a value of `bits` bits; the result stands in `plays`.
template <class Value>
void radix_sort(std::span<Play> plays, std::span<Play> scratch, Value value, unsigned bits, unsigned threads,
                const Progress* progress) {
  const unsigned passes = (bits + most_digit_bits - 1) / most_digit_bits;
  if (passes == 0) return;
  const unsigned digit = (bits + passes - 1) / passes;
  std::span<Play> from = plays;
  std::span<Play> to = scratch;
  for (unsigned pass = 0; pass < passes; ++pass) {
    const unsigned shift = pass * digit;
    radix_pass(from, to, value, shift, std::min(digit, bits - shift), threads, progress);
    std::swap(from, to);
  }
  if (from.data() == plays.data()) return;
  parallel_ranges(plays.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
    look(progress);
    std::memcpy(plays.data() + begin, scratch.data() + begin, (end - begin) * sizeof(Play));
  });
}

void sort_by_group(std::span<Play> plays, std::span<Play> scratch, unsigned threads, const Progress* progress) {
  std::atomic<std::uint32_t> used{0};
  std::atomic<bool> sorted{true};
  parallel_ranges(plays.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
    look(progress);
    std::uint32_t bits = 0;
    bool in_order = begin == 0 || plays[begin - 1].group <= plays[begin].group;
    for (std::size_t i = begin; i < end; ++i) {
      bits |= plays[i].group;
      in_order = in_order && (i == begin || plays[i - 1].group <= plays[i].group);
    }
    used.fetch_or(bits, std::memory_order_relaxed);
    if (!in_order) sorted.store(false, std::memory_order_relaxed);
  });
  if (sorted.load()) return;
  radix_sort(plays, scratch, ByGroup(), static_cast<unsigned>(std::bit_width(used.load())), threads, progress);
}

bool earlier(const Play& a, const Play& b) { return a.key < b.key; }

bool in_order(std::span<const Play> group) { return std::is_sorted(group.begin(), group.end(), earlier); }

/// Newest first and no two at one time: turned round.
bool turn(std::span<Play> group) {
  const auto not_earlier = [](const Play& a, const Play& b) { return a.key <= b.key; };
  if (std::adjacent_find(group.begin(), group.end(), not_earlier) != group.end()) return false;
  std::reverse(group.begin(), group.end());
  return true;
}

}  // namespace

void sort_plays(std::span<Play> plays, std::span<Play> scratch, unsigned threads, const Progress* progress) {
  sort_by_group(plays, scratch, threads, progress);
  std::vector<std::size_t> begins;  // of ranges that begin with a group, about `grain` long at least
  for (std::size_t at = 0; at < plays.size();) {
    look(progress);
    begins.push_back(at);
    // The end of the group that the play `grain` further on belongs to.
    std::size_t end = std::min(at + grain, plays.size());
    end = static_cast<std::size_t>(std::upper_bound(plays.begin() + static_cast<std::ptrdiff_t>(end - 1), plays.end(),
                                                    plays[end - 1].group,
                                                    [](std::uint32_t group, const Play& play) { return group < play.group; }) -
                                   plays.begin());
    at = end;
  }
  begins.push_back(plays.size());
  std::vector<std::vector<std::span<Play>>> left(begins.size());
  parallel_ranges(begins.size() - 1, 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t range = first; range < last; ++range) {
      look(progress);
      for (std::size_t begin = begins[range]; begin < begins[range + 1];) {
        std::size_t end = begin + 1;
        while (end < begins[range + 1] && plays[end].group == plays[begin].group) ++end;
        const std::span<Play> group = plays.subspan(begin, end - begin);
        if (!in_order(group) && !turn(group)) {
          if (group.size() < large) {
            std::stable_sort(group.begin(), group.end(), earlier);
          } else {
            left[range].push_back(group);
          }
        }
        begin = end;
      }
    }
  });
  for (const auto& groups : left) {
    for (const std::span<Play> group : groups) {
      const auto [least, most] = std::minmax_element(group.begin(), group.end(), earlier);
      const ByKey value{least->key};
      const auto bits = static_cast<unsigned>(std::bit_width(value(*most)));
      radix_sort(group, scratch.first(group.size()), value, bits, threads, progress);
    }
  }
}

}  // namespace segue::tables
