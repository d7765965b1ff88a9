// SPDX-License-Identifier: GPL-3.0-or-later
// Trains GloVe on a text of sequences, one a line, artists as numbers (what bench_item2vec dumps), or on the listeners of a
// folder that `bench_svd generate` wrote, the artists of each in an order drawn once, and prints how fast:
//   bench_glove FILE|FOLDER [dim=100] [window=5] [epochs=15] [threads=1] [x_max=100] [alpha=0.75] [learning_rate=0.05]
//   [forward=0]
//               [same_artist_pairs=1] [vectors=two_tables|sum] [memory_mb=2048] [test=FILE] [out=PREFIX]
// The defaults are those of the authors' program. With test=FILE, hit@10 on held-out sequences by both scorings; out: PREFIX.npy
// and PREFIX.output.npy. `bench_glove FOLDER write=FILE` writes the sequences of a folder as such a text, and trains nothing.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>

#include "bench/arguments.h"
#include "bench/matrix_folder.h"
#include "core/evaluation/evaluate.h"
#include "core/formats/vectors.h"
#include "core/models/glove.h"
#include "core/neighbors/neighbors.h"

using namespace segue;

namespace {

double seconds_of_processor() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Sequences {
  data::Corpus corpus;
  std::vector<std::uint32_t> train, test;
};

void add(Sequences& to, std::vector<std::uint32_t>& part) {
  part.push_back(static_cast<std::uint32_t>(to.corpus.sequences.size()));
  to.corpus.sequences.offsets.push_back(to.corpus.sequences.values.size());
}

void read(const std::string& path, Sequences& to, std::vector<std::uint32_t>& part) {
  if (std::filesystem::is_directory(path)) {
    const bench::MatrixFolder matrix = bench::read_matrix(path, false);
    for (std::size_t listener = 0; listener + 1 < matrix.offsets.size(); ++listener) {
      for (const std::int32_t artist : bench::sequence_of(matrix, listener)) to.corpus.sequences.values.push_back(artist);
      add(to, part);
    }
    return;
  }
  std::ifstream in(path);
  if (!in) throw Error(Message{"Cannot read %1", {path}});
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream numbers(line);
    for (std::int32_t artist = 0; numbers >> artist;) to.corpus.sequences.values.push_back(artist);
    add(to, part);
  }
}

void write_text(const std::string& folder, const std::string& path) {
  const bench::MatrixFolder matrix = bench::read_matrix(folder, false);
  std::ofstream out(path);
  for (std::size_t listener = 0; listener + 1 < matrix.offsets.size(); ++listener) {
    for (const std::int32_t artist : bench::sequence_of(matrix, listener)) out << artist << ' ';
    out << '\n';
  }
  if (!out) throw Error(Message{"Cannot write %1", {path}});
}

Sequences read_all(const std::string& train, const std::string& test) {
  Sequences out;
  read(train, out, out.train);
  if (!test.empty()) read(test, out, out.test);
  auto vocabulary = std::make_shared<data::Vocabulary>();
  std::int32_t most = -1;
  for (const std::int32_t artist : out.corpus.sequences.values) most = std::max(most, artist);
  const auto artists = static_cast<std::size_t>(most + 1);
  vocabulary->names.resize(artists);
  vocabulary->artist_ids.resize(artists);
  std::iota(vocabulary->artist_ids.begin(), vocabulary->artist_ids.end(), 0);
  vocabulary->counts.assign(artists, 0);
  for (const std::uint32_t s : out.train) {
    for (const std::int32_t artist : out.corpus.sequences[s]) ++vocabulary->counts[static_cast<std::size_t>(artist)];
  }
  vocabulary->listeners = vocabulary->counts;
  out.corpus.users.assign(out.corpus.size(), -1);
  out.corpus.sources.assign(out.corpus.size(), data::Source::session);
  out.corpus.rows.resize(out.corpus.size());
  out.corpus.vocabulary = vocabulary;
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fputs("usage: bench_glove FILE|FOLDER [option=value …] [test=FILE]\n", stderr);
    return 2;
  }
  models::GloveOptions options;
  options.epochs = 15;
  options.threads = 1;
  options.x_max = 100;
  options.same_artist_pairs = true;
  bench::Arguments arguments = bench::arguments(argc, argv, 2);
  const std::string test = bench::taken(arguments, "test", "");
  const std::string out = bench::taken(arguments, "out", "");
  if (const std::string text = bench::taken(arguments, "write", ""); !text.empty()) {
    write_text(argv[1], text);
    return 0;
  }
  bench::FromArguments visitor{arguments};
  fields(visitor, options);
  bench::none_left(arguments);
  const Sequences sequences = read_all(argv[1], test);
  Progress progress;
  models::Glove trainer({sequences.corpus, sequences.train}, options);
  const double cpu_start = seconds_of_processor();
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  double counted = 0;
  double counted_cpu = 0;
  models::TrainingHooks hooks;
  unsigned epochs = 0;
  // One call per epoch, so that each epoch's loss can be told; counting is done in the first.
  for (; epochs < options.epochs;) {
    const std::size_t samples_before = progress.training_samples().size();
    const double before = seconds();
    const double cpu_before = seconds_of_processor();
    trainer.run_to(++epochs, hooks, progress);
    if (epochs == 1) {
      // Training's phase began when counting was done.
      counted = seconds() - before - progress.snapshot().seconds;
      counted_cpu = counted * static_cast<double>(seconds_of_processor() - cpu_before) / (seconds() - before);
    }
    double loss = 0;
    double weight = 0;
    double from = static_cast<double>(epochs - 1);
    for (const TrainingSample& sample : progress.training_samples(samples_before)) {
      loss += sample.loss * (sample.epoch - from);
      weight += sample.epoch - from;
      from = sample.epoch;
    }
    std::printf("epoch %u: loss %.6f\n", epochs, loss / weight);
  }
  const double wall = seconds() - counted;
  const double cpu = seconds_of_processor() - cpu_start - counted_cpu;
  const double peak = bench::peak_megabytes();
  const double pairs = static_cast<double>(trainer.cells()) * options.epochs;
  std::printf(
      "%llu cells, counted in %.2f s, %.2f s of processor time; trained in %.2f s, %.2f s of processor time: %.0f pairs/s; peak "
      "%.0f MB\n",
      static_cast<unsigned long long>(trainer.cells()), counted, counted_cpu, wall, cpu, pairs / wall, peak);
  if (!out.empty()) {
    formats::write_npy(out + ".npy", trainer.embedding().input);
    if (trainer.embedding().output.rows() > 0) formats::write_npy(out + ".output.npy", trainer.embedding().output);
  }
  if (sequences.test.empty()) return 0;
  for (const auto scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
    if (!trainer.embedding().supports(scoring)) continue;
    const auto result =
        evaluation::evaluate(sequences.corpus, sequences.test, neighbors::EmbeddingScorer(trainer.embedding(), scoring),
                             evaluation::corrected(), {}, progress);
    std::printf("%-12s hit@1 %.4f  hit@10 %.4f  MRR %.4f\n", models::scoring_name(scoring), result.means[0].hit_rate,
                result.means[1].hit_rate, result.mrr);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
