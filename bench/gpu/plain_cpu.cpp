// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gpu/plain_cpu.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

namespace segue::gpu::bench {
namespace {

/// One thread's sequences of an epoch. Races with the others on purpose, like word2vec.c.
std::uint64_t train_share(const Generated& data, const TrainOptions& o, const std::vector<NoiseSlot>& noise,
                          const std::vector<std::uint32_t>& order, std::uint32_t epoch, std::atomic<std::size_t>& next,
                          std::atomic<std::uint64_t>& done, std::uint64_t all_plays, std::vector<float>& input,
                          std::vector<float>& output) {
  const std::size_t dim = o.dim;
  std::vector<float> step(dim);
  std::uint64_t pairs = 0;
  for (std::size_t i = next.fetch_add(1); i < order.size(); i = next.fetch_add(1)) {
    const std::uint32_t s = order[i];
    const std::int32_t* const plays = data.plays.data() + data.offsets[s];
    const auto length = static_cast<std::int64_t>(data.offsets[s + 1] - data.offsets[s]);
    Random random(o.seed, (std::uint64_t{epoch} + 1) << 32U | s);
    const double share = static_cast<double>(done.fetch_add(static_cast<std::uint64_t>(length))) / static_cast<double>(all_plays);
    const auto rate = static_cast<float>(o.learning_rate + (o.final_learning_rate - o.learning_rate) * std::min(1.0, share));
    for (std::int64_t t = 0; t < length; ++t) {
      const auto reach = static_cast<std::int64_t>(1 + random.below(o.before.size()));
      float* const x = input.data() + static_cast<std::size_t>(plays[t]) * dim;
      for (std::int64_t c = std::max<std::int64_t>(0, t - reach); c <= std::min(length - 1, t + reach); ++c) {
        if (c == t || plays[c] == plays[t]) continue;
        ++pairs;
        std::fill(step.begin(), step.end(), 0.0F);
        for (std::uint32_t k = 0; k <= o.negatives; ++k) {
          std::int32_t target = plays[c];
          if (k > 0) {
            const std::uint64_t bits = random();
            target = draw_noise(noise.data(), static_cast<std::uint32_t>(data.artists), static_cast<std::uint32_t>(bits),
                                static_cast<std::uint32_t>(bits >> 32U));
            if (target == plays[c]) continue;
          }
          float* const y = output.data() + static_cast<std::size_t>(target) * dim;
          float product = 0;
          for (std::size_t d = 0; d < dim; ++d) product += x[d] * y[d];
          const float g = rate * ((k == 0 ? 1.0F : 0.0F) - 1.0F / (1.0F + std::exp(-product)));
          for (std::size_t d = 0; d < dim; ++d) step[d] += g * y[d];
          for (std::size_t d = 0; d < dim; ++d) y[d] += g * x[d];
        }
        for (std::size_t d = 0; d < dim; ++d) x[d] += step[d];
      }
    }
  }
  return pairs;
}

}  // namespace

PlainResult train_plainly(const Generated& data, const TrainOptions& o, unsigned threads) {
  PlainResult r;
  r.input = data.input(o.dim);
  r.output.assign(r.input.size(), 0.0F);
  std::vector<std::uint64_t> counts(data.artists, 0);
  std::uint64_t plays = 0;
  for (const std::uint32_t s : data.train) {
    for (std::uint64_t p = data.offsets[s]; p < data.offsets[s + 1]; ++p, ++plays)
      ++counts[static_cast<std::size_t>(data.plays[p])];
  }
  const std::vector<NoiseSlot> noise = noise_table(counts, o.noise_exponent);
  std::atomic<std::uint64_t> done{0}, pairs{0};
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint32_t epoch = 0; epoch < o.epochs; ++epoch) {
    const std::vector<std::uint32_t> order = epoch_order(data.train, o.seed, epoch);
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) {
      workers.emplace_back(
          [&] { pairs += train_share(data, o, noise, order, epoch, next, done, plays * o.epochs, r.input, r.output); });
    }
  }
  r.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  r.pairs = pairs;
  return r;
}

}  // namespace segue::gpu::bench
