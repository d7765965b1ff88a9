// SPDX-License-Identifier: GPL-3.0-or-later
// Trains a model and prints how fast and how good it is; options are those of an experiment's JSON:
//   bench_item2vec FOLDER [model=item2vec] [option=value …] [test_share=0.1] [evaluate=1] [dump=FILE] [vectors=FILE]
//   bench_item2vec generated …                a corpus of the 2020 study's shape: 141,000 artists, 170,000 sequences, 5.4 M plays
// With dump=FILE, writes the training sequences there for peers, one line each, artists as numbers, and held-out ones to
// FILE.test; with vectors=FILE, the input vectors as an .npy. epochs=0: no training.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <memory>
#include <numeric>
#include <string>

#include "bench/arguments.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/evaluation/evaluate.h"
#include "core/formats/vectors.h"
#include "core/models/model.h"
#include "core/neighbors/neighbors.h"
#include "core/readers/csv_set.h"

using namespace segue;

namespace {

/// Zipf-popular artists in 400 genres; the next artist is mostly of the same genre. The last hundredth of the sequences is held
/// out.
data::PreparedCorpus generated_corpus() {
  constexpr std::size_t artists = 141'000;
  constexpr std::size_t sequences = 170'000;
  constexpr std::uint64_t genres = 400;
  Random random(2);
  auto corpus = std::make_shared<data::Corpus>();
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(artists);
  vocabulary->artist_ids.resize(artists);
  std::iota(vocabulary->artist_ids.begin(), vocabulary->artist_ids.end(), 0);
  vocabulary->counts.resize(artists);
  data::PreparedCorpus prepared;
  for (std::uint32_t s = 0; s < sequences; ++s) {
    const std::uint64_t genre = random.below(genres);
    const std::uint64_t length = 2 + random.below(62);
    for (std::uint64_t i = 0; i < length; ++i) {
      const auto any = static_cast<std::size_t>(std::pow(static_cast<double>(artists), random.uniform())) - 1;
      const std::size_t near = any / genres * genres + genre;
      const std::size_t artist = random.below(10) < 7 && near < artists ? near : any;
      corpus->sequences.values.push_back(static_cast<std::int32_t>(artist));
      ++vocabulary->counts[artist];
    }
    corpus->sequences.offsets.push_back(corpus->sequences.values.size());
    (s % 100 == 99 ? prepared.split.test : prepared.split.train).push_back(s);
  }
  corpus->users.assign(sequences, -1);
  corpus->sources.assign(sequences, data::Source::session);
  corpus->rows.resize(sequences);
  corpus->vocabulary = vocabulary;
  prepared.corpus = corpus;
  return prepared;
}

void dump(const data::PreparedCorpus& prepared, const std::vector<std::uint32_t>& sequences, const std::string& path) {
  std::ofstream out(path);
  for (const std::uint32_t s : sequences) {
    for (const data::ArtistIndex artist : prepared.corpus->sequences[s]) out << artist << ' ';
    out << '\n';
  }
}

void evaluate(const data::PreparedCorpus& prepared, const models::Embedding& embedding) {
  for (const auto scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
    if (!embedding.supports(scoring)) continue;
    Progress progress;
    const auto result =
        evaluation::evaluate(*prepared.corpus, prepared.split.test, neighbors::EmbeddingScorer(embedding, scoring),
                             evaluation::corrected(), {}, progress);
    std::printf("%-12s hit@1 %.4f  hit@10 %.4f  MRR %.4f\n", models::scoring_name(scoring), result.means[0].hit_rate,
                result.means[1].hit_rate, result.mrr);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fputs("usage: bench_item2vec FOLDER|generated [model=NAME] [option=value …] [test_share=0.1] [evaluate=1] [dump=FILE]\n",
               stderr);
    return 2;
  }
  bench::Arguments arguments = bench::arguments(argc, argv, 2);
  const auto take = [&](const char* name, const std::string& fallback) { return bench::taken(arguments, name, fallback); };
  const std::string dump_path = take("dump", "");
  const std::string judge = take("evaluate", "1");
  const std::string vectors_path = take("vectors", "");
  const std::string epochs = arguments.contains("epochs") ? arguments["epochs"] : "";
  data::SplitOptions split;
  split.test_share = bench::number("test_share", take("test_share", "0.1"));
  models::ModelOptions options = models::model_kind(take("model", "item2vec")).defaults;
  std::visit(
      [&](auto& o) {
        bench::FromArguments visitor{arguments};
        fields(visitor, o);
      },
      options);
  bench::none_left(arguments);

  Progress progress;
  const data::PreparedCorpus prepared =
      std::strcmp(argv[1], "generated") == 0
          ? generated_corpus()
          : data::prepare_corpus(data::read_csv_set(data::find_csv_set(argv[1]), {}, progress), {}, split, progress);
  std::uint64_t plays = 0;
  for (const std::uint32_t s : prepared.split.train) plays += prepared.corpus->sequences[s].size();
  std::printf("%zu artists, %zu training sequences, %llu plays\n", prepared.corpus->vocabulary->size(),
              prepared.split.train.size(), static_cast<unsigned long long>(plays));
  if (!dump_path.empty()) {
    dump(prepared, prepared.split.train, dump_path);
    dump(prepared, prepared.split.test, dump_path + ".test");
  }
  if (epochs == "0") return 0;

  const std::clock_t cpu_start = std::clock();
  const auto start = std::chrono::steady_clock::now();
  const models::Embedding embedding = models::train({*prepared.corpus, prepared.split.train}, options, {}, progress);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  const auto samples = progress.training_samples();
  std::printf("trained in %.2f s, %.2f s of processor time", seconds, cpu_seconds);
  if (const auto* o = std::get_if<models::Item2VecOptions>(&options)) {
    std::printf(" (%.0f plays/s)", static_cast<double>(plays) * o->epochs / seconds);
  }
  std::printf(", last loss %.4f\n", samples.empty() ? 0.0 : samples.back().loss);
  if (!vectors_path.empty()) formats::write_npy(vectors_path, embedding.input);
  if (judge == "1" && !prepared.split.test.empty()) evaluate(prepared, embedding);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
