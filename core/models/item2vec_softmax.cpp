// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_softmax.h"

#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/item2vec_softmax.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Scores to −weight × their softmax, in place; returns the largest score + log Σ e^(score − largest).
double softmax_scaled(float* z, std::size_t count, float weight) {
  const hn::ScalableTag<float> d;
  const std::size_t lanes = hn::Lanes(d);
  auto largest = hn::Set(d, z[0]);
  std::size_t at = 0;
  for (; at + lanes <= count; at += lanes) largest = hn::Max(largest, hn::LoadU(d, z + at));
  float most = hn::GetLane(hn::MaxOfLanes(d, largest));
  for (; at < count; ++at) most = std::max(most, z[at]);
  const auto shift = hn::Set(d, most);
  auto sum = hn::Zero(d);
  double total = 0;
  constexpr std::size_t stretch = 4096;  // so that a sum of floats stays a short one
  for (std::size_t begin = 0; begin < count; begin += stretch) {
    const std::size_t end = std::min(count, begin + stretch);
    sum = hn::Zero(d);
    for (at = begin; at + lanes <= end; at += lanes) {
      const auto e = hn::Exp(d, hn::Sub(hn::LoadU(d, z + at), shift));
      hn::StoreU(e, d, z + at);
      sum = hn::Add(sum, e);
    }
    for (; at < end; ++at) {
      z[at] = std::exp(z[at] - most);
      total += static_cast<double>(z[at]);
    }
    total += static_cast<double>(hn::GetLane(hn::SumOfLanes(d, sum)));
  }
  const float scale = static_cast<float>(-static_cast<double>(weight) / total);
  const auto scales = hn::Set(d, scale);
  for (at = 0; at + lanes <= count; at += lanes) hn::StoreU(hn::Mul(scales, hn::LoadU(d, z + at)), d, z + at);
  for (; at < count; ++at) z[at] *= scale;
  return static_cast<double>(most) + std::log(total);
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "core/base/parallel.h"
#include "core/linalg/product.h"
#include "core/models/item2vec_walk.h"

namespace segue::models {
HWY_EXPORT(softmax_scaled);

namespace {

constexpr std::size_t block_rows = 252;    // a multiple of what the product works on at a time
constexpr std::size_t block_cols = 126;    // of the other product's, cut among threads
constexpr float out_of_question = -1e30F;  // score of who is no candidate

/// Calls visit(input's artist, target, weight) for each pair of the training sequences.
template <class Visit>
void each_pair(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const Item2VecOptions& o,
               std::span<const float> keep, const Visit& visit) {
  const int window = static_cast<int>(o.window);
  std::vector<float> by_distance(2 * o.window + 1, 0.0F);
  for (int d = -window; d <= window; ++d) {
    if (d == 0) continue;
    const double reached = o.random_window ? static_cast<double>(window + 1 - std::abs(d)) / window : 1.0;
    by_distance[static_cast<std::size_t>(d + window)] = static_cast<float>(reached * pair_weight(o, d));
  }
  for (const std::uint32_t s : sequences) {
    const auto sequence = corpus.sequences[s];
    const auto length = static_cast<std::int64_t>(sequence.size());
    for (std::int64_t t = 0; t < length; ++t) {
      const auto centre = static_cast<std::size_t>(sequence[static_cast<std::size_t>(t)]);
      const std::int64_t end = std::min<std::int64_t>(length - 1, t + window);
      for (std::int64_t c = std::max<std::int64_t>(0, t - window); c <= end; ++c) {
        const auto target = static_cast<std::size_t>(sequence[static_cast<std::size_t>(c)]);
        float weight = by_distance[static_cast<std::size_t>(c - t + window)];
        if (weight <= 0 || (target == centre && !trains_same_artist(o))) continue;
        if (!keep.empty()) weight *= keep[centre] * keep[target];
        if (weight <= 0) continue;  // sub-sampled to less than any number
        visit(centre, target, weight);
      }
    }
  }
}

/// `to`: cols × rows.
void transpose(const float* from, std::size_t rows, std::size_t cols, std::size_t from_stride, float* to, std::size_t to_stride) {
  constexpr std::size_t tile = 16;
  for (std::size_t i = 0; i < rows; i += tile) {
    for (std::size_t j = 0; j < cols; j += tile) {
      for (std::size_t r = i; r < std::min(rows, i + tile); ++r) {
        for (std::size_t c = j; c < std::min(cols, j + tile); ++c) to[c * to_stride + r] = from[r * from_stride + c];
      }
    }
  }
}

/// 1 / length of a vector, 0 of one of zeros.
double inverse_length(const float* row, std::size_t dim) {
  double squares = 0;
  for (std::size_t d = 0; d < dim; ++d) squares += static_cast<double>(row[d]) * static_cast<double>(row[d]);
  return squares > 0 ? 1 / std::sqrt(squares) : 0;
}

/// y = x / (|x| √temperature) of each vector x.
void fill_directions(TrainingTables& tables, double temperature, unsigned threads, float* to) {
  const std::size_t stride = tables.stride();
  parallel_ranges(tables.rows(), 256, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto scale = static_cast<float>(inverse_length(tables.input(i), stride) / std::sqrt(temperature));
      for (std::size_t d = 0; d < stride; ++d) to[i * stride + d] = tables.input(i)[d] * scale;
    }
  });
}

/// Gradients g by y become those by x, in place: (g − temperature · y (y · g)) / (|x| √temperature).
void to_gradients_of_vectors(TrainingTables& tables, double temperature, const float* directions, unsigned threads, float* g) {
  const std::size_t stride = tables.stride();
  parallel_ranges(tables.rows(), 256, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const float* const y = directions + i * stride;
      float* const row = g + i * stride;
      double along = 0;
      for (std::size_t d = 0; d < stride; ++d) along += static_cast<double>(y[d]) * static_cast<double>(row[d]);
      const auto back = static_cast<float>(along * temperature);
      const auto scale = static_cast<float>(inverse_length(tables.input(i), stride) / std::sqrt(temperature));
      for (std::size_t d = 0; d < stride; ++d) row[d] = (row[d] - back * y[d]) * scale;
    }
  });
}

