// SPDX-License-Identifier: GPL-3.0-or-later
// Times the next-artist evaluation on generated vectors and sequences of the 2020 study's shape:
//   bench_evaluate [artists 138560] [sequences 8000] [dim 150] [threads 0] [models 2] [folder]
// With a folder, writes the same input there for peers: vectors0.f32, vectors1.f32, … (artists × dim), plays.i32 and offsets.i64
// (sequences). Prints one line of JSON a model.
#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/evaluation/evaluate.h"
#include "core/linalg/product.h"

using namespace segue;

namespace {

constexpr std::size_t genres = 400;

// Artists around the centre of their genre, as trained vectors are.
models::Matrix generated_vectors(std::size_t artists, std::size_t dim, std::uint64_t seed) {
  Random random(seed);
  const auto row = [&] {
    Eigen::RowVectorXf values(static_cast<Eigen::Index>(dim));
    for (float& value : values) value = static_cast<float>(random.uniform() + random.uniform() + random.uniform() - 1.5);
    return values;
  };
  models::Matrix centres(static_cast<Eigen::Index>(genres), static_cast<Eigen::Index>(dim));
  for (Eigen::Index g = 0; g < centres.rows(); ++g) centres.row(g) = row();
  models::Matrix vectors(static_cast<Eigen::Index>(artists), static_cast<Eigen::Index>(dim));
  for (Eigen::Index i = 0; i < vectors.rows(); ++i) vectors.row(i) = centres.row(i % centres.rows()) + row();
  return vectors;
}

// Walks within a genre with excursions; popular artists (low indices) more often.
data::Corpus generated_corpus(std::size_t artists, std::size_t sequences) {
  Random random(2);
  data::Corpus corpus;
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(artists);
  vocabulary->counts.resize(artists);
  corpus.vocabulary = vocabulary;
  for (std::size_t s = 0; s < sequences; ++s) {
    const std::uint64_t genre = random.below(genres);
    const std::uint64_t length = 2 + random.below(24);
    for (std::uint64_t i = 0; i < length; ++i) {
      const auto any = static_cast<std::size_t>(std::pow(random.uniform(), 2.5) * static_cast<double>(artists));
      const std::size_t near = any / genres * genres + genre;
      corpus.sequences.values.push_back(static_cast<std::int32_t>(random.below(10) < 7 && near < artists ? near : any));
    }
    corpus.sequences.offsets.push_back(corpus.sequences.values.size());
  }
  return corpus;
}

template <class T>
void write(const std::string& path, const T* values, std::size_t n) {
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(n * sizeof(T)));
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int i, std::size_t fallback) { return argc > i ? std::strtoull(argv[i], nullptr, 10) : fallback; };
  const std::size_t artists = number(1, 138560);
  const std::size_t sequences = number(2, 8000);
  const std::size_t dim = number(3, 150);
  const auto threads = static_cast<unsigned>(number(4, 0));
  const std::size_t count = number(5, 2);
  const std::string folder = argc > 6 ? argv[6] : "";

  const data::Corpus corpus = generated_corpus(artists, sequences);
  if (!folder.empty()) {
    write(folder + "/plays.i32", corpus.sequences.values.data(), corpus.sequences.values.size());
    write(folder + "/offsets.i64", corpus.sequences.offsets.data(), corpus.sequences.offsets.size());
  }
  std::vector<std::uint32_t> all(sequences);
  std::iota(all.begin(), all.end(), 0U);
  for (std::size_t m = 0; m < count; ++m) {
    const models::Embedding embedding{"generated", corpus.vocabulary, generated_vectors(artists, dim, m + 1), {}};
    if (!folder.empty()) write(folder + "/vectors" + std::to_string(m) + ".f32", embedding.input.data(), artists * dim);
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu_seconds();
    evaluation::EvaluationOptions options;
    options.ks = {1, 10};
    options.lists = 0;  // the peers make none
    options.threads = threads;
    Progress progress;
    const neighbors::EmbeddingScorer scorer(embedding, models::Scoring::resembles, threads);
    const auto result = evaluation::evaluate(corpus, all, scorer, evaluation::corrected(), options, progress);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double cpu = cpu_seconds() - cpu_start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"target\": \"%s\", \"threads\": %u, \"seconds\": %.3f, \"cpu_seconds\": %.3f, \"queries\": %llu, ",
                linalg::simd_target(), thread_count(threads), seconds, cpu,
                static_cast<unsigned long long>(result.counts.distinct_queries));
    std::printf(
        "\"predictions\": %llu, \"hit_1\": %.12f, \"hit_10\": %.12f, \"ndcg_10\": %.12f, \"mrr\": %.12f, \"peak_mb\": %ld}\n",
        static_cast<unsigned long long>(result.counts.predictions), result.means[0].hit_rate, result.means[1].hit_rate,
        result.means[1].ndcg, result.mrr, usage.ru_maxrss / 1024);
    std::fflush(stdout);
  }
  return 0;
}
