// SPDX-License-Identifier: GPL-3.0-or-later
// Times the reading of a 30Music CSV set:
//   bench_load_csv FOLDER [threads 0]
// Prints one JSON object; the sums let a peer check that it read the same.
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/base/parallel.h"
#include "core/readers/csv_set.h"

using namespace segue;

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_load_csv FOLDER [threads]\n");
    return 2;
  }
  data::CsvSetOptions options;
  options.threads = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 0;
  Progress progress;
  try {
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu_seconds();
    const data::Dataset dataset = data::read_csv_set(data::find_csv_set(argv[1]), options, progress);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double cpu = cpu_seconds() - cpu_start;
    std::int64_t sum = 0;
    for (const std::int32_t track : dataset.sessions.tracks.values) sum += dataset.tracks.ids[static_cast<std::size_t>(track)];
    std::printf("{\"threads\": %u, \"bytes\": %llu, \"seconds\": %.4f, \"cpu_seconds\": %.4f, ", thread_count(options.threads),
                static_cast<unsigned long long>(dataset.report.bytes), seconds, cpu);
    std::printf("\"tracks\": %zu, \"sessions\": %zu, \"plays\": %zu, \"sum_of_track_ids\": %lld}\n", dataset.tracks.size(),
                dataset.sessions.size(), dataset.sessions.tracks.values.size(), static_cast<long long>(sum));
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
