// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_batch.h"

#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <new>
#include <numeric>
#include <vector>

#include "core/base/alias_table.h"
#include "core/base/parallel.h"
#include "core/models/item2vec_block.h"
#include "core/models/item2vec_walk.h"

namespace segue::models {
namespace {

constexpr std::size_t parts = 16;
constexpr std::size_t most_noise = 64;
constexpr std::uint64_t measured_every = 8;  // centres

/// How many of `threads` are worth starting for so many rows of `stride` floats: each is to have some fifth of a millisecond's
/// work, several times what it costs to start it. The result is the same bits for any number.
unsigned worth_starting(unsigned threads, std::size_t rows, std::size_t stride) {
  constexpr std::size_t of_a_row = 64;          // what a row costs besides its floats, as so many of them
  constexpr std::size_t of_a_thread = 400'000;  // floats
  return static_cast<unsigned>(std::clamp<std::size_t>(rows * (stride + of_a_row) / of_a_thread, 1, threads));
}

/// Noise artists that the targets of one centre share.
std::size_t noise_of(const Item2VecOptions& options, std::size_t targets) {
  return std::min(options.negatives * targets, most_noise);
}

/// Floats at a cache line that can become more.
class Floats {
 public:
  [[nodiscard]] float* get() const { return memory_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Keeps what is there. New ones hold anything.
  void grow(std::size_t size) {
    if (size <= size_) return;
    const std::size_t more = std::max((size + 15) / 16 * 16, size_ * 2);
    auto memory = hwy::AllocateAligned<float>(more);
    if (memory == nullptr) throw std::bad_alloc();
    std::copy_n(memory_.get(), size_, memory.get());
    memory_ = std::move(memory);
    size_ = more;
  }

 private:
  std::size_t size_ = 0;
  hwy::AlignedFreeUniquePtr<float[]> memory_;
};

/// A centre and its context, in Batch::context.
struct Example {
  data::ArtistIndex centre;
  std::size_t begin, end;
};

struct Batch {
  std::vector<Example> examples;
  std::vector<data::ArtistIndex> context;
  std::vector<float> weights;
  std::uint64_t plays = 0;
  std::size_t rows = 0;  ///< that gradients are taken by, each as often as it is
};

/// The gradients of one part of a batch: rows in the order in which they were first touched.
struct Part {
  std::vector<std::uint32_t> touched;  ///< input rows, then output rows
  Floats gradients;
  TrainedPairs done;
};

/// Rows against which one input is trained.
struct Against {
  std::vector<std::uint32_t> slots;
  std::vector<float*> rows, gradients;
  Floats weights, labels, values;
  std::size_t count = 0;

  void add(std::uint32_t slot, float* row, float weight, float label) {
    weights.grow(count + 1);
    labels.grow(count + 1);
    values.grow(count + 16);
    weights.get()[count] = weight;
    labels.get()[count] = label;
    slots.push_back(slot);
    rows.push_back(row);
    ++count;
  }
  void clear() {
    slots.clear();
    rows.clear();
    count = 0;
  }
};

/// Takes gradients at frozen tables. One per thread.
class GradientWorker {
 public:
  GradientWorker(const EpochSetting& setting, TrainingTables& tables, unsigned epoch)
      : setting_(setting), tables_(tables), epoch_(epoch), slot_of_(2 * tables.rows(), no_slot) {
    x_.grow(tables.stride());
    gradient_.grow(tables.stride());
  }

  /// `number`: of the first of all examples of the epoch.
  void take(const Batch& batch, std::size_t begin, std::size_t end, std::uint64_t number, const Progress& progress, Part& part) {
    part_ = &part;
    part.touched.clear();
    part.done = {};
    for (std::size_t e = begin; e < end && !progress.stop_requested(); ++e) {
      const Example& example = batch.examples[e];
      const std::size_t count = example.end - example.begin;
      take(example.centre, std::span(batch.context).subspan(example.begin, count),
           std::span(batch.weights).subspan(example.begin, count), number + e);
    }
    for (const std::uint32_t row : part.touched) slot_of_[row] = no_slot;
  }

 private:
  static constexpr std::uint32_t no_slot = ~std::uint32_t{0};

