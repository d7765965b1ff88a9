// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_walk.h"

#include <algorithm>
#include <cmath>

namespace segue::models {

double keep_probability(double share, double threshold) {
  if (threshold <= 0 || share <= 0) return 1;
  return std::min(1.0, (std::sqrt(share / threshold) + 1) * threshold / share);
}

void SequenceWalk::open(std::span<const data::ArtistIndex> sequence, Random random) {
  random_ = random;
  at_ = 0;
  done_ = 0;
  length_ = sequence.size();
  plays_ = sequence;
  if (keep_.empty()) return;
  kept_.clear();
  for (const data::ArtistIndex artist : sequence) {
    if (random_.uniform() < static_cast<double>(keep_[static_cast<std::size_t>(artist)])) kept_.push_back(artist);
  }
  plays_ = kept_;
}

bool SequenceWalk::next() {
  const Item2VecOptions& o = *options_;
  while (at_ < plays_.size()) {
    const std::size_t t = at_++;
    const std::size_t reach = o.random_window ? 1 + random_.below(o.window) : o.window;
    const std::size_t first = o.direction == Direction::forward ? t + 1 : t - std::min(t, reach);
    const std::size_t end = std::min(plays_.size(), t + reach + 1);
    targets_.clear();
    for (std::size_t c = first; c < end; ++c) {
      if (c != t && (plays_[c] != plays_[t] || o.same_artist_pairs)) targets_.push_back(plays_[c]);
    }
    done_ = at_;
    if (!targets_.empty()) return true;
  }
  done_ = length_;
  return false;
}

}  // namespace segue::models
