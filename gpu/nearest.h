// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "gpu/search.h"

namespace segue::gpu {

/// Two tables of vectors, row-major, one row of `dim` floats per artist: the score of candidate c for query q is the inner
/// product of row q of `queries` and row c of `candidates`.
struct ScoredTables {
  const float* queries = nullptr;
  const float* candidates = nullptr;
  std::size_t artists = 0;
  std::size_t dim = 0;
  std::span<const std::uint8_t> known;  ///< by artist: 0: is neither asked nor found
};

struct NearestOptions {
  std::size_t k = 10;      ///< at most most_neighbours
  std::size_t memory = 0;  ///< bytes of device memory for scores and vectors, about, at least 1 MiB; 0: Search::usual_memory
};

/// Exact k best candidates of each query, best first; of equal scores the lower artist. The query itself and unknown artists are
/// never found; an unknown query finds nothing. The tables go through the device in blocks. `go_on(queries done)` is asked after
/// each block; false ends early with what there is. Throws Fault (where even one small block does not fit), Error (k too large).
[[nodiscard]] std::vector<std::vector<Found>> nearest(Runtime& device, const ScoredTables& tables,
                                                      std::span<const std::int32_t> queries, const NearestOptions& options,
                                                      const std::function<bool(std::size_t)>& go_on = {});

}  // namespace segue::gpu