/// Zeros that start at a cache line.
hwy::AlignedFreeUniquePtr<float[]> floats(std::size_t count) {
  auto memory = hwy::AllocateAligned<float>(count);
  if (memory == nullptr) throw std::bad_alloc();
  std::fill_n(memory.get(), count, 0.0F);
  return memory;
}

}  // namespace

PairCounts count_pairs(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const Item2VecOptions& options,
                       std::span<const float> keep) {
  const std::size_t artists = corpus.vocabulary->size();
  std::vector<std::size_t> begin(artists + 1, 0);
  each_pair(corpus, sequences, options, keep, [&](std::size_t centre, std::size_t, float) { ++begin[centre + 1]; });
  for (std::size_t i = 0; i < artists; ++i) begin[i + 1] += begin[i];
  std::vector<std::pair<data::ArtistIndex, float>> pairs(begin.back());
  std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
  each_pair(corpus, sequences, options, keep, [&](std::size_t centre, std::size_t target, float weight) {
    pairs[next[centre]++] = {static_cast<data::ArtistIndex>(target), weight};
  });
  PairCounts counts;
  counts.begin.assign(1, 0);
  std::vector<double> sums(artists, 0.0);
  std::vector<data::ArtistIndex> seen;
  for (std::size_t row = 0; row < artists; ++row) {
    seen.clear();
    for (std::size_t k = begin[row]; k < begin[row + 1]; ++k) {
      double& sum = sums[static_cast<std::size_t>(pairs[k].first)];
      if (sum == 0) seen.push_back(pairs[k].first);
      sum += static_cast<double>(pairs[k].second);
    }
    std::sort(seen.begin(), seen.end());
    for (const data::ArtistIndex target : seen) {
      counts.targets.push_back(target);
      counts.weights.push_back(static_cast<float>(std::exchange(sums[static_cast<std::size_t>(target)], 0.0)));
    }
    counts.begin.push_back(counts.targets.size());
  }
  counts.drawn.assign(artists, 0);
  for (const std::uint32_t s : sequences) {
    for (const data::ArtistIndex artist : corpus.sequences[s]) counts.drawn[static_cast<std::size_t>(artist)] = 1;
  }
  return counts;
}