  std::uint32_t slot(std::size_t row) {
    std::uint32_t& slot = slot_of_[row];
    if (slot != no_slot) return slot;
    slot = static_cast<std::uint32_t>(part_->touched.size());
    part_->touched.push_back(static_cast<std::uint32_t>(row));
    part_->gradients.grow((std::size_t{slot} + 1) * tables_.stride());
    std::fill_n(gradient_of(slot), tables_.stride(), 0.0F);
    return slot;
  }
  [[nodiscard]] float* gradient_of(std::uint32_t slot) const {
    return part_->gradients.get() + std::size_t{slot} * tables_.stride();
  }
  void against_output(Against& against, std::size_t row, float weight, float label) {
    against.add(slot(tables_.rows() + row), tables_.output(row), weight, label);
  }
  void aim(data::ArtistIndex target, float weight) {
    if (setting_.tree == nullptr) {
      against_output(own_, static_cast<std::size_t>(target), weight, 1);
      return;
    }
    for (const HuffmanTree::Step& step : setting_.tree->path(target)) against_output(own_, step.node, weight, step.label);
  }

  void take(data::ArtistIndex centre, std::span<const data::ArtistIndex> context, std::span<const float> weights,
            std::uint64_t number) {
    const bool cbow = setting_.options.architecture == Architecture::cbow;
    const std::size_t stride = tables_.stride();
    const float sum = std::accumulate(weights.begin(), weights.end(), 0.0F);
    own_.clear();
    noise_.clear();
    std::fill_n(gradient_.get(), stride, 0.0F);
    const float* x = x_.get();
    if (cbow) {
      std::fill_n(x_.get(), stride, 0.0F);
      for (std::size_t k = 0; k < context.size(); ++k) {
        sgns_add_scaled(x_.get(), tables_.input(static_cast<std::size_t>(context[k])), weights[k] / sum, stride);
      }
      aim(centre, 1);
    } else {
      x = tables_.input(static_cast<std::size_t>(centre));
      for (std::size_t k = 0; k < context.size(); ++k) aim(context[k], weights[k]);
    }
    const float weight = cbow ? 1 : sum;
    if (setting_.tree == nullptr) {
      draw_noise(cbow ? std::span(&centre, 1) : context, cbow ? std::span(&weight, 1) : weights, weight, number);
    }
    const bool measure = number % measured_every == 0;
    TrainedPairs& done = part_->done;
    done.pairs += context.size();
    differentiate(x, own_, measure ? &done.target_loss : nullptr);
    differentiate(x, noise_, measure ? &done.noise_loss : nullptr);
    if (measure) {
      done.target_weight += static_cast<double>(weight);
      done.noise_weight += std::accumulate(noise_.weights.get(), noise_.weights.get() + noise_.count, 0.0);
      double squares = 0;
      for (std::size_t d = 0; d < stride; ++d) {
        squares += static_cast<double>(gradient_.get()[d]) * static_cast<double>(gradient_.get()[d]);
      }
      done.gradient += std::sqrt(squares);
      ++done.inputs;
    }
    if (!cbow) {
      sgns_add(gradient_of(slot(static_cast<std::size_t>(centre))), gradient_.get(), stride);
      return;
    }
    for (std::size_t k = 0; k < context.size(); ++k) {
      sgns_add_scaled(gradient_of(slot(static_cast<std::size_t>(context[k]))), gradient_.get(), weights[k] / sum, stride);
    }
  }

  /// As in the lock-free engine a pair is spared the noise that is its own target.
  void draw_noise(std::span<const data::ArtistIndex> targets, std::span<const float> weights, float weight,
                  std::uint64_t number) {
    const std::size_t count = noise_of(setting_.options, targets.size());
    const float each = static_cast<float>(setting_.options.negatives) / static_cast<float>(count);
    Random random(mix(setting_.options.seed), std::uint64_t{epoch_} << 40U | number);
    for (std::size_t j = 0; j < count; ++j) {
      const data::ArtistIndex artist = setting_.noise.draw(random());
      float of_all = weight;
      for (std::size_t k = 0; k < targets.size(); ++k) of_all -= targets[k] == artist ? weights[k] : 0.0F;
      against_output(noise_, static_cast<std::size_t>(artist), each * std::max(0.0F, of_all), 0);
    }
  }

