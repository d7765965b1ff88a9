// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "gpu/trainer.h"

namespace segue::gpu {

/// Plain loops for what train_kernel.h describes, a block after the other or several in turns, one step each. Shares with the
/// kernel only the random numbers (philox.h), which have tests of their own.
template <class Real>
class Reference {
 public:
  Reference(const TrainCorpus& corpus, const TrainOptions& options, const PlanOptions& plan, bool ring,
            const std::vector<float>& start_input, const std::vector<float>& start_output)
      : input(start_input.begin(), start_input.end()),
        output(start_output.begin(), start_output.end()),
        corpus_(corpus),
        o_(options),
        plan_(plan),
        ring_(ring),
        dim_(options.dim),
        window_(static_cast<int>(options.before.size())) {
    std::vector<std::uint64_t> counts(corpus.artists, 0);
    for (const std::uint32_t s : corpus.sequences) {
      for (std::uint64_t p = corpus.offsets[s]; p < corpus.offsets[s + 1]; ++p)
        ++counts[static_cast<std::size_t>(corpus.plays[p])];
      plays_ += corpus.offsets[s + 1] - corpus.offsets[s];
    }
    noise_ = noise_table(counts, o_.noise_exponent);
    noise_rows_ = plan.noise_rows > 0 ? plan.noise_rows : shared_noise(options);
    for (const std::uint64_t count : counts) {
      const double share = static_cast<double>(count) / static_cast<double>(plays_);
      chance_.push_back(o_.subsample > 0 && share > 0
                            ? static_cast<float>(std::min(1.0, std::sqrt(o_.subsample / share) + o_.subsample / share))
                            : 1.0F);
    }
    const auto any = [](const std::vector<float>& w) { return std::any_of(w.begin(), w.end(), [](float x) { return x > 0; }); };
    behind_ = any(o_.before) ? window_ : 0;
    ahead_ = any(o_.after) ? window_ : 0;
    if (o_.adagrad) {
      input_squares_.assign(input.size(), 0);
      output_squares_.assign(output.size(), 0);
    }
  }

  /// `blocks`: that take turns.
  void train_epoch(std::uint32_t epoch, unsigned blocks = 1) {
    order_ = epoch_order(corpus_.sequences, o_.seed, epoch);
    epoch_ = epoch;
    std::uint32_t next = 0;
    std::uint64_t plays = 0;
    std::vector<std::unique_ptr<Block>> running;
    const auto start = [&]() -> std::unique_ptr<Block> {
      const std::size_t first = std::size_t{next} * plan_.parcel;
      if (first >= order_.size()) return nullptr;
      auto block = std::make_unique<Block>();
      block->next = first;
      block->end = std::min(order_.size(), first + plan_.parcel);
      block->number = next++;
      const std::uint64_t before = plays;
      for (std::size_t i = block->next; i < block->end; ++i) plays += corpus_.offsets[order_[i] + 1] - corpus_.offsets[order_[i]];
      // As it is half-way through the parcel.
      const double share =
          (static_cast<double>(epoch) * static_cast<double>(plays_) + static_cast<double>((before + plays) / 2)) /
          (static_cast<double>(plays_) * o_.epochs);
      block->rate = static_cast<Real>(
          static_cast<float>(o_.learning_rate + (o_.final_learning_rate - o_.learning_rate) * std::min(1.0, share)));
      block->lanes.resize(plan_.warps);
      return block;
    };
    for (unsigned b = 0; b < blocks; ++b) {
      if (auto block = start()) running.push_back(std::move(block));
    }
    while (!running.empty()) {
      for (std::size_t b = 0; b < running.size();) {
        if (step(*running[b])) {
          ++b;
        } else if (auto block = start()) {
          running[b++] = std::move(block);
        } else {
          running.erase(running.begin() + static_cast<std::ptrdiff_t>(b));
        }
      }
    }
  }

  std::vector<Real> input, output;
  TrainedSums sums{};

 private:
  using Row = std::vector<Real>;
  struct Copy {
    Row now, was;
  };
  struct Lane {
    bool open = false;
    std::vector<std::int32_t> plays;
    std::uint32_t sequence = 0;
    int centre = 0, loaded = 0;
    std::map<int, Copy> ring;
    // of a step
    Row x, steps, target;
    std::vector<int> places;
    std::vector<Real> weights, shares, factors;
    Real sum = 0, centre_factor = 0;
  };
  struct Block {
    std::size_t next = 0, end = 0;
    std::uint32_t number = 0, step = 0;
    Real rate = 0;
    std::vector<Lane> lanes;
  };

  static Real sigmoid(Real z) { return 1 / (1 + std::exp(-z)); }
  static double softplus(Real z) { return std::log1p(std::exp(static_cast<double>(z))); }
  Real dot(const Real* a, const Real* b) const {
    Real sum = 0;
    for (std::size_t d = 0; d < dim_; ++d) sum += a[d] * b[d];
    return sum;
  }
  void add(Real* to, Real by, const Real* from) const {
    for (std::size_t d = 0; d < dim_; ++d) to[d] += by * from[d];
  }
  Real* row(std::vector<Real>& table, std::int32_t artist) const {
    return table.data() + static_cast<std::size_t>(artist) * dim_;
  }
  std::vector<Real>& context_table() { return o_.cbow ? input : output; }
  std::vector<Real>& centre_table() { return o_.cbow ? output : input; }

