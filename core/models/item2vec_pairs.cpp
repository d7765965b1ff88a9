// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_pairs.h"

#include <cmath>
#include <utility>

#include "core/models/sgns_kernels.h"

namespace segue::models {
namespace {

void fetch_row(const float* row, std::size_t dim) {
  constexpr std::size_t line = 64 / sizeof(float);
  for (std::size_t i = 0; i < dim; i += line) __builtin_prefetch(row + i, 1);
}

}  // namespace

double keep_probability(double share, double threshold) {
  if (threshold <= 0 || share <= 0) return 1;
  return std::min(1.0, (std::sqrt(share / threshold) + 1) * threshold / share);
}

PairTrainer::PairTrainer(TrainingTables& tables, const NoiseTable& noise, unsigned negatives)
    : tables_(tables),
      noise_(noise),
      dim_(tables.stride()),
      negatives_(negatives),
      scratch_(sgns_scratch_size(tables.stride(), std::size_t{1} + negatives)) {
  for (Pair& pair : queue_) pair.rows.resize(std::size_t{1} + negatives);
}

void PairTrainer::train(data::ArtistIndex centre, data::ArtistIndex context, float rate, Random& random) {
  if (begun_ - done_ == queue_.size()) step(queue_[done_ % queue_.size()]);
  Pair& pair = queue_[begun_++ % queue_.size()];
  const auto output_row = [this](data::ArtistIndex artist) {
    float* const row = tables_.output(static_cast<std::size_t>(artist));
    fetch_row(row, dim_);
    return row;
  };
  pair.input = tables_.input(static_cast<std::size_t>(centre));
  fetch_row(pair.input, dim_);
  pair.rows[0] = output_row(context);
  pair.count = 1;
  for (std::size_t k = 0; k < negatives_; ++k) {
    const data::ArtistIndex artist = noise_.draw(random());
    if (artist != context) pair.rows[pair.count++] = output_row(artist);
  }
  pair.rate = rate;
}

void PairTrainer::step(Pair& pair) {
  ++done_;
  sum_.loss += static_cast<double>(sgns_step(pair.input, pair.rows.data(), pair.count, dim_, pair.rate, scratch_.data()));
  ++sum_.pairs;
}

void PairTrainer::flush() {
  while (done_ < begun_) step(queue_[done_ % queue_.size()]);
}

PairTrainer::Sum PairTrainer::take() { return std::exchange(sum_, Sum{}); }

std::span<const data::ArtistIndex> SequenceWalk::sampled(std::span<const data::ArtistIndex> sequence, Random& random) {
  if (keep_.empty()) return sequence;
  kept_.clear();
  for (const data::ArtistIndex artist : sequence) {
    if (random.uniform() < static_cast<double>(keep_[static_cast<std::size_t>(artist)])) kept_.push_back(artist);
  }
  return kept_;
}

}  // namespace segue::models
