// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_walk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace segue::models {

double keep_probability(double share, double threshold) {
  if (threshold <= 0 || share <= 0) return 1;
  return std::min(1.0, (std::sqrt(share / threshold) + 1) * threshold / share);
}

double pair_weight(const Item2VecOptions& o, int distance) {
  const auto places = static_cast<double>(std::abs(distance));
  if (places < 1 || places > o.window) return 0;
  double weight = 1;
  if (o.distance == Distance::inverse) weight = 1 / places;
  if (o.distance == Distance::linear) weight = (o.window + 1 - places) / o.window;
  if (distance > 0 || o.direction == Direction::both) return weight;
  return o.direction == Direction::forward ? 0 : weight * o.before_weight;
}

SequenceWalk::SequenceWalk(const Item2VecOptions& options, std::span<const float> keep) : options_(&options), keep_(keep) {
  for (int d = 1; d <= static_cast<int>(options.window); ++d) {
    // In skip-gram the centre is the input and its context the targets; in CBOW the other way round.
    const int after = options.architecture == Architecture::skip_gram ? d : -d;
    before_.push_back(static_cast<float>(pair_weight(options, -after)));
    after_.push_back(static_cast<float>(pair_weight(options, after)));
  }
  context_.resize(std::size_t{2} * options.window + 1);  // the last is only written to
  weights_.resize(context_.size());
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
    const std::size_t back = before_.front() > 0 ? std::min(t, reach) : 0;
    const std::size_t on = after_.front() > 0 ? std::min(plays_.size() - 1 - t, reach) : 0;
    const data::ArtistIndex centre = plays_[t];
    data::ArtistIndex* context = context_.data();
    float* weight = weights_.data();
    const auto take = [&](std::size_t c, float w, bool there) {
      *context = plays_[c];
      *weight = w;
      const std::ptrdiff_t taken = there & (plays_[c] != centre || o.same_artist_pairs) ? 1 : 0;
      context += taken;
      weight += taken;
    };
    constexpr std::size_t small = 8;
    if (o.window <= small) {  // all places, as nobody can guess how far a drawn window reaches
      for (std::size_t d = o.window; d > 0; --d) take(d <= back ? t - d : t, before_[d - 1], d <= back);
      for (std::size_t d = 1; d <= o.window; ++d) take(d <= on ? t + d : t, after_[d - 1], d <= on);
    } else {
      for (std::size_t d = back; d > 0; --d) take(t - d, before_[d - 1], true);
      for (std::size_t d = 1; d <= on; ++d) take(t + d, after_[d - 1], true);
    }
    count_ = static_cast<std::size_t>(context - context_.data());
    done_ = at_;
    if (count_ > 0) return true;
  }
  done_ = length_;
  return false;
}

}  // namespace segue::models
