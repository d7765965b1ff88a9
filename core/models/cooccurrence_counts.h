// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/linalg/sparse.h"

namespace segue::models {

/// Rows that are counted by one thread at a time.
inline constexpr std::size_t rows_at_a_time = 128;

/// What a count of 0 … 2³² − 1 becomes in a signed byte: from 128 on it wraps, as in the 2020 study.
[[nodiscard]] constexpr std::int64_t in_eight_bits(std::uint32_t count) { return static_cast<std::int8_t>(count); }

/// E of the counts in signed bytes, BᵀB + E: in_eight_bits(c) − c for every pair of artists (an artist and itself too) that share
/// 128 listeners or more. Symmetric. Throws Cancelled.
[[nodiscard]] linalg::SparseRows wrapped_counts(const linalg::SparseRows& heard, const linalg::SparseRows& heard_by,
                                                unsigned threads, Progress& progress);

/// Calls pair(worker, x, y, common audience) for all artists x and y that share anybody, y ascending, and row_done(x) after the
/// last of x; `lower`: only for y ≤ x. Rows are shared out to the threads in blocks. Bound by the counters, at random.
template <class Pair, class RowDone>
void over_counts(const linalg::SparseRows& heard, const linalg::SparseRows& heard_by, bool lower, unsigned threads,
                 Progress& progress, const Pair& pair, const RowDone& row_done) {
  // Counters are looked through in lines of 16, and only in those that are marked: cheaper than a list of which are in use,
  // which would have to be sorted.
  constexpr std::size_t line = 16;
  const std::size_t artists = heard_by.size();
  std::atomic<std::size_t> next{0};
  parallel_workers(threads, [&](unsigned worker) {
    std::vector<std::uint32_t> counts((artists + line - 1) / line * line, 0);
    std::vector<std::uint8_t> used(counts.size() / line, 0);
    for (std::size_t block = next.fetch_add(1); block * rows_at_a_time < artists; block = next.fetch_add(1)) {
      const std::size_t end = std::min(artists, (block + 1) * rows_at_a_time);
      for (std::size_t x = block * rows_at_a_time; x < end; ++x) {
        progress.throw_if_cancelled();
        const std::size_t last = lower ? x : artists - 1;
        for (std::uint64_t i = heard_by.offsets[x]; i < heard_by.offsets[x + 1]; ++i) {
          const std::size_t user = heard_by.columns[i];
          for (std::uint64_t j = heard.offsets[user]; j < heard.offsets[user + 1]; ++j) {
            const std::uint32_t y = heard.columns[j];
            if (y > last) break;
            ++counts[y];
            used[y / line] = 1;
          }
        }
        for (std::size_t l = 0; l < used.size(); ++l) {
          if (used[l] == 0) continue;
          used[l] = 0;
          for (std::size_t y = l * line; y < (l + 1) * line; ++y) {
            if (counts[y] != 0) pair(worker, x, y, counts[y]);
            counts[y] = 0;
          }
        }
        row_done(x);
      }
      progress.advance(end - block * rows_at_a_time);
    }
  });
}

}  // namespace segue::models
