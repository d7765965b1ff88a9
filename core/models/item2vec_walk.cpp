// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_walk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

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
  const std::size_t window = options.window;
  context_.resize(2 * window + 2 * window_lanes);
  weights_.resize(context_.size());
  plays_.assign(2 * margin, -1);
  if (window > most_few) return;
  auto places = std::make_shared<Places>();
  places->stride = (2 * window + window_lanes) / window_lanes * window_lanes;
  places->weights.resize(window * places->stride);
  for (std::size_t reach = 1; reach <= window; ++reach) {
    float* const centre = places->weights.data() + (reach - 1) * places->stride + window;
    for (std::size_t d = 1; d <= reach; ++d) {
      centre[-static_cast<std::ptrdiff_t>(d)] = before_[d - 1];
      centre[d] = after_[d - 1];
    }
  }
  places_ = std::move(places);
}

void SequenceWalk::open(std::span<const data::ArtistIndex> sequence, Random random) {
  random_ = random;
  at_ = 0;
  done_ = 0;
  all_ = sequence.size();
  if (plays_.size() < all_ + 2 * margin) plays_.resize(std::max(all_ + 2 * margin, 2 * plays_.size()));
  data::ArtistIndex* const begin = plays_.data() + margin;
  data::ArtistIndex* end = begin;
  for (const data::ArtistIndex artist : sequence) {
    *end = artist;
    if (keep_.empty() || random_.uniform() < static_cast<double>(keep_[static_cast<std::size_t>(artist)])) ++end;
  }
  length_ = static_cast<std::size_t>(end - begin);
  std::fill_n(end, margin, -1);
}

bool SequenceWalk::next() {
  const Item2VecOptions& o = *options_;
  while (at_ < length_) {
    const std::size_t t = at_++;
    const std::size_t reach = o.random_window ? 1 + random_.below(o.window) : o.window;
    if (places_ != nullptr) {
      take_few(t, reach);
    } else {
      take_many(t, reach);
    }
    done_ = at_;
    if (count_ > 0) return true;
  }
  done_ = all_;
  return false;
}

void SequenceWalk::take_few(std::size_t t, std::size_t reach) {
  const std::size_t window = options_->window;
  const data::ArtistIndex* const play = plays() + t;
  count_ = take_places(play - window, places_->weights.data() + (reach - 1) * places_->stride, 2 * window + 1,
                       options_->same_artist_pairs ? -1 : *play, context_.data(), weights_.data());
}

void SequenceWalk::take_many(std::size_t t, std::size_t reach) {
  const data::ArtistIndex* const plays = this->plays();
  const std::size_t back = before_.front() > 0 ? std::min(t, reach) : 0;
  const std::size_t on = after_.front() > 0 ? std::min(length_ - 1 - t, reach) : 0;
  count_ = 0;
  const auto take = [&](data::ArtistIndex artist, float weight) {
    if (artist == plays[t] && !options_->same_artist_pairs) return;
    context_[count_] = artist;
    weights_[count_++] = weight;
  };
  for (std::size_t d = back; d > 0; --d) take(plays[t - d], before_[d - 1]);
  for (std::size_t d = 1; d <= on; ++d) take(plays[t + d], after_[d - 1]);
}

}  // namespace segue::models
