// SPDX-License-Identifier: GPL-3.0-or-later
// Segue's own item2vec on the CPU, on the corpus that gpu_bench compares quality on: rows of gpu-check's table. Needs Eigen and
// Highway to be built; packaging/gpu-check can be handed it.
//   bench_cpu_trainer [THREADS]      0, the default: all cores
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <numeric>

#include "bench/gpu/quality.h"
#include "core/base/parallel.h"
#include "core/linalg/product.h"
#include "core/models/item2vec.h"
#include "core/neighbors/neighbors.h"

using namespace segue;
using namespace segue::gpu::bench;

namespace {

data::Corpus corpus_of(const Generated& made) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(made.artists);
  vocabulary->artist_ids.resize(made.artists);
  std::iota(vocabulary->artist_ids.begin(), vocabulary->artist_ids.end(), 0);
  vocabulary->counts.resize(made.artists);
  for (const std::uint32_t s : made.train) {
    for (std::uint64_t p = made.offsets[s]; p < made.offsets[s + 1]; ++p) {
      ++vocabulary->counts[static_cast<std::size_t>(made.plays[p])];
    }
  }
  data::Corpus corpus;
  corpus.vocabulary = std::move(vocabulary);
  corpus.sequences.values.append(made.plays.begin(), made.plays.end());
  for (std::size_t i = 1; i < made.offsets.size(); ++i) corpus.sequences.offsets.push_back(made.offsets[i]);
  return corpus;
}

}  // namespace

int main(int argc, char** argv) try {
  const unsigned threads = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 0;
  const Generated made = quality_corpus();
  const data::Corpus corpus = corpus_of(made);
  const NextArtists next(made, 20'000);
  double plays = 0;
  for (const std::uint32_t s : made.train) plays += quality_epochs * static_cast<double>(made.offsets[s + 1] - made.offsets[s]);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    models::Item2VecOptions o;
    o.dim = quality_dim;
    o.epochs = quality_epochs;
    o.threads = threads;
    o.seed = seed;
    Progress progress;
    const auto begin = std::chrono::steady_clock::now();
    const models::Embedding embedding = models::train_item2vec({corpus, made.train}, o, {}, progress);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    Progress other;
    const auto lists = neighbors::nearest(embedding, next.queries, {models::Scoring::followed_by, 10, threads}, other);
    Row{"quality",
        "Segue's CPU trainer, " + std::to_string(thread_count(threads)) + " threads, " + linalg::simd_target() + ", seed " +
            std::to_string(seed),
        "",
        "",
        "",
        text("%.4f", next.hit_rate(lists)),
        text("%.2f M plays/s", plays / seconds / 1e6)}
        .print();
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_cpu_trainer: %s\n", error.what());
  return 1;
}
