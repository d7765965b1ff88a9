// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gpu/runtime.h"

namespace segue::gpu {

/// Who is searched: row-major, one row of `dim` floats per artist. Must outlive the search.
struct Candidates {
  const float* rows = nullptr;
  std::size_t artists = 0;
  std::size_t dim = 0;
  std::span<const std::uint8_t> known;  ///< by artist; 0: is never found
};

struct Found {
  std::int32_t artist = 0;
  float score = 0;
};

/// What was found for an Interval.
struct Counted {
  std::uint32_t above = 0;          ///< known candidates above it
  std::uint32_t within = 0;         ///< … and in it, its ends included
  std::vector<std::int32_t> named;  ///< those in it, ascending; named_room of them where there are more
};

/// Some queries.
struct Asked {
  const float* rows = nullptr;              ///< count × dim
  std::size_t count = 0;                    ///< at most most_queries()
  std::span<const std::int32_t> leave_out;  ///< by query, an artist that is not listed for it; negative: none. Empty: none at all
  std::size_t k = 0;                        ///< of lists, at most most_neighbours; 0: no lists
  std::span<const Interval> intervals = {};
};

struct Answer {
  std::vector<std::vector<Found>> lists;  ///< by query, best first; of equal scores the lower artist
  std::vector<Counted> counted;           ///< by interval
};

/// Inner products of queries with all candidates, looked at on the device in blocks of bounded memory. The candidates stay there
/// where they fit.
class Search {
 public:
  /// Takes about `memory` bytes of the device, for up to `queries` at a time, and less where that is not to be had. Throws Fault.
  [[nodiscard]] static std::unique_ptr<Search> open(Runtime& device, const Candidates& candidates, std::size_t queries,
                                                    std::size_t memory);
  /// Half of what is free, at most 8 GiB.
  [[nodiscard]] static std::size_t usual_memory(Runtime& device);

  [[nodiscard]] std::size_t most_queries() const;
  /// Throws Fault.
  [[nodiscard]] Answer ask(const Asked& asked);
  ~Search();

 private:
  struct State;
  explicit Search(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace segue::gpu
