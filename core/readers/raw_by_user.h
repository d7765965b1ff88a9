// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/pages.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/readers/raw_rows.h"

namespace segue::data::raw {

/// Items of pairs brought together by user: those of user u are items[offsets[u]] … items[offsets[u + 1] − 1], in file order.
template <class Item>
struct ByUser {
  std::vector<std::uint64_t> offsets;
  Pages<Item> items;
};

/// `each(block, i, take)` hands the items of pair i on to `take(user, item)`, the same ones whenever it is asked.
template <class Item, class Each>
ByUser<Item> by_user(const std::vector<PairBlock>& blocks, std::size_t users, unsigned threads, const Progress& progress,
                     Each each) {
  ByUser<Item> out;
  const unsigned workers = thread_count(threads);
  std::vector<std::vector<std::uint64_t>> counts(workers);
  std::atomic<std::size_t> next_block{0};
  parallel_workers(workers, [&](unsigned worker) {
    counts[worker].assign(users + 1, 0);
    for (std::size_t b = next_block++; b < blocks.size(); b = next_block++) {
      progress.throw_if_cancelled();
      for (std::size_t i = 0; i < blocks[b].users.size(); ++i) {
        each(blocks[b], i, [&](std::int32_t user, Item) { ++counts[worker][static_cast<std::size_t>(user) + 1]; });
      }
    }
  });
  out.offsets.assign(users + 1, 0);
  for (std::size_t u = 0; u < users; ++u) {
    out.offsets[u + 1] = out.offsets[u];
    for (const std::vector<std::uint64_t>& own : counts) out.offsets[u + 1] += own[u + 1];
  }
  counts = {};
  out.items.resize(out.offsets[users]);
  // Each worker goes through all pairs and moves those of its own users, so that file order is kept and nobody waits.
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  parallel_workers(workers, [&](unsigned worker) {
    const auto edge = [&](unsigned w) {
      const std::uint64_t share = out.items.size() / workers * w;
      return w == workers ? users
                          : static_cast<std::size_t>(std::lower_bound(out.offsets.begin(), out.offsets.end() - 1, share) -
                                                     out.offsets.begin());
    };
    const auto low = static_cast<std::int32_t>(edge(worker));
    const auto high = static_cast<std::int32_t>(edge(worker + 1));
    for (const PairBlock& block : blocks) {
      progress.throw_if_cancelled();
      for (std::size_t i = 0; i < block.users.size(); ++i) {
        if (block.users[i] < low || block.users[i] >= high) continue;
        each(block, i, [&](std::int32_t user, Item item) { out.items[next[static_cast<std::size_t>(user)]++] = item; });
      }
    }
  });
  return out;
}

}  // namespace segue::data::raw
