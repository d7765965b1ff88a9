// SPDX-License-Identifier: GPL-3.0-or-later
// Times the reading of the raw 30Music release:
//
// clang-format off
//   bench_load_raw make FOLDER SCALE                        writes a release of SCALE times 30Music's size
//   bench_load_raw plain FILE [threads]                     reads a file and does nothing with it
//   bench_load_raw sessions|events|tracks FILE [threads]    reads one file of a release
//   bench_load_raw all FOLDER|ARCHIVE [threads]             reads everything
// clang-format on
//
// Scale 1 is 2.8 million sessions, 31 million events, 5.7 million tracks. The last three print one JSON object; its sums let a
// peer check that it read the same.
#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/readers/raw_release.h"
#include "core/readers/raw_rows.h"

using namespace segue;

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Sessions of 1 … about 60 plays, 11.3 in the mean as in 30Music, and an event for each play.
void make(const std::filesystem::path& folder, double scale) {
  const auto scaled = [&](double count) { return static_cast<std::uint64_t>(scale * count); };
  std::filesystem::create_directories(folder / "entities");
  std::filesystem::create_directories(folder / "relations");
  Random random(1);
  const std::uint64_t artists = scaled(560'927) + 1;
  const std::uint64_t tracks = scaled(5'023'108) + 1;
  const std::uint64_t users = scaled(45'167) + 1;
  std::ofstream out(folder / "entities/persons.idomaar", std::ios::binary);
  for (std::uint64_t a = 0; a < artists; ++a) {
    out << "person\t" << a << "\t-1\t{\"MBID\":null, \"name\":\"Artist+Number+" << a << "\"}\t{}\n";
  }
  out = std::ofstream(folder / "entities/tracks.idomaar", std::ios::binary);
  for (std::uint64_t t = 0; t < scaled(5'675'143); ++t) {
    const std::uint64_t a = t % tracks * artists / tracks;  // sorted by artist, as the release is
    out << "track\t" << t % tracks << "\t-1\t{\"duration\":" << random.below(600'000) << ",\"playcount\":" << random.below(100)
        << ",\"MBID\":null,\"name\":\"Artist+Number+" << a << "/_/Some+Track+Title+" << random.below(1000)
        << "\"}\t{\"artists\":[{\"type\":\"person\",\"id\":" << a << "}],\"albums\":[],\"tags\":[]}\n";
  }
  std::ofstream events(folder / "relations/events.idomaar", std::ios::binary);
  out = std::ofstream(folder / "relations/sessions.idomaar", std::ios::binary);
  const std::uint64_t sessions = scaled(2'764'474);
  std::uint64_t event = 0;
  for (std::uint64_t s = 0; s < sessions; ++s) {
    const std::uint64_t user = 1 + random.below(users);
    const std::uint64_t time = 1'390'231'051 + random.below(31'000'000);
    const std::uint64_t length = 1 + random.below(1 + random.below(41)) + random.below(2);
    out << "event.session\t" << s << '\t' << time << "\t{\"numtracks\":" << length << ",\"playtime\":" << 230 * length
        << "} {\"subjects\":[{\"type\":\"user\",\"id\":" << user << "}],\"objects\":[";
    std::uint64_t start = 0;
    for (std::uint64_t i = 0; i < length; ++i) {
      const std::uint64_t track = random.below(1 + random.below(tracks));
      const std::uint64_t seconds = 30 + random.below(400);
      out << (i > 0 ? ",{\"type\":\"track\",\"id\":" : "{\"type\":\"track\",\"id\":") << track << ",\"playstart\":" << start
          << ",\"playtime\":" << seconds << ",\"playratio\":";
      if (random.below(100) < 15) {
        out << "null";
      } else {
        out << "1.0" << random.below(10);
      }
      out << ",\"action\":\"play\"}";
      events << "event.play\t" << event++ << '\t' << time + start << "\t{\"playtime\":" << seconds
             << "}\t{\"subjects\":[{\"type\":\"user\",\"id\":" << user << "}],\"objects\":[{\"type\":\"track\",\"id\":" << track
             << "}]}\n";
      start += seconds;
    }
    out << "]}\n";
  }
}

std::uint64_t plain(data::ByteSource& source, unsigned threads) {
  data::Window window(source, (std::size_t{1} << 20U) * 8 * threads);
  std::size_t taken = 0;
  std::uint64_t total = 0;
  while (window.advance(taken, threads)) total += taken = window.text().size();
  return total;
}

long long sum(std::span<const data::raw::Code> codes) {
  long long total = 0;
  for (const data::raw::Code code : codes) total += code;
  return total;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_load_raw make|plain|sessions|events|tracks|all PATH [SCALE|threads]\n");
    return 2;
  }
  const std::string_view what = argv[1];
  const std::filesystem::path path = argv[2];
  try {
    if (what == "make") {
      make(path, argc > 3 ? std::strtod(argv[3], nullptr) : 0.01);
      return 0;
    }
    const unsigned threads = thread_count(argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 0);
    const data::raw::LineScanOptions options{threads};
    Progress progress;
    data::raw::WideIds wide;
    unsigned long long bytes = 0;
    std::size_t rows = 0;
    long long total = 0;
    const auto start = std::chrono::steady_clock::now();
    const double cpu_start = cpu_seconds();
    if (what == "all") {
      const auto files = data::find_raw_release(path);
      if (!files) throw Error("not a raw release", {path.string(), 0});
      const data::Dataset dataset = data::read_raw_release(*files, {threads}, progress);
      bytes = dataset.report.bytes;
      rows = dataset.sessions.size();
      for (const std::int32_t track : dataset.sessions.tracks.values)
        total += dataset.tracks.ids[static_cast<std::size_t>(track)];
      const auto held = [](const auto& array) { return array.size() * sizeof(array[0]); };
      std::size_t memory = held(dataset.tracks.ids) + held(dataset.tracks.authors.offsets) + held(dataset.tracks.authors.values) +
                           held(dataset.plays.artists.values) + held(dataset.plays.counts);
      for (const data::Sequences* s : {&dataset.sessions, &dataset.playlists}) {
        memory += held(s->tracks.offsets) + held(s->tracks.values) + held(s->users) + held(s->times);
      }
      for (const auto* names : {&dataset.artists.names, &dataset.artists.file_names}) {
        for (const std::string& name : *names) memory += sizeof(name) + (name.capacity() > 15 ? name.capacity() + 1 : 0);
      }
      std::printf("{\"data_set_mb\": %.1f, ", static_cast<double>(memory) / 1e6);
    } else {
      const auto source = data::open_bytes(path);
      if (what == "plain") {
        bytes = plain(*source, threads);
      } else if (what == "sessions") {
        const auto read = data::raw::read_sessions(*source, options, wide, progress);
        bytes = read.scan.bytes;
        rows = read.scan.kept;
        for (const auto& block : read.blocks) total += sum(block.tracks.span());
      } else if (what == "events") {
        const auto read = data::raw::read_events(*source, options, false, wide, progress);
        bytes = read.scan.bytes;
        rows = read.scan.kept;
        for (const auto& block : read.blocks) total += sum(block.tracks.span());
      } else {
        const auto read = data::raw::read_tracks(*source, options, wide, progress);
        bytes = read.scan.bytes;
        rows = read.scan.kept;
        for (const std::int64_t id : read.ids) total += id;
      }
      std::printf("{");
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "\"threads\": %u, \"bytes\": %llu, \"seconds\": %.4f, \"cpu_seconds\": %.4f, \"rows\": %zu, \"sum_of_track_ids\": %lld, "
        "\"peak_mb\": %.1f}\n",
        threads, bytes, seconds, cpu_seconds() - cpu_start, rows, total, static_cast<double>(usage.ru_maxrss) / 1e3);
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
