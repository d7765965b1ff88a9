// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_ring.h"

namespace segue::models {

NoiseRing::NoiseRing(TrainingTables& tables, const NoiseTable& noise, std::size_t size, std::size_t fresh)
    : tables_(tables), noise_(noise), size_(size), bits_(fresh), coming_(fresh), coming_rows_(fresh) {
  artists_.fill(-1);  // places behind the last equal no artist
}

void NoiseRing::restart(Random random) {
  random_ = random;
  oldest_ = 0;
  for (std::size_t j = 0; j < size_; ++j) {
    artists_[j] = noise_.draw(random_());
    rows_[j] = tables_.output(static_cast<std::size_t>(artists_[j]));
  }
  roll();
  draw();
}

void NoiseRing::draw() {
  for (std::size_t j = 0; j < coming_.size(); ++j) {
    coming_[j] = noise_.draw(bits_[j]);
    coming_rows_[j] = tables_.output(static_cast<std::size_t>(coming_[j]));
  }
  roll();
}

void NoiseRing::roll() {
  for (std::uint64_t& bits : bits_) noise_.fetch(bits = random_());
}

void NoiseRing::turn() {
  for (std::size_t j = 0; j < coming_.size(); ++j) {
    artists_[oldest_] = coming_[j];
    rows_[oldest_] = coming_rows_[j];
    oldest_ = oldest_ + 1 == size_ ? 0 : oldest_ + 1;
  }
  draw();
}

}  // namespace segue::models
