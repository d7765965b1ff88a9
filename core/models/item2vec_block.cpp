// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_block.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <numeric>
#include <utility>

#include "core/models/item2vec_walk.h"

namespace segue::models {
namespace {

constexpr std::size_t most_shared_noise = SgnsBlock::most_noise;
constexpr std::uint64_t measured_every = 8;  // blocks

/// Four fifths of the noise artists that the pairs of one centre would draw, within what the first-level cache holds: as many
/// as they would draw learn no better. Fewer, each standing for three draws in a wide window, overshoot at high rates. A third of
/// that loses nothing by cosine, but one to five points of hit@10 by input · output (docs/performance.md).
std::size_t ring_size(const Item2VecOptions& o) {
  const double share = o.fast_noise ? 0.8 / 3 : 0.8;
  const double wanted = std::ceil(share * o.negatives * mean_weight(o) / 4 - 1e-9) * 4;
  return static_cast<std::size_t>(std::clamp(wanted, 4.0, static_cast<double>(most_shared_noise)));
}

/// So that a noise artist serves about a dozen centres, or three.
std::size_t fresh_noise(const Item2VecOptions& o) {
  return std::max<std::size_t>(1, (ring_size(o) + 1) / (o.fast_noise ? 8 : 3));
}

std::size_t most_own(const Item2VecOptions& o, const HuffmanTree* tree) {
  if (tree != nullptr) return std::max<std::size_t>(1, tree->depth());
  if (o.architecture == Architecture::cbow) return 1;
  return o.direction == Direction::forward ? std::size_t{o.window} : std::size_t{2} * o.window;
}

}  // namespace

double mean_weight(const Item2VecOptions& o) {
  if (o.architecture == Architecture::cbow) return 1;
  double sum = 0;
  for (int d = 1; d <= static_cast<int>(o.window); ++d) {
    const double reached = o.random_window ? static_cast<double>(o.window + 1 - static_cast<unsigned>(d)) / o.window : 1;
    sum += reached * (pair_weight(o, d) + pair_weight(o, -d));
  }
  return sum;
}

void TrainedPairs::add(const TrainedPairs& other) {
  target_loss += other.target_loss;
  target_weight += other.target_weight;
  noise_loss += other.noise_loss;
  noise_weight += other.noise_weight;
  gradient += other.gradient;
  inputs += other.inputs;
  pairs += other.pairs;
}

double TrainedPairs::loss() const { return target_loss / target_weight + (noise_weight > 0 ? noise_loss / noise_weight : 0.0); }

BlockTrainer::BlockTrainer(TrainingTables& tables, const NoiseTable& noise, const HuffmanTree* tree,
                           const Item2VecOptions& options)
    : tables_(tables),
      tree_(tree),
      cbow_(options.architecture == Architecture::cbow),
      ring_(tables, noise, ring_size(options), fresh_noise(options)),
      block_(tables.stride(), most_own(options, tree)),
      noise_weight_(static_cast<float>(options.negatives) / static_cast<float>(ring_size(options))),
      mean_(hwy::AllocateAligned<float>(tables.stride())) {
  if (mean_ == nullptr) throw std::bad_alloc();
}

void BlockTrainer::restart(Random random) {
  ring_.restart(random);
  begin_block();
  blocks_ = 0;
}

void BlockTrainer::begin_block() {
  const std::size_t noise = tree_ == nullptr ? ring_.size() : 0;
  block_.begin(std::span(ring_.rows()).first(noise), std::span(ring_.artists()).first(noise));
  for (std::size_t j = 0; tree_ == nullptr && j < ring_.coming().size(); ++j) block_.fetch(ring_.coming()[j]);
  weight_ = 0;
}

void BlockTrainer::train(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights,
                         float rate) {
  done_.pairs += context.size();
  rate_ = rate;
  if (cbow_) {
    cbow(centre, context, weights);
  } else if (tree_ != nullptr) {
    skip_gram_tree(centre, context, weights);
  } else {
    skip_gram(centre, context, weights);
  }
}

void BlockTrainer::skip_gram(data::ArtistIndex centre, std::span<const data::ArtistIndex> context,
                             std::span<const float> weights) {
  float* const row = tables_.input(static_cast<std::size_t>(centre));
  weight_ += static_cast<double>(block_.add_near(row, row, tables_.output(0), context, weights.data(), noise_weight_));
  if (block_.inputs() == SgnsBlock::most_inputs) flush();
}

/// As in word2vec each pair sees the step of the one before: all paths begin at the root, whose steps would add up to too large a
/// one if they were taken at once.
void BlockTrainer::skip_gram_tree(data::ArtistIndex centre, std::span<const data::ArtistIndex> context,
                                  std::span<const float> weights) {
  float* const row = tables_.input(static_cast<std::size_t>(centre));
  for (std::size_t k = 0; k < context.size(); ++k) {
    block_.add_input(row, 0, row);
    add_path(context[k], weights[k]);
    weight_ += static_cast<double>(weights[k]);
    flush();
  }
}

void BlockTrainer::cbow(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights) {
  const float sum = std::accumulate(weights.begin(), weights.end(), 0.0F);
  std::vector<Share>& shares = shares_[block_.inputs()];
  shares.clear();
  std::fill_n(mean_.get(), tables_.stride(), 0.0F);
  for (std::size_t k = 0; k < context.size(); ++k) {
    shares.push_back({tables_.input(static_cast<std::size_t>(context[k])), weights[k] / sum});
    sgns_add_scaled(mean_.get(), shares.back().row, shares.back().share, tables_.stride());
  }
  block_.add_input(mean_.get(), noise_weight_);
  if (tree_ != nullptr) {
    add_path(centre, 1);
  } else {
    block_.add_own(tables_.output(static_cast<std::size_t>(centre)), 1, 1);
    block_.spare(centre, noise_weight_);
  }
  weight_ += 1;
  if (tree_ != nullptr || block_.inputs() == SgnsBlock::most_inputs) flush();  // all paths begin at the root
}

void BlockTrainer::add_path(data::ArtistIndex artist, float weight) {
  for (const HuffmanTree::Step& step : tree_->path(artist)) block_.add_own(tables_.output(step.node), weight, step.label);
}

void BlockTrainer::flush() {
  if (block_.inputs() == 0) return;
  SgnsBlock::Loss loss;
  const bool measure = blocks_++ % measured_every == 0;
  block_.train(rate_, measure ? &loss : nullptr);
  for (std::size_t i = 0; cbow_ && i < block_.inputs(); ++i) {
    for (const Share& share : shares_[i]) sgns_add_scaled(share.row, block_.step(i), share.share, tables_.stride());
  }
  if (measure) done_.add({loss.own, weight_, loss.noise, loss.noise_weight, loss.gradient, loss.inputs, 0});
  if (tree_ == nullptr) ring_.turn();
  begin_block();
}

TrainedPairs BlockTrainer::take() { return std::exchange(done_, TrainedPairs{}); }

}  // namespace segue::models
