// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/fields.h"
#include "core/neighbors/neighbors.h"

namespace segue::neighbors {

/// How a graph of neighbours is built and searched.
struct ApproximateOptions {
  unsigned links = 16;          ///< of an artist in the graph (M)
  unsigned build_width = 200;   ///< artists kept in view while building (ef_construction)
  unsigned search_width = 200;  ///< likewise while searching (ef): wider finds more and takes longer
  unsigned sample = 200;        ///< queries that are also searched exactly, to measure what is missed
  std::uint64_t seed = 1;       ///< of the graph's levels and of the sample
};

template <class V>
void fields(V& v, ApproximateOptions& o) {
  v.field(Field{"links", SEGUE_TEXT("Links"), SEGUE_TEXT("Of an artist in the graph of neighbours"), 2, 100, 0, true}, o.links);
  v.field(Field{"build_width", SEGUE_TEXT("Build width"), SEGUE_TEXT("Artists kept in view while the graph is built"), 10, 10000,
                0, true},
          o.build_width);
  v.field(Field{"search_width", SEGUE_TEXT("Search width"),
                SEGUE_TEXT("Artists kept in view while searching: more finds more and takes longer"), 10, 100000, 0, true},
          o.search_width);
  v.field(Field{"sample", SEGUE_TEXT("Sample"), SEGUE_TEXT("Artists also searched exactly, to measure what is missed"), 1, 100000,
                0, true},
          o.sample);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the graph and the sample"), 0, 0, 0, true}, o.seed);
}

/// A graph of the candidates' vectors to search in place of all of them: hierarchical navigable small world (Malkov & Yashunin
/// 2018; hnswlib). Inner products become cosines by one more dimension that makes all candidates equally long (Bachrach et al.
/// 2014). Built on one thread, so that the same seed gives the same graph; searched from any number.
/// Memory: the candidates' vectors once more, and about 10 · links bytes for each.
class ApproximateIndex {
 public:
  /// `scorer` must outlive it. Throws Error where it has no vectors, or no artist has one; Cancelled.
  ApproximateIndex(const Scorer& scorer, const ApproximateOptions& options, Progress& progress);
  ~ApproximateIndex();
  ApproximateIndex(ApproximateIndex&&) noexcept;
  ApproximateIndex& operator=(ApproximateIndex&&) noexcept;

  /// The k best that it finds for a query of the tables' `dim` floats, best first. Scores are those of the exact search, bit for
  /// bit; ties go to the lower index.
  [[nodiscard]] std::vector<Neighbor> search(const float* query, std::size_t k) const;
  [[nodiscard]] const Scorer& scorer() const;
  [[nodiscard]] const ApproximateOptions& options() const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

/// Lists, and how many of the exact ones' artists they hold.
struct ApproximateLists {
  std::vector<std::vector<Neighbor>> lists;
  double recall = 1;        ///< over the sample: found of the exact k best / k best
  std::size_t sampled = 0;  ///< queries it was measured on
};

/// As `nearest`, by the graph. Lists can be shorter where the graph's parts do not hang together.
[[nodiscard]] ApproximateLists nearest_approximate(const ApproximateIndex& index, std::span<const std::int32_t> queries,
                                                   const NeighborOptions& options, Progress& progress);

}  // namespace segue::neighbors
