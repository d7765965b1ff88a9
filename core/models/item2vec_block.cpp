// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_block.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/models/item2vec_walk.h"

namespace segue::models {
namespace {

constexpr std::size_t most_shared_noise = 32;
constexpr std::uint64_t measured_every = 8;  // blocks

/// What the pairs of one centre weigh in the mean.
double mean_weight(const Item2VecOptions& o) {
  double sum = 0;
  for (int d = 1; d <= static_cast<int>(o.window); ++d) {
    const double reached = o.random_window ? static_cast<double>(o.window + 1 - static_cast<unsigned>(d)) / o.window : 1;
    sum += reached * (pair_weight(o, d) + pair_weight(o, -d));
  }
  return sum;
}

/// About as many noise artists as the pairs of one centre would draw, within what the first-level cache holds.
std::size_t ring_size(const Item2VecOptions& o) {
  const double wanted = std::ceil(o.negatives * mean_weight(o) / 4 - 1e-9) * 4;
  return static_cast<std::size_t>(std::clamp(wanted, 4.0, static_cast<double>(most_shared_noise)));
}

/// So that a noise artist serves about ten centres.
std::size_t fresh_noise(std::size_t ring) { return std::max<std::size_t>(1, (2 * ring + 2) / 5); }

std::size_t most_targets(const Item2VecOptions& o) {
  return o.direction == Direction::forward ? std::size_t{o.window} : std::size_t{2} * o.window;
}

}  // namespace

void TrainedPairs::add(const TrainedPairs& other) {
  target_loss += other.target_loss;
  target_weight += other.target_weight;
  noise_loss += other.noise_loss;
  noise_weight += other.noise_weight;
  pairs += other.pairs;
}

double TrainedPairs::loss() const { return target_loss / target_weight + (noise_weight > 0 ? noise_loss / noise_weight : 0.0); }

BlockTrainer::BlockTrainer(TrainingTables& tables, const NoiseTable& noise, const Item2VecOptions& options)
    : tables_(tables),
      ring_(tables, noise, ring_size(options), fresh_noise(ring_size(options))),
      block_(tables.stride(), most_targets(options)),
      noise_weight_(static_cast<float>(options.negatives) / static_cast<float>(ring_size(options))) {}

void BlockTrainer::restart(Random random) {
  ring_.restart(random);
  block_.begin();
  blocks_ = 0;
}

void BlockTrainer::train(data::ArtistIndex centre, std::span<const data::ArtistIndex> targets, std::span<const float> weights,
                         float rate) {
  const float weight = std::accumulate(weights.begin(), weights.end(), 0.0F);
  float* const row = tables_.input(static_cast<std::size_t>(centre));
  const std::size_t i = block_.add_input(row, rate, noise_weight_ * weight);
  inputs_[i] = row;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    block_.add_own(i, tables_.output(static_cast<std::size_t>(targets[k])), weights[k], 1);
  }
  spare_targets(i, targets, weights);
  done_.pairs += targets.size();
  if (block_.inputs() == SgnsBlock::most_inputs) flush();
}

void BlockTrainer::spare_targets(std::size_t input, std::span<const data::ArtistIndex> targets, std::span<const float> weights) {
  const auto& noise = ring_.artists();
  for (std::size_t k = 0; k < targets.size(); ++k) {
    const data::ArtistIndex target = targets[k];
    int found = 0;
    for (const data::ArtistIndex artist : noise) found += artist == target ? 1 : 0;
    if (found == 0) continue;
    for (std::size_t j = 0; j < ring_.size(); ++j) {
      if (noise[j] == target) block_.spare(input, j, noise_weight_ * weights[k]);
    }
  }
}

void BlockTrainer::flush() {
  if (block_.inputs() == 0) return;
  block_.set_noise(ring_.rows(), ring_.size());
  SgnsBlock::Loss loss;
  const bool measure = blocks_++ % measured_every == 0;
  block_.train(measure ? &loss : nullptr);
  for (std::size_t i = 0; i < block_.inputs(); ++i) sgns_add(inputs_[i], block_.step(i), tables_.stride());
  if (measure) done_.add({loss.own, loss.own_weight, loss.noise, loss.noise_weight, 0});
  block_.begin();
  ring_.turn();
}

TrainedPairs BlockTrainer::take() { return std::exchange(done_, TrainedPairs{}); }

}  // namespace segue::models