  void open(Lane& lane, std::uint32_t s) {
    lane.plays.clear();
    lane.ring.clear();
    lane.sequence = s;
    lane.centre = lane.loaded = 0;
    for (std::uint64_t p = corpus_.offsets[s]; p < corpus_.offsets[s + 1]; ++p) {
      const std::int32_t artist = corpus_.plays[p];
      const auto place = static_cast<std::uint32_t>(p - corpus_.offsets[s]);
      if (o_.subsample > 0 && uniform(keep_bits(o_.seed, epoch_, s, place)) >= chance_[static_cast<std::size_t>(artist)]) {
        continue;
      }
      lane.plays.push_back(artist);
    }
    lane.open = !lane.plays.empty();
  }

  Real weight(const Lane& lane, int place) const {
    const auto at = [&](int p) { return lane.plays[static_cast<std::size_t>(p)]; };
    if (!o_.same_artist_pairs && at(place) == at(lane.centre)) return 0;
    return place < lane.centre ? static_cast<Real>(o_.before[static_cast<std::size_t>(lane.centre - place - 1)])
                               : static_cast<Real>(o_.after[static_cast<std::size_t>(place - lane.centre - 1)]);
  }

  bool step(Block& block) {
    bool any = block.next < block.end;
    for (const Lane& lane : block.lanes) any = any || lane.open;
    if (!any) return false;
    for (Lane& lane : block.lanes) {
      if (!lane.open && block.next < block.end) open(lane, order_[block.next++]);
    }
    std::vector<std::int32_t> noise;
    for (std::uint32_t j = 0; j < noise_rows_; ++j) {
      std::uint32_t slot = 0, rest = 0;
      noise_bits(o_.seed, epoch_, block.number, block.step, j, slot, rest);
      noise.push_back(draw_noise(noise_.data(), static_cast<std::uint32_t>(corpus_.artists), slot, rest));
    }
    std::vector<Row> noise_values;
    for (const std::int32_t artist : noise) noise_values.emplace_back(row(output, artist), row(output, artist) + dim_);
    for (Lane& lane : block.lanes) {
      if (lane.open) load(lane);
    }
    for (Lane& lane : block.lanes) {
      lane.factors.assign(noise.size(), 0);
      lane.sum = 0;
      if (lane.open) compute(lane, block, noise, noise_values);
    }
    for (std::size_t j = 0; j < noise.size(); ++j) {
      Row gradient(dim_, 0);
      for (const Lane& lane : block.lanes) {
        if (lane.factors[j] != 0) add(gradient.data(), lane.factors[j], lane.x.data());
      }
      move(output, output_squares_, noise[j], gradient, block.rate);
    }
    for (Lane& lane : block.lanes) {
      if (lane.open) update(lane, block.rate);
    }
    ++block.step;
    return true;
  }

  void load(Lane& lane) {
    const int length = static_cast<int>(lane.plays.size());
    for (; lane.loaded < std::min(length, lane.centre + ahead_ + 1); ++lane.loaded) {
      if (!ring_) continue;
      const Real* const from = row(context_table(), lane.plays[static_cast<std::size_t>(lane.loaded)]);
      lane.ring[lane.loaded] = {Row(from, from + dim_), Row(from, from + dim_)};
    }
    const Real* const from = row(centre_table(), lane.plays[static_cast<std::size_t>(lane.centre)]);
    (o_.cbow ? lane.target : lane.x).assign(from, from + dim_);
  }

  const Real* context(Lane& lane, int place) {
    return ring_ ? lane.ring[place].now.data() : row(context_table(), lane.plays[static_cast<std::size_t>(place)]);
  }

