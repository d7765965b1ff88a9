// SPDX-License-Identifier: GPL-3.0-or-later
// Trains on the first GPU and writes a Markdown table: pairs a second and bytes moved for each dimension, quality at equal epochs
// against a plain loop on the CPU, neighbours a second. Exit 77 without a GPU.
//   gpu_bench [SECONDS]     about how long it may take (default 150)
//   gpu_bench --plain       only the CPU's part, which runs anywhere, on a small corpus
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "bench/gpu/copy_speed.h"
#include "bench/gpu/plain_cpu.h"
#include "gpu/devices.h"
#include "gpu/nearest.h"

using namespace segue;
using namespace segue::gpu;
using namespace segue::gpu::bench;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// hit@10 by input · output: how often the next artist of a held-out sequence is among the ten best of the whole catalogue.
/// `lists(queries)` gives them.
template <class Lists>
double hit_rate(const Generated& data, std::size_t most, const Lists& lists) {
  std::vector<std::int32_t> queries, targets;
  for (const std::uint32_t s : data.test) {
    for (std::uint64_t p = data.offsets[s]; p + 1 < data.offsets[s + 1] && queries.size() < most; ++p) {
      if (data.plays[p] == data.plays[p + 1]) continue;
      queries.push_back(data.plays[p]);
      targets.push_back(data.plays[p + 1]);
    }
  }
  const std::vector<std::vector<Found>> found = lists(queries);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    hits += std::any_of(found[i].begin(), found[i].end(), [&](const Found& f) { return f.artist == targets[i]; }) ? 1 : 0;
  }
  return static_cast<double>(hits) / static_cast<double>(queries.size());
}

std::vector<std::vector<Found>> lists_on_cpu(const std::vector<float>& input, const std::vector<float>& output, std::size_t dim,
                                             const std::vector<std::int32_t>& queries) {
  std::vector<std::vector<Found>> lists(queries.size());
  const std::size_t artists = input.size() / dim;
  for (std::size_t q = 0; q < queries.size(); ++q) {
    std::vector<Found> all(artists);
    for (std::size_t c = 0; c < artists; ++c) {
      float product = 0;
      for (std::size_t d = 0; d < dim; ++d)
        product += input[static_cast<std::size_t>(queries[q]) * dim + d] * output[c * dim + d];
      all[c] = {static_cast<std::int32_t>(c), static_cast<std::int32_t>(c) == queries[q] ? -1e30F : product};
    }
    std::partial_sort(all.begin(), all.begin() + 10, all.end(), [](const Found& a, const Found& b) {
      return a.score > b.score || (a.score == b.score && a.artist < b.artist);
    });
    lists[q].assign(all.begin(), all.begin() + 10);
  }
  return lists;
}

TrainOptions options_of(std::uint32_t dim, std::uint32_t epochs) {
  TrainOptions o;
  o.dim = dim;
  o.epochs = epochs;
  return o;
}

struct Speed {
  Plan plan;
  double pairs_per_second = 0;
  double centres_per_second = 0;
  double loss = 0;
};

/// An epoch to warm up, then as many as fit into the time.
Speed speed_of(Runtime& device, const Generated& data, std::uint32_t dim, const PlanOptions& plan, double seconds) {
  const TrainOptions o = options_of(dim, 1000);
  const std::vector<float> input = data.input(dim);
  const std::vector<float> output(input.size(), 0.0F);
  Trainer trainer({&device}, data.corpus(), o, plan, input, output);
  TrainedSums sums{};
  const auto add = [&](const TrainReport& r) {
    sums = r.sums;
    return true;
  };
  (void)trainer.train_epoch(0, add);
  std::uint64_t pairs = 0, plays = 0;
  const auto begin = Clock::now();
  std::uint32_t epoch = 1;
  do {
    (void)trainer.train_epoch(epoch++, [&](const TrainReport& r) {
      pairs += r.sums.pairs;
      plays += r.plays;
      return add(r);
    });
  } while (since(begin) < seconds && epoch < 1000);
  const double took = since(begin);
  return {trainer.plan(), static_cast<double>(pairs) / took, static_cast<double>(plays) / took,
          sums.target_loss / sums.target_weight + sums.noise_loss / sums.noise_weight};
}

/// Bytes of rows read and written for a centre (docs/gpu.md).
double bytes_per_centre(const Plan& plan, double pairs_per_centre) {
  const double row = static_cast<double>(plan.stride) * sizeof(float);
  const double noise = static_cast<double>(plan.noise_rows) / plan.launch.warps;
  const double context = plan.launch.rows == ContextRows::ring ? 1 : pairs_per_centre;
  return 2 * row * (1 + context + noise);
}

