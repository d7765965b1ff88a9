// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/neighbors/neighbors.h"

namespace segue::neighbors {

/// Scores of one query that are asked about: how many candidates are above `high`, and who lies from `low` to `high`.
struct ScoreInterval {
  std::uint32_t query = 0;
  float low = 0, high = 0;
};

struct IntervalCount {
  std::uint32_t above = 0;
  std::uint32_t within = 0;         ///< its ends included
  std::vector<std::int32_t> named;  ///< who lies within, ascending; fewer where there are too many
};

struct CloseQuestion {
  std::span<const float> rows;              ///< of the queries, one below the other
  std::size_t count = 0;                    ///< queries, at most most_queries()
  std::span<const std::int32_t> leave_out;  ///< by query, an artist that is not listed; empty: nobody
  std::size_t k = 0;                        ///< of lists, at most most_listed(); 0: none
  std::span<const ScoreInterval> intervals;
};

struct CloseAnswer {
  std::vector<std::vector<Neighbor>> lists;  ///< by query, best first
  std::vector<IntervalCount> counts;         ///< by interval
};

/// Candidates held by another processor, which scores queries against all known ones. Its scores are inner products in single
/// precision, added in any order: close to the CPU's, not the same bits (see Closeness).
class CloseSearch {
 public:
  virtual ~CloseSearch() = default;
  [[nodiscard]] virtual std::size_t most_queries() const = 0;
  [[nodiscard]] virtual std::size_t most_listed() const = 0;
  /// Nothing where it has given up, for lack of memory: the CPU then goes on. Throws Error for what must not go on.
  [[nodiscard]] virtual std::optional<CloseAnswer> ask(const CloseQuestion& question) = 0;

 protected:
  CloseSearch() = default;
  CloseSearch(const CloseSearch&) = default;
  CloseSearch& operator=(const CloseSearch&) = default;
};

/// A processor that may be given the work of neighbours and rankings (a GPU: core/device/searches.h). What comes out is the
/// CPU's result, ties included: whoever scores too close to call is scored anew on the CPU.
class Coprocessor {
 public:
  virtual ~Coprocessor() = default;
  /// Null where the CPU had better do it: so few queries, no memory, no such processor. `tables` must outlive what is returned.
  [[nodiscard]] virtual std::unique_ptr<CloseSearch> open(const Tables& tables, std::span<const std::uint8_t> known,
                                                          std::size_t queries) = 0;

 protected:
  Coprocessor() = default;
  Coprocessor(const Coprocessor&) = default;
  Coprocessor& operator=(const Coprocessor&) = default;
};

/// How far two single-precision inner products of the same rows can lie from each other, in whatever order they are added: each
/// is within n·u / (1 − n·u) · Σ |q·c| of the true one (Higham 2002, section 3.1), and Σ |q·c| ≤ ‖q‖ ‖c‖.
class Closeness {
 public:
  Closeness(const Tables& tables, std::span<const std::uint8_t> known, unsigned threads);
  /// For a query of the tables' `dim` floats and any known candidate; infinite where a score may overflow.
  [[nodiscard]] double of(const float* query) const;

 private:
  std::size_t dim_;
  double longest_ = 0;  ///< known candidate
};

/// The interval of scores too close to `score` to call.
[[nodiscard]] ScoreInterval too_close(std::uint32_t query, float score, double closeness);

/// The CPU's scores of these candidates for a query, bit for bit.
void score_again(const Tables& tables, const float* query, std::span<const std::int32_t> candidates, float* scores);

/// The k best by the CPU's scores, best first, from the `asked` best by scores that are so close. Nothing where somebody who is
/// not among them may belong there.
[[nodiscard]] std::optional<std::vector<Neighbor>> exact_best(const Tables& tables, const float* query,
                                                              std::span<const Neighbor> close, std::size_t asked, std::size_t k,
                                                              double closeness);

/// Candidates that are asked for beyond k, so that who is near the k-th is among them.
inline constexpr std::size_t listed_beyond = 64;

}  // namespace segue::neighbors
