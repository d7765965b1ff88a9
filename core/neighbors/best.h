// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/linalg/product.h"
#include "core/neighbors/neighbors.h"

namespace segue::neighbors {

/// The order of every list: higher scores first, of equal ones the lower index.
[[nodiscard]] inline bool before(const Neighbor& a, const Neighbor& b) {
  return a.score > b.score || (a.score == b.score && a.artist < b.artist);
}

/// The k best of what is offered in ascending order of artists: a heap with the worst on top, which a later artist must beat
/// outright.
class Best {
 public:
  explicit Best(std::size_t k) : k_(k) {}

  /// `scores` of candidates in ascending order. `artist_of(i)` is candidate i, negative for one to leave out. NaN never enters.
  template <class ArtistOf>
  void offer(const float* scores, std::size_t count, const ArtistOf& artist_of) {
    std::size_t i = 0;
    for (; i < count && heap_.size() < k_; ++i) add(artist_of(i), scores[i]);
    while (heap_.size() == k_ && k_ > 0 && (i = linalg::find_above(scores, i, count, heap_.front().score)) < count) {
      add(artist_of(i), scores[i]);
      ++i;
    }
  }

  /// Best first; leaves nothing here.
  [[nodiscard]] std::vector<Neighbor> sorted() {
    std::sort_heap(heap_.begin(), heap_.end(), before);
    return std::move(heap_);
  }

 private:
  void add(std::int32_t artist, float score) {
    if (artist < 0 || score != score) return;
    if (heap_.size() == k_) {
      std::pop_heap(heap_.begin(), heap_.end(), before);
      heap_.pop_back();
    }
    heap_.push_back({artist, score});
    std::push_heap(heap_.begin(), heap_.end(), before);
  }

  std::size_t k_;
  std::vector<Neighbor> heap_;
};

}  // namespace segue::neighbors
