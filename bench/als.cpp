// SPDX-License-Identifier: GPL-3.0-or-later
// Times alternating least squares on a matrix of listeners, artists and plays (matrix_folder.h), such as `bench_svd generate`
// writes:
//   bench_als FOLDER [option=value …] [vectors=FILE]   an option of the model; prints wall and processor time of each epoch
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <utility>

#include "bench/arguments.h"
#include "bench/matrix_folder.h"
#include "core/formats/vectors.h"
#include "core/models/als_factors.h"

using namespace segue;
using bench::Arguments;

namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int run(const std::filesystem::path& folder, Arguments& arguments) {
  const std::string vectors = bench::taken(arguments, "vectors", "");
  models::AlsOptions options;
  bench::FromArguments visitor{arguments};
  fields(visitor, options);
  bench::none_left(arguments);
  bench::MatrixFolder found = bench::read_matrix(folder, true);
  models::Interactions matrix;
  matrix.width = found.width();
  matrix.offsets = std::move(found.offsets);
  matrix.columns = std::move(found.columns);
  matrix.weights = std::move(found.plays);
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
  if (argc < 2) {
    std::fputs("usage: bench_als FOLDER [name=value …]\n", stderr);
    return 2;
  }
  Arguments arguments = bench::arguments(argc, argv, 2);
  return run(argv[1], arguments);
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
