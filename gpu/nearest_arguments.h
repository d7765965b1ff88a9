// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace segue::gpu {

/// What the kernel `score_tiles` gets: scores of some queries against some candidates. Rows of vectors are `stride` floats, a
/// multiple of 4, and start at 16 bytes, as do rows of scores.
struct ProductArguments {
  const float* queries;
  const float* candidates;
  float* scores;
  std::uint32_t query_count;
  std::uint32_t candidate_count;
  std::uint32_t stride;
  std::uint32_t score_stride;  ///< floats, a multiple of 4
};

/// What the kernel `select_best` gets: scores of a block of candidates, and the best of those before, which it keeps up.
struct SelectArguments {
  const float* scores;
  std::uint32_t score_stride;
  std::uint32_t query_count;
  std::uint32_t first_candidate;
  std::uint32_t candidate_count;
  const std::uint8_t* known;    ///< by candidate, all of them: 0: leave out
  const std::int32_t* artists;  ///< of the queries, which are left out too
  std::uint64_t* best;          ///< k keys per query, best first (see key_of); 0: none
  std::uint32_t k;              ///< 1 … most_neighbours
};

/// Longest list that the kernel keeps in shared memory.
constexpr std::uint32_t most_neighbours = 1024;

/// Scores of one query that are asked about: how many are above `high`, and who has one from `low` to `high`.
struct Interval {
  std::uint32_t query;  ///< of the block
  float low, high;
};

/// Candidates that are named for an interval; the number of those beyond is known, but not who they are.
constexpr std::uint32_t named_room = 64;

/// What the kernel `count_intervals` gets: scores of a block of candidates. What it finds is added to what is there.
struct CountArguments {
  const float* scores;
  std::uint32_t score_stride;
  std::uint32_t first_candidate;
  std::uint32_t candidate_count;
  const std::uint8_t* known;  ///< by candidate, all of them: 0: leave out
  const Interval* intervals;
  std::uint32_t interval_count;
  std::uint32_t* above;   ///< by interval
  std::uint32_t* within;  ///< by interval
  std::int32_t* named;    ///< by interval: named_room of those within, in any order
};

}  // namespace segue::gpu