  void differentiate(const float* x, Against& against, double* loss) {
    if (against.count == 0) return;
    // Only now, when no row comes to the part any more that could move the others in memory.
    against.gradients.clear();
    for (const std::uint32_t slot : against.slots) against.gradients.push_back(gradient_of(slot));
    sgns_gradients({tables_.stride(), x, gradient_.get(), against.rows.data(), against.gradients.data(), against.weights.get(),
                    against.labels.get(), against.values.get(), against.count, loss});
  }

  const EpochSetting& setting_;
  TrainingTables& tables_;
  unsigned epoch_;
  std::vector<std::uint32_t> slot_of_;
  Floats x_, gradient_;
  Against own_, noise_;
  Part* part_ = nullptr;
};

/// The rows that a batch has touched, each with its gradients in all parts.
class Touched {
 public:
  explicit Touched(std::size_t rows) : place_of_(rows, no_place) {}

  void gather(const std::array<Part, parts>& of, std::size_t stride) {
    for (const std::uint32_t row : rows_) place_of_[row] = no_place;
    rows_.clear();
    std::vector<std::size_t> counts;
    for (const Part& part : of) {
      for (const std::uint32_t row : part.touched) {
        if (place_of_[row] == no_place) {
          place_of_[row] = static_cast<std::uint32_t>(rows_.size());
          rows_.push_back(row);
          counts.push_back(0);
        }
        ++counts[place_of_[row]];
      }
    }
    begin_.assign(1, 0);
    for (const std::size_t count : counts) begin_.push_back(begin_.back() + count);
    gradients_.resize(begin_.back());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (const Part& part : of) {
      for (std::size_t slot = 0; slot < part.touched.size(); ++slot) {
        gradients_[next[place_of_[part.touched[slot]]]++] = part.gradients.get() + slot * stride;
      }
    }
  }
  [[nodiscard]] std::span<const std::uint32_t> rows() const { return rows_; }
  [[nodiscard]] std::size_t gradients() const { return gradients_.size(); }  ///< of all parts
  [[nodiscard]] std::span<float* const> gradients(std::size_t place) const {
    return std::span<float* const>(gradients_).subspan(begin_[place], begin_[place + 1] - begin_[place]);
  }

 private:
  static constexpr std::uint32_t no_place = ~std::uint32_t{0};
  std::vector<std::uint32_t> place_of_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> begin_;
  std::vector<float*> gradients_;
};

/// Cuts an epoch into batches.
class Batches {
 public:
  Batches(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch)
      : setting_(setting),
        order_(order),
        epoch_(epoch),
        plays_(batch_plays(setting.options, setting.corpus.vocabulary->counts)),
        walk_(setting.options, setting.keep) {}

  /// False where nothing is left.
  bool next(Batch& batch) {
    batch.examples.clear();
    batch.context.clear();
    batch.weights.clear();
    batch.plays = 0;
    batch.rows = 0;
    while (batch.plays < plays_) {
      if (!open_) {
        if (order_.empty()) break;
        const std::uint32_t s = order_.front();
        order_ = order_.subspan(1);
        walk_.open(setting_.corpus.sequences[s], Random(setting_.options.seed, (std::uint64_t{epoch_} + 1) << 32U | s));
        open_ = true;
      }
      const std::size_t before = walk_.plays_done();
      open_ = walk_.next();
      batch.plays += walk_.plays_done() - before;
      if (!open_) continue;
      const std::size_t begin = batch.context.size();
      batch.context.insert(batch.context.end(), walk_.context().begin(), walk_.context().end());
      batch.weights.insert(batch.weights.end(), walk_.weights().begin(), walk_.weights().end());
      batch.examples.push_back({walk_.centre(), begin, batch.context.size()});
      batch.rows += rows_of(walk_.centre(), walk_.context());
    }
    return batch.plays > 0;
  }