bool train_epoch_of_softmax(const EpochSetting& setting, const PairCounts& pairs, unsigned epoch, const TrainingHooks& hooks,
                            TrainingTables& tables, OptimiserState& state, TrainingCurve& curve, Progress& progress) {
  const std::size_t artists = tables.rows();
  const std::size_t stride = tables.stride();
  const unsigned threads = setting.threads;
  const bool own = trains_same_artist(setting.options);
  const bool cosines = setting.options.output == Output::cosine;
  const std::uint64_t plays_before = epoch * setting.epoch_plays;
  const double rate = LearningRate(setting).at(plays_before);
  std::vector<std::int32_t> rows;
  for (std::size_t i = 0; i < artists; ++i) {
    if (pairs.size(i) > 0) rows.push_back(static_cast<std::int32_t>(i));
  }
  // With one table, inputs and outputs are the directions of its vectors, so that their products are cosine / temperature.
  hwy::AlignedFreeUniquePtr<float[]> directions;
  if (cosines) directions = floats(artists * stride);
  if (cosines) fill_directions(tables, setting.options.temperature, threads, directions.get());
  const float* const input = cosines ? directions.get() : tables.input(0);
  const float* const output = cosines ? directions.get() : tables.output(0);
  std::vector<float> outputs(stride * artists);  // stride × artists: the outputs, transposed
  parallel_ranges(artists, block_cols, threads, [&](std::size_t begin, std::size_t end) {
    transpose(output + begin * stride, end - begin, stride, stride, outputs.data() + begin, artists);
  });
  const auto of_inputs = floats(rows.size() * stride);  // gradients, down the loss
  const auto of_outputs = floats(artists * stride);
  std::vector<float> scores(block_rows * artists);  // then what each candidate deserves less what it gets
  std::vector<float> inputs(stride * block_rows);   // those of the block, transposed
  std::array<double, block_rows> loss{};
  std::array<double, block_rows> weight{};
  std::uint64_t reported = 0;
  for (std::size_t begin = 0; begin < rows.size(); begin += block_rows) {
    const std::size_t count = std::min(block_rows, rows.size() - begin);
    parallel_ranges(
        count, std::max<std::size_t>(1, (count + threads - 1) / threads), threads, [&](std::size_t from, std::size_t to) {
          float* const z = scores.data() + from * artists;
          linalg::product_transposed_rows(input, rows.data() + begin + from, to - from, stride, output, artists, stride, stride,
                                          z, artists);
          for (std::size_t i = from; i < to; ++i) {
            const auto row = static_cast<std::size_t>(rows[begin + i]);
            float* const of_row = scores.data() + i * artists;
            for (std::size_t d = 0; d < stride; ++d) inputs[d * block_rows + i] = input[row * stride + d];
            for (std::size_t j = 0; j < artists; ++j) of_row[j] = pairs.drawn[j] != 0 ? of_row[j] : out_of_question;
            if (!own) of_row[row] = out_of_question;
            weight[i] = loss[i] = 0;
            for (std::size_t k = pairs.begin[row]; k < pairs.begin[row + 1]; ++k) {
              weight[i] += static_cast<double>(pairs.weights[k]);
              loss[i] -= static_cast<double>(pairs.weights[k] * of_row[pairs.targets[k]]);
            }
            loss[i] += weight[i] * HWY_DYNAMIC_DISPATCH(softmax_scaled)(of_row, artists, static_cast<float>(weight[i]));
            for (std::size_t k = pairs.begin[row]; k < pairs.begin[row + 1]; ++k) of_row[pairs.targets[k]] += pairs.weights[k];
          }
          linalg::product_transposed(z, to - from, artists, outputs.data(), stride, artists, artists,
                                     of_inputs.get() + (begin + from) * stride, stride);
        });
    if (progress.stop_requested()) return false;
    parallel_ranges(artists, block_cols, threads, [&](std::size_t from, std::size_t to) {
      thread_local std::vector<float> turned, sum;
      turned.resize(block_cols * block_rows);
      sum.resize(block_cols * stride);
      transpose(scores.data() + from, count, to - from, artists, turned.data(), block_rows);
      linalg::product_transposed(turned.data(), to - from, block_rows, inputs.data(), stride, block_rows, count, sum.data(),
                                 stride);
      for (std::size_t j = from; j < to; ++j) {
        for (std::size_t d = 0; d < stride; ++d) of_outputs[j * stride + d] += sum[(j - from) * stride + d];
      }
    });
    TrainedPairs done;
    for (std::size_t i = 0; i < count; ++i) {
      done.target_loss += loss[i];
      done.target_weight += weight[i];
      double squares = 0;
      for (std::size_t d = 0; d < stride; ++d) {
        const auto g = static_cast<double>(of_inputs[(begin + i) * stride + d]);
        squares += g * g;
      }
      done.gradient += std::sqrt(squares) / weight[i];
      done.pairs += pairs.size(static_cast<std::size_t>(rows[begin + i]));
    }
    done.inputs = count;
    const std::uint64_t plays = setting.epoch_plays * (begin + count) / rows.size();
    curve.add(done, plays - std::exchange(reported, plays), rate);
  }
  if (cosines) {  // what a vector learns as input and as output
    for (std::size_t i = 0; i < rows.size(); ++i) {
      float* const sum = of_outputs.get() + static_cast<std::size_t>(rows[i]) * stride;
      for (std::size_t d = 0; d < stride; ++d) sum[d] += of_inputs[i * stride + d];
    }
    to_gradients_of_vectors(tables, setting.options.temperature, directions.get(), threads, of_outputs.get());
  } else {
    parallel_ranges(rows.size(), 64, threads, [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        state.step(row, tables.input(row), of_inputs.get() + i * stride, static_cast<float>(rate));
      }
    });
  }
  parallel_ranges(artists, 64, threads, [&](std::size_t from, std::size_t to) {
    for (std::size_t j = from; j < to; ++j) {
      if (pairs.drawn[j] == 0) continue;
      float* const row = cosines ? tables.input(j) : tables.output(j);
      state.step(cosines ? j : artists + j, row, of_outputs.get() + j * stride, static_cast<float>(rate));
    }
  });
  show_watched_if_due(
      setting, hooks, tables, [&] { return progress.stop_requested(); }, progress);
  if (setting.look_in) setting.look_in(plays_before + setting.epoch_plays);
  return true;
}

}  // namespace segue::models
#endif
