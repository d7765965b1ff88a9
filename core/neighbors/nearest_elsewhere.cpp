// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/neighbors/nearest_elsewhere.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/base/parallel.h"

namespace segue::neighbors {

std::optional<ListsElsewhere> nearest_elsewhere(const Scorer& scorer, std::span<const std::int32_t> queries, std::size_t k,
                                                unsigned threads, Progress& progress) {
  Coprocessor* const coprocessor = scorer.coprocessor();
  const std::optional<Tables> tables = scorer.tables();
  if (coprocessor == nullptr || !tables) return std::nullopt;
  std::vector<std::uint8_t> known(scorer.size());
  for (std::size_t i = 0; i < known.size(); ++i) known[i] = scorer.known(static_cast<std::int32_t>(i)) ? 1 : 0;
  const auto search = coprocessor->open(*tables, known, queries.size());
  if (!search) return std::nullopt;
  const std::size_t asked = std::min({k + listed_beyond, scorer.size(), search->most_listed()});
  if (asked <= k && asked < scorer.size()) return std::nullopt;

  const Closeness closeness(*tables, known, threads);
  ListsElsewhere found;
  found.lists.resize(queries.size());
  std::vector<float> rows;
  std::mutex mutex;
  for (std::size_t first = 0; first < queries.size(); first += search->most_queries()) {
    progress.throw_if_cancelled();
    const auto block = queries.subspan(first, std::min(search->most_queries(), queries.size() - first));
    rows.resize(block.size() * tables->dim);
    for (std::size_t i = 0; i < block.size(); ++i) {
      std::copy_n(tables->queries + static_cast<std::size_t>(block[i]) * tables->dim, tables->dim, rows.data() + i * tables->dim);
    }
    const auto answer = search->ask({rows, block.size(), block, asked, {}});
    if (!answer) return std::nullopt;
    parallel_ranges(block.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        if (!scorer.known(block[i])) continue;
        const float* const row = rows.data() + i * tables->dim;
        const double close = closeness.of(row);
        auto best = std::isfinite(close) ? exact_best(*tables, row, answer->lists[i], asked, k, close) : std::nullopt;
        if (best) {
          found.lists[first + i] = std::move(*best);
        } else {
          const std::scoped_lock lock(mutex);
          found.left.push_back(first + i);
        }
      }
    });
    progress.advance(block.size());
  }
  std::sort(found.left.begin(), found.left.end());
  return found;
}

}  // namespace segue::neighbors