 private:
  [[nodiscard]] std::size_t rows_of(data::ArtistIndex centre, std::span<const data::ArtistIndex> context) const {
    const bool cbow = setting_.options.architecture == Architecture::cbow;
    const auto targets = cbow ? std::span<const data::ArtistIndex>(&centre, 1) : context;
    const std::size_t inputs = cbow ? context.size() : 1;
    if (setting_.tree == nullptr) return inputs + targets.size() + noise_of(setting_.options, targets.size());
    std::size_t nodes = 0;
    for (const data::ArtistIndex target : targets) nodes += setting_.tree->path(target).size();
    return inputs + nodes;
  }

  const EpochSetting& setting_;
  std::span<const std::uint32_t> order_;
  unsigned epoch_;
  std::uint64_t plays_;
  SequenceWalk walk_;
  bool open_ = false;
};

}  // namespace

std::uint64_t batch_plays(const Item2VecOptions& o, std::span<const std::uint64_t> counts) {
  constexpr double most = 150 * 0.05;  // gradients × rate
  if (o.optimiser != Optimiser::sgd) return o.batch;
  double of_a_play = 2 * mean_weight(o);
  if (o.output != Output::hierarchical_softmax) {
    double plays = 0;
    double most_played = 0;
    for (const std::uint64_t count : counts) {
      plays += static_cast<double>(count);
      most_played = std::max(most_played, static_cast<double>(count));
    }
    if (plays == 0) return o.batch;
    const std::vector<double> drawn = relative_weights(counts, o.noise_exponent);
    const double share = most_played / plays;
    const double most_drawn = 1 / std::accumulate(drawn.begin(), drawn.end(), 0.0);
    of_a_play = mean_weight(o) * (share * (1.0 + o.negatives) + share + o.negatives * most_drawn);
  }
  const double gradients = most / std::max(o.learning_rate, o.final_learning_rate);
  return static_cast<std::uint64_t>(std::clamp(gradients / of_a_play, 1.0, static_cast<double>(o.batch)));
}

bool train_epoch_in_batches(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch,
                            const TrainingHooks& hooks, TrainingTables& tables, OptimiserState& state, TrainingCurve& curve,
                            Progress& progress) {
  const std::size_t rows = tables.rows();
  const std::size_t stride = tables.stride();
  const unsigned threads = std::min<unsigned>({setting.threads, thread_count(0), parts});
  std::vector<GradientWorker> workers;
  for (unsigned t = 0; t < threads; ++t) workers.emplace_back(setting, tables, epoch);
  std::array<Part, parts> part;
  Touched touched(2 * rows);
  Batches batches(setting, order, epoch);
  Batch batch;
  const LearningRate learning_rate(setting);
  std::uint64_t plays = epoch * setting.epoch_plays;
  std::uint64_t number = 0;
  while (batches.next(batch)) {
    const double rate = learning_rate.at(plays);
    std::atomic<std::size_t> next{0};
    parallel_workers(worth_starting(threads, batch.rows, stride), [&](unsigned worker) {
      for (std::size_t p = next.fetch_add(1); p < parts; p = next.fetch_add(1)) {
        const std::size_t count = batch.examples.size();
        workers[worker].take(batch, count * p / parts, count * (p + 1) / parts, number, progress, part[p]);
      }
    });
    if (progress.stop_requested()) return false;  // without half a batch
    touched.gather(part, stride);
    const unsigned steppers = worth_starting(threads, touched.gradients(), stride);
    parallel_ranges(touched.rows().size(), std::max<std::size_t>(1, touched.rows().size() / (4 * steppers)), steppers,
                    [&](std::size_t begin, std::size_t end) {
                      for (std::size_t place = begin; place < end; ++place) {
                        const auto gradients = touched.gradients(place);
                        for (float* const more : gradients.subspan(1)) sgns_add(gradients[0], more, stride);
                        const std::size_t row = touched.rows()[place];
                        float* const to = row < rows ? tables.input(row) : tables.output(row - rows);
                        state.step(row, to, gradients[0], static_cast<float>(rate));
                      }
                    });
    number += batch.examples.size();
    plays += batch.plays;
    TrainedPairs sum;
    for (const Part& p : part) sum.add(p.done);
    curve.add(sum, batch.plays, rate);
    show_watched_if_due(
        setting, hooks, tables, [&] { return progress.stop_requested(); }, progress);
    if (setting.look_in) setting.look_in(plays);
  }
  return true;
}

}  // namespace segue::models
