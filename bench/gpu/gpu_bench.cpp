// SPDX-License-Identifier: GPL-3.0-or-later
// Trains on the first GPU and prints rows of gpu-check's table: pairs a second and bytes moved for each dimension (skip-gram,
// window 5 drawn, 5 negatives; 141,000 artists, 170,000 generated sequences; host work included), quality at equal epochs on a
// smaller corpus, neighbours; of several GPUs all together, too. Exit 77 without a GPU.
//   gpu_bench [SECONDS]     about how long it may take (default 150)
//   gpu_bench --plain       quality of a plain loop on the CPU, which runs anywhere
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bench/gpu/copy_speed.h"
#include "bench/gpu/plain_cpu.h"
#include "bench/gpu/quality.h"
#include "gpu/devices.h"
#include "gpu/nearest.h"

using namespace segue;
using namespace segue::gpu;
using namespace segue::gpu::bench;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// By input · output.
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
Speed speed_of(const std::vector<Runtime*>& devices, const Generated& data, std::uint32_t dim, const PlanOptions& plan,
               double seconds) {
  const TrainOptions o = options_of(dim, 1000);
  const std::vector<float> input = data.input(dim);
  const std::vector<float> output(input.size(), 0.0F);
  Trainer trainer(devices, data.corpus(), o, plan, input, output);
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

unsigned all_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

void plain_row(const Generated& data, const NextArtists& next, std::uint64_t seed) {
  TrainOptions o = options_of(quality_dim, quality_epochs);
  o.seed = seed;
  const PlainResult r = train_plainly(data, o, all_threads());
  const double hit = next.hit_rate(lists_on_cpu(r.input, r.output, quality_dim, next.queries));
  Row{"quality",
      "plain loop as in word2vec.c, " + std::to_string(all_threads()) + " threads, seed " + std::to_string(seed),
      text("%.2f", static_cast<double>(r.pairs) / r.seconds / 1e6),
      "",
      "",
      text("%.4f", hit),
      ""}
      .print();
}

void speed_rows(Runtime& device, const Generated& data, double copied, double seconds) {
  for (const std::uint32_t dim : {100U, 128U, 200U, 300U}) {
    for (const bool direct : {false, true}) {
      const Speed s = speed_of({&device}, data, dim, {.direct = direct}, seconds);
      const double bytes = bytes_per_centre(s.plan, s.pairs_per_second / s.centres_per_second) * s.centres_per_second;
      Row{"speed, dim " + std::to_string(dim),
          s.plan.text,
          text("%.1f", s.pairs_per_second / 1e6),
          text("%.0f", bytes / 1e9),
          text("%.0f %%", copied > 0 ? 100 * bytes / copied : 0.0),
          "",
          text("%.1f M plays/s", s.centres_per_second / 1e6) + text(", last loss %.4f", s.loss)}
          .print();
    }
  }
}

/// All GPUs of the machine: averages by peer copies, where they reach each other, and through the host.
void several_rows(const Devices& found, const Generated& data, double seconds) {
  std::vector<std::unique_ptr<Runtime>> devices;
  std::vector<Runtime*> pointers;
  for (const Device& one : found.list) {
    devices.push_back(open_device(one.index));
    pointers.push_back(devices.back().get());
  }
  for (const bool through_host : {false, true}) {
    const Speed s = speed_of(pointers, data, 100, {.average_through_host = through_host}, seconds);
    Row{"speed, dim 100, " + std::to_string(pointers.size()) + " GPUs",
        s.plan.text,
        text("%.1f", s.pairs_per_second / 1e6),
        "",
        "",
        "",
        text("%.1f M plays/s", s.centres_per_second / 1e6) + text(", last loss %.4f", s.loss)}
        .print();
  }
}

void quality_rows(Runtime& device, const Generated& data, const NextArtists& next) {
  const std::vector<std::uint8_t> known(data.artists, 1);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    for (const bool direct : {false, true}) {
      TrainOptions o = options_of(quality_dim, quality_epochs);
      o.seed = seed;
      std::vector<float> input = data.input(quality_dim), output(input.size(), 0.0F);
      Trainer trainer({&device}, data.corpus(), o, {.direct = direct}, input, output);
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
      const auto lists =
          nearest(device, {input.data(), output.data(), data.artists, quality_dim, known}, next.queries, {.k = 10});
      const bool ring = trainer.plan().launch.rows == ContextRows::ring;
      Row{"quality",
          std::string("GPU, ") + (ring ? "ring" : "direct") + ", seed " + std::to_string(seed),
          text("%.1f", static_cast<double>(pairs) / took / 1e6),
          "",
          "",
          text("%.4f", next.hit_rate(lists)),
          ""}
          .print();
    }
  }
}

void neighbour_rows(Runtime& device, const Generated& data) {
  constexpr std::size_t dim = 100;
  const std::vector<float> vectors = data.input(dim);
  std::vector<std::int32_t> queries(10'000);
  for (std::size_t i = 0; i < queries.size(); ++i) queries[i] = static_cast<std::int32_t>(i * 14);
  const std::vector<std::uint8_t> all(data.artists, 1);
  for (const bool library : {false, true}) {
    if (device.use_library(library) != library) {
      Row{"neighbours", "cuBLAS", "", "", "", "", "not found"}.print();
      continue;
    }
    double took = 0;
    for (int turn = 0; turn < 3; ++turn) {  // the first warms up
      const auto begin = Clock::now();
      (void)nearest(device, {vectors.data(), vectors.data(), data.artists, dim, all}, queries, {.k = 10});
      if (turn > 0) took = turn == 1 ? since(begin) : std::min(took, since(begin));
    }
    const double flops = 2.0 * dim * static_cast<double>(data.artists) * static_cast<double>(queries.size());
    Row{"neighbours", std::string("10 of 141,000 for 10,000, dim 100, ") + (library ? "cuBLAS" : "own kernel"), "", "", "",
        "",           text("%.3f s, transfers included", took) + text(", %.2f TFLOP/s", flops / took / 1e12)}
        .print();
  }
}

}  // namespace

int main(int argc, char** argv) try {
  const Generated small = quality_corpus();
  const NextArtists next(small, 20'000);
  if (argc > 1 && std::strcmp(argv[1], "--plain") == 0) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) plain_row(small, next, seed);
    return 0;
  }
  const Devices& found = devices();
  if (found.list.empty()) {
    std::fprintf(stderr, "SKIP: %s\n", found.text.c_str());
    return 77;
  }
  const double budget = argc > 1 ? std::atof(argv[1]) : 150;
  const Device& info = found.list.front();
  const auto device = open_device(info.index);
  const double copied = copy_speed(info.index, std::size_t{1} << 30U);
  Row{"device",
      info.name + ", compute capability " + std::to_string(info.compute_major) + "." + std::to_string(info.compute_minor),
      "",
      text("%.0f", copied / 1e9),
      "100 %",
      "",
      "a copy of 1 GiB within its memory, read and written"}
      .print();
  quality_rows(*device, small, next);
  const Generated large(141'000, 170'000, 400);
  speed_rows(*device, large, copied, budget / 20);
  neighbour_rows(*device, large);
  if (found.list.size() > 1) several_rows(found, large, budget / 20);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "gpu_bench: %s\n", error.what());
  return 1;
}
