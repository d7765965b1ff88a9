// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/nearest.h"

#include <algorithm>

namespace segue::gpu {

std::vector<std::vector<Found>> nearest(Runtime& device, const ScoredTables& tables, std::span<const std::int32_t> queries,
                                        const NearestOptions& options, const std::function<bool(std::size_t)>& go_on) {
  std::vector<std::vector<Found>> found(queries.size());
  const std::size_t k = std::min(options.k, tables.artists);
  if (k == 0 || queries.empty()) return found;
  const std::size_t memory = options.memory > 0 ? options.memory : Search::usual_memory(device);
  const auto search = Search::open(device, {tables.candidates, tables.artists, tables.dim, tables.known}, queries.size(), memory);
  std::vector<float> rows;
  for (std::size_t q = 0; q < queries.size();) {
    const std::size_t count = std::min(search->most_queries(), queries.size() - q);
    rows.resize(count * tables.dim);
    for (std::size_t i = 0; i < count; ++i) {
      std::copy_n(tables.queries + static_cast<std::size_t>(queries[q + i]) * tables.dim, tables.dim,
                  rows.data() + i * tables.dim);
    }
    Answer answer = search->ask({rows.data(), count, queries.subspan(q, count), k});
    for (std::size_t i = 0; i < count; ++i) {
      if (tables.known[static_cast<std::size_t>(queries[q + i])] != 0) found[q + i] = std::move(answer.lists[i]);
    }
    q += count;
    if (go_on && !go_on(q)) break;
  }
  return found;
}

}  // namespace segue::gpu