  void compute(Lane& lane, const Block& block, const std::vector<std::int32_t>& noise, const std::vector<Row>& noise_values) {
    const int length = static_cast<int>(lane.plays.size());
    const int t = lane.centre;
    const int reach = o_.random_window
                          ? 1 + static_cast<int>(below(window_bits(o_.seed, epoch_, lane.sequence, static_cast<std::uint32_t>(t)),
                                                       static_cast<std::uint32_t>(window_)))
                          : window_;
    lane.places.clear();
    lane.weights.clear();
    for (int p = std::max(0, t - std::min(reach, behind_)); p <= std::min(length - 1, t + std::min(reach, ahead_)); ++p) {
      const Real w = p == t ? 0 : weight(lane, p);
      if (w <= 0) continue;
      lane.places.push_back(p);
      lane.weights.push_back(w);
      lane.sum += w;
    }
    sums.pairs += lane.places.size();
    if (lane.places.empty()) return;
    const bool measure = block.step % 8 == 0;
    lane.steps.assign(dim_, 0);
    lane.shares.clear();
    if (o_.cbow) {
      lane.x.assign(dim_, 0);
      for (std::size_t k = 0; k < lane.places.size(); ++k) {
        lane.shares.push_back(lane.weights[k] / lane.sum);
        add(lane.x.data(), lane.shares.back(), context(lane, lane.places[k]));
      }
      const Real product = dot(lane.x.data(), lane.target.data());
      lane.centre_factor = sigmoid(-product);
      add(lane.steps.data(), lane.centre_factor, lane.target.data());
      if (measure) {
        sums.target_loss += softplus(-product);
        sums.target_weight += 1;
      }
    } else {
      // All products before any row moves, then the copies: an artist may stand there twice, as two copies.
      std::vector<Real> products;
      for (const int p : lane.places) products.push_back(dot(lane.x.data(), context(lane, p)));
      for (std::size_t k = 0; k < lane.places.size(); ++k) {
        const Real g = lane.weights[k] * sigmoid(-products[k]);
        lane.shares.push_back(g);
        add(lane.steps.data(), g, context(lane, lane.places[k]));
        if (ring_) add(lane.ring[lane.places[k]].now.data(), block.rate * g, lane.x.data());
        if (measure) {
          sums.target_loss += static_cast<double>(lane.weights[k]) * softplus(-products[k]);
          sums.target_weight += static_cast<double>(lane.weights[k]);
        }
      }
    }
    const Real each = static_cast<Real>(o_.negatives) / static_cast<Real>(noise_rows_);
    for (std::size_t j = 0; j < noise.size(); ++j) {
      Real of_all = o_.cbow ? 1 : lane.sum;
      if (o_.cbow && noise[j] == lane.plays[static_cast<std::size_t>(t)]) of_all = 0;
      for (std::size_t k = 0; k < lane.places.size() && !o_.cbow; ++k) {
        if (noise[j] == lane.plays[static_cast<std::size_t>(lane.places[k])]) of_all -= lane.weights[k];
      }
      const Real v = each * std::max(Real{0}, of_all);
      const Real product = dot(lane.x.data(), noise_values[j].data());
      lane.factors[j] = -v * sigmoid(product);
      add(lane.steps.data(), lane.factors[j], noise_values[j].data());
      if (measure) {
        sums.noise_loss += static_cast<double>(v) * softplus(product);
        sums.noise_weight += static_cast<double>(v);
      }
    }
    if (measure) {
      sums.gradient += std::sqrt(static_cast<double>(dot(lane.steps.data(), lane.steps.data())));
      ++sums.inputs;
    }
    if (o_.cbow && ring_) {
      for (std::size_t k = 0; k < lane.places.size(); ++k) {
        add(lane.ring[lane.places[k]].now.data(), block.rate * lane.shares[k], lane.steps.data());
      }
    }
  }

  void move(std::vector<Real>& table, std::vector<Real>& squares, std::int32_t artist, const Row& gradient, Real rate) {
    Real* const to = row(table, artist);
    if (!o_.adagrad) {
      add(to, rate, gradient.data());
      return;
    }
    Real* const seen = row(squares, artist);
    for (std::size_t d = 0; d < dim_; ++d) {
      seen[d] += gradient[d] * gradient[d];
      to[d] += rate * gradient[d] / (std::sqrt(seen[d]) + static_cast<Real>(1e-8));
    }
  }

  void update(Lane& lane, Real rate) {
    const int length = static_cast<int>(lane.plays.size());
    const int t = lane.centre;
    if (lane.sum > 0) {
      Row gradient(dim_, 0);
      if (o_.cbow) {
        add(gradient.data(), lane.centre_factor, lane.x.data());
        move(output, output_squares_, lane.plays[static_cast<std::size_t>(t)], gradient, rate);
      } else {
        move(input, input_squares_, lane.plays[static_cast<std::size_t>(t)], lane.steps, rate);
      }
      for (std::size_t k = 0; k < lane.places.size() && !ring_; ++k) {
        std::fill(gradient.begin(), gradient.end(), Real{0});
        add(gradient.data(), lane.shares[k], o_.cbow ? lane.steps.data() : lane.x.data());
        move(context_table(), o_.cbow ? input_squares_ : output_squares_, lane.plays[static_cast<std::size_t>(lane.places[k])],
             gradient, rate);
      }
    }
    for (auto it = lane.ring.begin(); it != lane.ring.end();) {
      if (it->first > t - behind_ && t + 1 < length) break;
      Real* const home = row(context_table(), lane.plays[static_cast<std::size_t>(it->first)]);
      for (std::size_t d = 0; d < dim_; ++d) home[d] += it->second.now[d] - it->second.was[d];
      it = lane.ring.erase(it);
    }
    lane.open = ++lane.centre < length;
  }

  TrainCorpus corpus_;
  TrainOptions o_;
  PlanOptions plan_;
  bool ring_;
  std::size_t dim_;
  int window_;
  int behind_ = 0, ahead_ = 0;
  std::uint64_t plays_ = 0;
  std::uint32_t noise_rows_ = 0;
  std::vector<NoiseSlot> noise_;
  std::vector<float> chance_;
  std::vector<Real> input_squares_, output_squares_;
  std::vector<std::uint32_t> order_;
  std::uint32_t epoch_ = 0;
};

}  // namespace segue::gpu
