// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_watch.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "core/models/cosines.h"

namespace segue::models {

void show_watched(TrainingTables& tables, const TrainingHooks& hooks, const std::function<bool()>& give_up, Progress& progress) {
  if (hooks.watched.empty()) return;
  const auto rows = tables.rows();
  const auto dim = tables.stride();
  const std::size_t block = std::max<std::size_t>(1, (std::size_t{1} << 20U) / dim);
  std::vector<float> found(rows);
  std::vector<std::int32_t> order(rows);
  std::vector<WatchedNeighbors> all;
  for (const data::ArtistIndex artist : hooks.watched) {
    if (artist < 0 || static_cast<std::size_t>(artist) >= rows) continue;
    const float* const query = tables.input(static_cast<std::size_t>(artist));
    for (std::size_t begin = 0; begin < rows; begin += block) {
      if (give_up()) return;
      const std::size_t count = std::min(block, rows - begin);
      cosines(tables.input(begin), count, dim, query, found.data() + begin);
    }
    found[static_cast<std::size_t>(artist)] = -2;
    // Training that is about to be found diverged: what is no number cannot be sorted.
    std::replace_if(
        found.begin(), found.end(), [](float c) { return c != c; }, -2.0F);
    std::iota(order.begin(), order.end(), 0);
    const auto score = [&](std::int32_t i) { return found[static_cast<std::size_t>(i)]; };
    const auto best = order.begin() + static_cast<std::ptrdiff_t>(std::min(hooks.watched_neighbors, rows));
    std::partial_sort(order.begin(), best, order.end(),
                      [&](std::int32_t a, std::int32_t b) { return score(a) != score(b) ? score(a) > score(b) : a < b; });
    WatchedNeighbors shown{artist, {}, {}};
    for (auto it = order.begin(); it != best && score(*it) >= -1.5F; ++it) {
      shown.neighbors.push_back(*it);
      shown.scores.push_back(score(*it));
    }
    all.push_back(std::move(shown));
  }
  progress.show(std::move(all));
}

}  // namespace segue::models
