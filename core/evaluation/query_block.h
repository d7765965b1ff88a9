// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/evaluation/own_artists.h"
#include "core/linalg/strips.h"
#include "core/neighbors/best.h"
#include "core/neighbors/coprocessor.h"
#include "core/neighbors/screening.h"

namespace segue::evaluation {

/// Some distinct queries against all candidates, in strips that are counted while they are in the L1 cache. Where integers are
/// multiplied faster, rounded scores are counted, and the few that are too close to a target's to call are scored as ever. One
/// thread's own, with memory that is kept from block to block.
class QueryBlock {
 public:
  /// `excluded`: of `score_own_artists`. All must outlive it.
  QueryBlock(Ranking& ranking, const neighbors::Tables& tables, const std::vector<Excluded>& excluded)
      : ranking_(ranking), tables_(tables), excluded_(excluded) {}

  /// The queries [begin, end): sets the ranks of their predictions, and hands out their lists. Throws Cancelled.
  void rank(std::size_t begin, std::size_t end, Progress& progress);
  /// The same by a coprocessor, whose scores are close to the CPU's: candidates too close to a target to call are scored anew,
  /// and so are those of the lists. False: it leaves the block to the CPU.
  bool rank(std::size_t begin, std::size_t end, neighbors::CloseSearch& search, const neighbors::Closeness& closeness,
            Progress& progress);

 private:
  // A distinct target of a query.
  struct Pair {
    float bound;
    std::size_t position;  // where the target stands among the known candidates, or would
    bool known;            // it is one of them
    std::uint64_t before = 0, equal = 0;
  };

  [[nodiscard]] std::size_t place_of(data::ArtistIndex artist) const;
  [[nodiscard]] std::size_t length_of(std::size_t query) const;
  void prepare(std::size_t begin, std::size_t end);
  template <class Tell>
  void screen(std::size_t begin, std::span<const float> queries, const Tell& tell);
  template <class Tell>
  void score_here(std::span<const std::size_t> chosen, std::span<const float> rows, const Tell& tell);
  void read(const linalg::Strip& strip, std::size_t row, std::size_t q);
  bool settle(std::size_t q, const float* row, std::span<const neighbors::IntervalCount> counts);
  bool settle(std::size_t q, std::size_t k, const float* row, double close, std::size_t asked,
              const neighbors::CloseAnswer& answer);
  void set_rank(std::uint32_t prediction, const Pair& pair);
  void finish(std::size_t begin, std::size_t end);

  Ranking& ranking_;
  const neighbors::Tables& tables_;
  const std::vector<Excluded>& excluded_;
  std::vector<Pair> pairs_;
  std::vector<std::size_t> first_pair_;  // per query of the block
  std::vector<neighbors::Best> best_;
  std::vector<std::vector<neighbors::Neighbor>> listed_;
};

}  // namespace segue::evaluation
