// SPDX-License-Identifier: GPL-3.0-or-later
// Times the reading of a 30Music CSV set, some times in one process (what memory one reading gave back, the next finds at hand):
//   bench_load_csv FOLDER [threads 0] [readings 1]
// Prints one JSON object a reading; the sums let a peer check that it read the same. The peak is the process's so far.
#include <sys/resource.h>
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

std::size_t bytes(const std::vector<std::string>& texts) {
  std::size_t sum = texts.size() * sizeof(std::string);
  for (const std::string& text : texts) {
    if (text.capacity() > std::string().capacity()) sum += text.capacity() + 1;
  }
  return sum;
}

template <class Values>
std::size_t bytes(const Values& values) {
  return values.size() * sizeof(typename Values::value_type);
}

template <class T>
std::size_t bytes(const data::Lists<T>& lists) {
  return bytes(lists.offsets) + bytes(lists.values);
}

std::size_t bytes(const data::Sequences& s) { return bytes(s.tracks) + bytes(s.users) + bytes(s.times); }
std::size_t bytes(const data::ArtistNotes& n) { return bytes(n.names) + bytes(n.of_artist) + bytes(n.counts); }
std::size_t bytes(const data::UserArtists& u) { return bytes(u.users) + bytes(u.artists) + bytes(u.counts); }

/// What the arrays and texts of a data set take.
std::size_t bytes(const data::Dataset& d) {
  return bytes(d.artists.ids) + bytes(d.artists.names) + bytes(d.tracks.ids) + bytes(d.tracks.authors) + bytes(d.playlists) +
         bytes(d.sessions) + bytes(d.tags) + bytes(d.albums) + bytes(d.plays) + bytes(d.loves);
}

/// The entries of sessions whose track is not there: the only thing skipped in a generated file.
std::uint64_t unknown_plays(const data::Dataset& dataset) {
  std::uint64_t unknown = 0;
  for (const data::FileReport& file : dataset.report.files) {
    if (file.file != "sessions.csv") continue;
    for (const data::Skipped& skipped : file.skipped) unknown += skipped.count;
  }
  return unknown;
}

void read_once(const char* folder, const data::CsvSetOptions& options) {
  Progress progress;
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = cpu_seconds();
  const data::Dataset dataset = data::read_csv_set(data::find_csv_set(folder), options, progress);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double cpu = cpu_seconds() - cpu_start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::int64_t sum = 0;
  for (const std::int32_t track : dataset.sessions.tracks.values) sum += dataset.tracks.ids[static_cast<std::size_t>(track)];
  std::printf("{\"threads\": %u, \"bytes\": %llu, \"seconds\": %.4f, \"cpu_seconds\": %.4f, ", thread_count(options.threads),
              static_cast<unsigned long long>(dataset.report.bytes), seconds, cpu);
  std::printf("\"peak_bytes\": %llu, \"dataset_bytes\": %zu, ", 1024ULL * static_cast<unsigned long long>(usage.ru_maxrss),
              bytes(dataset));
  std::printf("\"unknown_plays\": %llu, ", static_cast<unsigned long long>(unknown_plays(dataset)));
  std::printf("\"tracks\": %zu, \"sessions\": %zu, \"plays\": %zu, \"sum_of_track_ids\": %lld, \"fingerprint\": \"%s\"}\n",
              dataset.tracks.size(), dataset.sessions.size(), dataset.sessions.tracks.values.size(), static_cast<long long>(sum),
              dataset.fingerprint.c_str());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_load_csv FOLDER [threads] [readings]\n");
    return 2;
  }
  data::CsvSetOptions options;
  options.threads = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 0;
  const unsigned long readings = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1;
  try {
    for (unsigned long reading = 0; reading < readings; ++reading) read_once(argv[1], options);
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
