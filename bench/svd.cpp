// SPDX-License-Identifier: GPL-3.0-or-later
// Times the truncated SVD of a generated listeners × artists matrix of ones, shaped like 30Music:
//   bench_svd generate FOLDER [rows=45167] [columns=139991] [entries=6760000]     writes what matrix_folder.h
//     says: the input of all benches of factorisations
//   bench_svd run FOLDER [option=value …]       decomposes it; options are those of the user–artist SVD
//   bench_svd cooccurrence FOLDER [option=value …]       the same listeners, SVD of common audiences
// A run prints one line of JSON, and writes values.f64 to the folder.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "bench/arguments.h"
#include "bench/matrix_folder.h"
#include "core/base/random.h"
#include "core/models/cooccurrence_svd.h"
#include "core/models/user_svd.h"

using namespace segue;
using bench::Arguments;

namespace {

/// Listeners' numbers of artists are log-normal; artists are Zipf-popular in 400 genres, of which each listener likes some.
void generate(const std::filesystem::path& folder, std::size_t rows, std::size_t columns, std::size_t entries) {
  constexpr std::uint64_t genres = 400;
  Random random(3);
  std::vector<double> share(rows);
  for (double& value : share) {
    value = std::exp(std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(6.283185307179586 * random.uniform()));
  }
  const double per_share = static_cast<double>(entries) / std::accumulate(share.begin(), share.end(), 0.0);
  bench::MatrixFolder matrix{{0}, {}, {}};
  std::vector<std::int32_t> row;
  for (std::size_t u = 0; u < rows; ++u) {
    const std::uint64_t liked = 1 + random.below(8);
    std::vector<std::uint64_t> likes(liked);
    for (auto& genre : likes) genre = random.below(genres);
    const auto length = std::min(columns / 8, static_cast<std::size_t>(share[u] * per_share + random.uniform()));
    row.clear();
    while (row.size() < length) {
      for (std::size_t missing = length - row.size() + 1; missing > 0; --missing) {
        const auto any = static_cast<std::size_t>(std::pow(static_cast<double>(columns), std::sqrt(random.uniform()))) - 1;
        const std::size_t near = any / genres * genres + likes[random.below(liked)];
        row.push_back(static_cast<std::int32_t>(random.below(10) < 6 && near < columns ? near : any));
      }
      std::sort(row.begin(), row.end());
      row.erase(std::unique(row.begin(), row.end()), row.end());
    }
    matrix.columns.insert(matrix.columns.end(), row.begin(), row.end());
    matrix.offsets.push_back(matrix.columns.size());
  }
  // Plays spread over two decades, most of them few.
  Random of_plays(4);
  std::vector<float> plays(matrix.columns.size());
  for (float& n : plays) n = std::floor(static_cast<float>(std::pow(100.0, of_plays.uniform() * of_plays.uniform())));
  matrix.plays = std::move(plays);
  bench::write_matrix(folder, matrix);
  std::printf("%zu x %zu, %zu entries\n", rows, columns, matrix.columns.size());
}

linalg::SparseRows matrix_in(const std::filesystem::path& folder) {
  bench::MatrixFolder found = bench::read_matrix(folder, false);
  linalg::SparseRows matrix;
  matrix.width = found.width();
  matrix.offsets = std::move(found.offsets);
  matrix.columns = std::move(found.columns);
  return matrix;
}

struct Clocks {
  std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
  std::clock_t cpu = std::clock();
};

void report(const Clocks& start, const Progress& progress, const std::vector<double>& values,
            const std::vector<double>& residuals, bool converged, const std::filesystem::path& folder) {
  const double cpu = static_cast<double>(std::clock() - start.cpu) / CLOCKS_PER_SEC;
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start.wall).count();
  const auto samples = progress.training_samples();
  std::printf(
      "{\"wall\": %.3f, \"cpu\": %.3f, \"peak_mb\": %.0f, \"converged\": %s, \"bases\": %zu, \"largest_residual\": %.2e, "
      "\"values\": [%.6f, %.6f]}\n",
      wall, cpu, bench::peak_megabytes(), converged ? "true" : "false", samples.size(),
      *std::max_element(residuals.begin(), residuals.end()), values.front(), values.back());
  bench::write_numbers(folder / "values.f64", values);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) {
    std::fputs("usage: bench_svd generate|run|cooccurrence FOLDER [option=value …]\n", stderr);
    return 2;
  }
  Arguments arguments = bench::arguments(argc, argv, 3);
  const std::string command = argv[1];
  const std::filesystem::path folder = argv[2];
  if (command == "generate") {
    const auto number = [&](const char* name, std::size_t fallback) {
      return arguments.contains(name) ? std::stoull(arguments[name]) : fallback;
    };
    generate(folder, number("rows", 45'167), number("columns", 139'991), number("entries", 6'760'000));
    return 0;
  }
  Progress progress;
  bench::FromArguments visitor{arguments};
  if (command == "run") {
    models::UserSvdOptions options;
    options.dim = 150;
    fields(visitor, options);
    bench::none_left(arguments);
    linalg::SparseRows matrix = matrix_in(folder);
    const Clocks start;
    const models::SvdFactors factors = models::sparse_svd(std::move(matrix), options, progress);
    report(start, progress, factors.singular_values, factors.residuals, factors.converged, folder);
    return 0;
  }
  models::CooccurrenceSvdOptions options;
  options.dim = 150;
  fields(visitor, options);
  bench::none_left(arguments);
  data::Corpus corpus;
  const linalg::SparseRows matrix = matrix_in(folder);
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names.resize(matrix.width);
  vocabulary->artist_ids.resize(matrix.width);
  corpus.vocabulary = vocabulary;
  corpus.sequences.offsets = data::Lists<data::ArtistIndex>{matrix.offsets, {}}.offsets;
  corpus.sequences.values = std::vector<data::ArtistIndex>(matrix.columns.begin(), matrix.columns.end());
  corpus.users.assign(matrix.size(), -1);
  std::vector<std::uint32_t> sequences(matrix.size());
  std::iota(sequences.begin(), sequences.end(), 0U);
  const Clocks start;
  const models::CooccurrenceSvdResult result = models::cooccurrence_svd({corpus, sequences}, options, progress);
  std::printf("%llu entries, minimum common audience %llu\n", static_cast<unsigned long long>(result.entries),
              static_cast<unsigned long long>(result.min_common));
  report(start, progress, result.singular_values, result.residuals, result.converged, folder);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
