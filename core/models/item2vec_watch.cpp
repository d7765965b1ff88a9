// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_watch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "core/models/cosines.h"

namespace segue::models {

namespace {

constexpr float none = -std::numeric_limits<float>::infinity();

/// The best rows for an artist, best first, ties to the lower index; false where it was given up.
bool find_best(TrainingTables& tables, std::size_t artist, Scoring scoring, std::size_t k, const std::function<bool()>& give_up,
               WatchedNeighbors& best) {
  const std::size_t rows = tables.rows();
  const std::size_t dim = tables.stride();
  const std::size_t block = std::max<std::size_t>(1, (std::size_t{1} << 20U) / dim);
  const float* const query = tables.input(artist);
  std::vector<float> found(rows);
  for (std::size_t begin = 0; begin < rows; begin += block) {
    if (give_up()) return false;
    const std::size_t count = std::min(block, rows - begin);
    if (scoring == Scoring::resembles) {
      cosines(tables.input(begin), count, dim, query, found.data() + begin);
    } else {
      products(tables.output(begin), count, dim, query, found.data() + begin);
    }
  }
  found[artist] = none;
  // Rows of zeros, and training that is about to be found diverged: what is no number cannot be sorted.
  const bool cosine = scoring == Scoring::resembles;
  std::ranges::replace_if(
      found, [cosine](float score) { return !std::isfinite(score) || (cosine && score < -1.5F); }, none);
  std::vector<std::int32_t> order(rows);
  std::iota(order.begin(), order.end(), 0);
  const auto score = [&](std::int32_t i) { return found[static_cast<std::size_t>(i)]; };
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(k, rows));
  std::partial_sort(order.begin(), end, order.end(),
                    [&](std::int32_t a, std::int32_t b) { return score(a) != score(b) ? score(a) > score(b) : a < b; });
  for (auto it = order.begin(); it != end && score(*it) > none; ++it) {
    best.neighbors.push_back(*it);
    best.scores.push_back(score(*it));
  }
  return true;
}

}  // namespace

void show_watched(TrainingTables& tables, const TrainingHooks& hooks, bool who_follows, const std::function<bool()>& give_up,
                  Progress& progress) {
  if (hooks.watched.empty()) return;
  std::vector<WatchedNeighbors> all;
  for (const Scoring scoring : {Scoring::resembles, Scoring::followed_by}) {
    if (scoring == Scoring::followed_by && !who_follows) break;
    for (const data::ArtistIndex artist : hooks.watched) {
      if (artist < 0 || static_cast<std::size_t>(artist) >= tables.rows()) continue;
      WatchedNeighbors best{artist, {}, {}};
      if (!find_best(tables, static_cast<std::size_t>(artist), scoring, hooks.watched_neighbors, give_up, best)) return;
      all.push_back(std::move(best));
    }
  }
  progress.show(std::move(all));
}

}  // namespace segue::models
