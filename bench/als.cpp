// SPDX-License-Identifier: GPL-3.0-or-later
// Times alternating least squares, on the matrix of a generated data set of the 2020 study's size or on any other:
//   bench_als generate DIRECTORY [listeners=45167] [artists=139991] [cells=6760000]   writes the matrix
//   bench_als run DIRECTORY [option=value …] [vectors=FILE]   an option of the model; prints wall and processor time of each
//   epoch
// DIRECTORY holds offsets.u64, columns.u32 and weights.f32: listeners' rows of counts of plays. als_vs_implicit.py reads them
// too.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/arguments.h"
#include "core/base/random.h"
#include "core/formats/vectors.h"
#include "core/models/als_factors.h"

using namespace segue;
using bench::Arguments;

namespace {

template <class T>
void write(const std::filesystem::path& path, const std::vector<T>& values) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
}

template <class T>
std::vector<T> read(const std::filesystem::path& path) {
  std::vector<T> values(std::filesystem::file_size(path) / sizeof(T));
  std::ifstream in(path, std::ios::binary);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  return values;
}

/// Zipf-popular artists in 400 genres; a listener keeps to a few of them. Numbers of artists heard spread over two decades, and
/// so do plays of each.
models::Interactions generated(std::size_t listeners, std::size_t artists, std::size_t cells) {
  constexpr std::size_t genres = 400;
  Random random(2);
  models::Interactions out;
  out.width = artists;
  std::vector<double> share(listeners);
  double sum = 0;
  for (double& s : share) sum += s = std::pow(100.0, random.uniform());
  std::vector<std::uint32_t> heard;
  for (const double s : share) {
    const auto wanted = static_cast<std::size_t>(static_cast<double>(cells) * s / sum + 0.5);
    std::size_t own[4];
    for (std::size_t& genre : own) genre = random.below(genres);
    heard.clear();
    while (heard.size() < wanted) {
      for (std::size_t missing = wanted - heard.size(); missing > 0; --missing) {
        const auto any = static_cast<std::size_t>(std::pow(static_cast<double>(artists), std::sqrt(random.uniform()))) - 1;
        const std::size_t near = any / genres * genres + own[random.below(4)];
        heard.push_back(static_cast<std::uint32_t>(random.below(10) < 7 && near < artists ? near : any));
      }
      std::sort(heard.begin(), heard.end());
      heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
    }
    out.columns.insert(out.columns.end(), heard.begin(), heard.end());
    for (std::size_t i = 0; i < heard.size(); ++i) {
      out.weights.push_back(static_cast<float>(std::floor(std::pow(100.0, random.uniform() * random.uniform()))));
    }
    out.offsets.push_back(out.columns.size());
  }
  return out;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int run(const std::filesystem::path& directory, Arguments& arguments) {
  const std::string vectors = bench::taken(arguments, "vectors", "");
  models::AlsOptions options;
  bench::FromArguments visitor{arguments};
  fields(visitor, options);
  bench::none_left(arguments);
  models::Interactions matrix;
  matrix.offsets = read<std::uint64_t>(directory / "offsets.u64");
  matrix.columns = read<std::uint32_t>(directory / "columns.u32");
  matrix.weights = read<float>(directory / "weights.f32");
  matrix.width = std::size_t{*std::max_element(matrix.columns.begin(), matrix.columns.end())} + 1;
  for (float& w : matrix.weights) {
    const auto plays = static_cast<double>(w);
    w = static_cast<float>(options.alpha *
                           (options.confidence == models::Confidence::linear ? plays : std::log1p(plays / options.epsilon)));
  }
  std::printf("%zu listeners, %zu artists, %zu cells\n", matrix.size(), matrix.width, matrix.columns.size());
  Progress progress;
  models::AlsFactors factors(std::move(matrix), options, progress);
  for (unsigned epoch = 1; epoch <= options.epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    const double cpu = processor_seconds();
    const double loss = factors.epoch(progress).value_or(0);
    std::printf("epoch %u wall %.3f cpu %.3f loss %.9g\n", epoch,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), processor_seconds() - cpu, loss);
    std::fflush(stdout);
  }
  std::printf("peak %.0f MB\n", bench::peak_megabytes());
  if (!vectors.empty()) {
    models::Matrix table;
    factors.copy_artists(table);
    formats::write_npy(vectors, table);
    factors.copy_listeners(table);
    formats::write_npy(vectors + ".listeners.npy", table);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3 || (std::strcmp(argv[1], "generate") != 0 && std::strcmp(argv[1], "run") != 0)) {
    std::fputs("usage: bench_als generate|run DIRECTORY [name=value …]\n", stderr);
    return 2;
  }
  Arguments arguments = bench::arguments(argc, argv, 3);
  const std::filesystem::path directory = argv[2];
  if (std::strcmp(argv[1], "run") == 0) return run(directory, arguments);
  const models::Interactions matrix = generated(std::stoul(bench::taken(arguments, "listeners", "45167")),
                                                std::stoul(bench::taken(arguments, "artists", "139991")),
                                                std::stoul(bench::taken(arguments, "cells", "6760000")));
  std::filesystem::create_directories(directory);
  write(directory / "offsets.u64", matrix.offsets);
  write(directory / "columns.u32", matrix.columns);
  write(directory / "weights.f32", matrix.weights);
  std::printf("%zu cells\n", matrix.columns.size());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