void plain_part(std::uint32_t dim) {
  const Generated data(3'000, 2'000, 40);
  const TrainOptions o = options_of(dim, 3);
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  const PlainResult r = train_plainly(data, o, threads);
  const double hit = hit_rate(data, 300, [&](const auto& queries) { return lists_on_cpu(r.input, r.output, dim, queries); });
  std::printf("plain loop on the CPU, %u threads, dim %u: %.2f M pairs/s, hit@10 %.4f\n", threads, dim,
              static_cast<double>(r.pairs) / r.seconds / 1e6, hit);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc > 1 && std::strcmp(argv[1], "--plain") == 0) {
    plain_part(100);
    return 0;
  }
  const Devices& found = devices();
  if (found.list.empty()) {
    std::fprintf(stderr, "SKIP: %s\n", found.text.c_str());
    return 77;
  }
  const double budget = argc > 1 ? std::atof(argv[1]) : 150;
  const auto start = Clock::now();
  const Device& info = found.list.front();
  const auto device = open_device(info.index);
  const double copied = copy_speed(info.index, std::size_t{1} << 30U);
  std::printf("### Speed\n\n%s, compute capability %d.%d; a copy within its memory moves %.0f GB/s (read and written)\n\n",
              info.name.c_str(), info.compute_major, info.compute_minor, copied / 1e9);
  std::printf("Skip-gram, window 5 drawn, 5 negatives, 141,000 artists, 170,000 sequences (generated); host work included\n\n");
  std::printf(
      "| dim | rows | plan | M pairs/s | M plays/s | GB/s of rows | of the copy | last loss "
      "|\n|---|---|---|---|---|---|---|---|\n");
  const Generated large(141'000, 170'000, 400);
  for (const std::uint32_t dim : {100U, 128U, 200U, 300U}) {
    for (const bool direct : {false, true}) {
      const Speed s = speed_of(*device, large, dim, {.direct = direct}, budget / 20);
      const double bytes = bytes_per_centre(s.plan, s.pairs_per_second / s.centres_per_second) * s.centres_per_second;
      std::printf("| %u | %s | %s | %.1f | %.1f | %.0f | %.0f %% | %.4f |\n", dim,
                  s.plan.launch.rows == ContextRows::ring ? "ring" : "direct", s.plan.text.c_str(), s.pairs_per_second / 1e6,
                  s.centres_per_second / 1e6, bytes / 1e9, copied > 0 ? 100 * bytes / copied : 0.0, s.loss);
      std::fflush(stdout);
    }
  }

  std::printf("\n### Quality at equal epochs\n\n");
  const Generated small(20'000, 25'000, 200);
  constexpr std::uint32_t dim = 100;
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::printf(
      "20,000 artists, 25,000 sequences (generated), dim %u, 5 epochs; hit@10 by input · output on held-out sequences\n\n", dim);
  std::printf("| trainer | M pairs/s | hit@10 |\n|---|---|---|\n");
  const std::vector<std::uint8_t> known(small.artists, 1);
  const auto on_gpu = [&](const std::vector<float>& input, const std::vector<float>& output) {
    return [&, in = input.data(), out = output.data()](const auto& queries) {
      return nearest(*device, {in, out, small.artists, dim, known}, queries, {.k = 10});
    };
  };
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    for (const bool direct : {false, true}) {
      TrainOptions o = options_of(dim, 5);
      o.seed = seed;
      std::vector<float> input = small.input(dim), output(input.size(), 0.0F);
      Trainer trainer({device.get()}, small.corpus(), o, {.direct = direct}, input, output);
      std::uint64_t pairs = 0;
      const auto begin = Clock::now();
      for (std::uint32_t e = 0; e < o.epochs; ++e) {
        (void)trainer.train_epoch(e, [&](const TrainReport& r) {
          pairs += r.sums.pairs;
          return true;
        });
      }
      const double took = since(begin);
      trainer.copy_to(input, output);
      std::printf("| GPU, %s, seed %llu | %.1f | %.4f |\n", trainer.plan().launch.rows == ContextRows::ring ? "ring" : "direct",
                  static_cast<unsigned long long>(seed), static_cast<double>(pairs) / took / 1e6,
                  hit_rate(small, 20'000, on_gpu(input, output)));
      std::fflush(stdout);
    }
  }
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    if (since(start) > budget) {
      std::printf("| plain loop on the CPU, seed %llu | no time left | |\n", static_cast<unsigned long long>(seed));
      continue;
    }
    TrainOptions o = options_of(dim, 5);
    o.seed = seed;
    const PlainResult r = train_plainly(small, o, threads);
    std::printf("| plain loop on the CPU as in word2vec.c, %u threads, seed %llu | %.1f | %.4f |\n", threads,
                static_cast<unsigned long long>(seed), static_cast<double>(r.pairs) / r.seconds / 1e6,
                hit_rate(small, 20'000, on_gpu(r.input, r.output)));
    std::fflush(stdout);
  }

  std::printf("\n### Neighbours\n\n");
  const std::vector<float> vectors = large.input(dim);
  std::vector<std::int32_t> queries(10'000);
  for (std::size_t i = 0; i < queries.size(); ++i) queries[i] = static_cast<std::int32_t>(i * 14);
  const std::vector<std::uint8_t> all(large.artists, 1);
  for (int turn = 0; turn < 2; ++turn) {
    const auto begin = Clock::now();
    const auto lists = nearest(*device, {vectors.data(), vectors.data(), large.artists, dim, all}, queries, {.k = 10});
    if (turn == 0) continue;
    const double took = since(begin);
    std::printf("10 of 141,000 artists for %zu queries, dim %u: %.2f s, %.2f TFLOP/s, transfers included\n", lists.size(), dim,
                took, 2.0 * dim * static_cast<double>(large.artists) * static_cast<double>(queries.size()) / took / 1e12);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "gpu_bench: %s\n", error.what());
  return 1;
}
