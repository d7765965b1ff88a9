// SPDX-License-Identifier: GPL-3.0-or-later
// A listening table that is never on a disk, and its import in bounded memory:
//   bench_import_stream generate ROWS [artists 5000000] [users 120000]      writes the table to the standard output
//   bench_import_stream import OUT [megabytes 1024]                         imports the standard input into a corpus file
//   bench_import_stream use FILE                                            opens one and prepares a corpus from it
// `import` and `use` print one JSON object. bench/import_stream.py runs them for several sizes.
#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/data/corpus.h"
#include "core/readers/corpus_file.h"
#include "core/tables/import_table.h"

using namespace segue;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A line of /proc/self/status in bytes.
std::uint64_t status_bytes(std::string_view name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name)) return 1024 * std::strtoull(line.c_str() + name.size() + 1, nullptr, 10);
  }
  return 0;
}

/// Bytes on the disk of this process' open files without a name.
std::uint64_t nameless_bytes() {
  std::uint64_t sum = 0;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir("/proc/self/fd"), closedir);
  while (const dirent* const entry = readdir(folder.get())) {  // NOLINT(concurrency-mt-unsafe): one thread reads it
    struct stat status {};
    if (entry->d_name[0] == '.' || fstatat(dirfd(folder.get()), entry->d_name, &status, 0) != 0) continue;
    if (S_ISREG(status.st_mode) && status.st_nlink == 0) sum += static_cast<std::uint64_t>(status.st_size);
  }
  return sum;
}

/// Looks every 20 ms how much is in use, and keeps the most.
class Watch {
 public:
  Watch()
      : thread_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            look();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
          }
        }) {}
  [[nodiscard]] std::uint64_t most_memory() const { return memory_; }  ///< without the pages of mapped files
  [[nodiscard]] std::uint64_t most_temporary() const { return temporary_; }

 private:
  void look() {
    memory_ = std::max(memory_.load(), status_bytes("RssAnon:"));
    temporary_ = std::max(temporary_.load(), nameless_bytes());
  }
  std::atomic<std::uint64_t> memory_{0};
  std::atomic<std::uint64_t> temporary_{0};
  std::jthread thread_;
};

/// Rows "user, time, artist" in no order: users and artists by Zipf's law (log-uniform ranks); a user's plays fall into sessions
/// of an hour, ten plays each on average, anywhere in eight years.
class Rows {
 public:
  Rows(std::uint64_t rows, std::uint64_t artists, std::uint64_t users)
      : rows_(rows), left_(rows), artists_(artists), users_(users) {
    for (std::int64_t day = 0; day < days; ++day) {
      const std::time_t time = (first_day + day) * 86'400;
      std::tm date{};
      gmtime_r(&time, &date);
      std::array<char, 16> text{};
      std::strftime(text.data(), text.size(), "%Y-%m-%dT", &date);
      dates_.emplace_back(text.data());
    }
  }
  /// Some rows more; nothing at the end.
  std::string_view next() {
    buffer_.clear();
    if (std::exchange(header_, false)) buffer_ += "user\ttime\tartist\n";
    for (; left_ > 0 && buffer_.size() < buffer_bytes; --left_) row();
    return buffer_;
  }

 private:
  void row() {
    buffer_ += "user_";
    const std::uint64_t user = zipf(users_);
    digits(user, 6);
    buffer_ += '\t';
    const auto first = static_cast<double>(user + 1);
    const double plays = static_cast<double>(rows_) * std::log1p(1 / first) / std::log(static_cast<double>(users_) + 1);
    const std::uint64_t session = random_.below(static_cast<std::uint64_t>(plays / 10) + 1);
    const std::uint64_t second = mix(mix(user) + session) % (days * 86'400 - 3600) + random_.below(3600);
    buffer_ += dates_[second / 86'400];
    digits(second / 3600 % 24, 2);
    buffer_ += ':';
    digits(second / 60 % 60, 2);
    buffer_ += ':';
    digits(second % 60, 2);
    buffer_ += "Z\tThe ";
    // A product with an odd number is a bijection on 48 bits: eight letters that tell nothing of the rank.
    std::uint64_t name = zipf(artists_) * 0x9E3779B97F4BULL & 0xFFFFFFFFFFFFULL;
    for (int letter = 0; letter < 8; ++letter, name >>= 6U) {
      buffer_ += "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."[name & 63U];
    }
    buffer_ += '\n';
  }
  std::uint64_t zipf(std::uint64_t count) {
    const double rank = std::exp(random_.uniform() * std::log(static_cast<double>(count) + 1));
    return std::min(count, static_cast<std::uint64_t>(rank)) - 1;
  }
  void digits(std::uint64_t number, int count) {
    const std::size_t end = buffer_.size() + static_cast<std::size_t>(count);
    buffer_.resize(end);
    for (int i = 1; i <= count; ++i, number /= 10)
      buffer_[end - static_cast<std::size_t>(i)] = static_cast<char>('0' + number % 10);
  }

  static constexpr std::int64_t first_day = 12'784;  // 2005-01-01
  static constexpr std::int64_t days = 8 * 365;
  static constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;
  std::uint64_t rows_, left_, artists_, users_;
  bool header_ = true;
  Random random_{40};
  std::vector<std::string> dates_;
  std::string buffer_;
};

int generate(std::uint64_t count, std::uint64_t artists, std::uint64_t users) {
  Rows rows(count, artists, users);
  for (std::string_view text = rows.next(); !text.empty(); text = rows.next()) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) return 1;
  }
  std::fprintf(stderr, "%.2f\n", cpu_seconds());
  return 0;
}

int import(const char* out, std::uint64_t megabytes) {
  tables::TableSpec spec;
  spec.layout = tables::Layout::table;
  spec.columns = {{"user", tables::Role::user}, {"time", tables::Role::time}, {"artist", tables::Role::artist}};
  spec.grouping = tables::Grouping::sessions;
  tables::ImportOptions options;
  options.memory_bytes = megabytes << 20U;
  Progress progress;
  const Watch watch;
  const auto start = std::chrono::steady_clock::now();
  const data::LoadReport report = tables::import_to_corpus_file("-", spec, out, options, progress);
  const double seconds = seconds_since(start);
  struct stat status {};
  stat(out, &status);
  std::printf("{\"rows\": %llu, \"kept\": %llu, \"seconds\": %.2f, \"cpu_seconds\": %.2f, \"peak_rss\": %llu, ",
              static_cast<unsigned long long>(report.files.at(0).rows_read),
              static_cast<unsigned long long>(report.files.at(0).rows_kept), seconds, cpu_seconds(),
              static_cast<unsigned long long>(status_bytes("VmHWM:")));
  std::printf("\"peak_anonymous\": %llu, \"temporary_bytes\": %llu, \"file_bytes\": %llu}\n",
              static_cast<unsigned long long>(watch.most_memory()), static_cast<unsigned long long>(watch.most_temporary()),
              static_cast<unsigned long long>(status.st_size));
  return 0;
}

int use(const char* path) {
  Progress progress;
  const Watch watch;
  const auto start = std::chrono::steady_clock::now();
  const data::Dataset dataset = data::open_corpus_file(path, progress);
  const double opened = seconds_since(start);
  const std::uint64_t held = status_bytes("RssAnon:");
  const std::size_t plays = dataset.playlists.tracks.values.size() + dataset.sessions.tracks.values.size();
  std::printf("{\"plays\": %zu, \"sessions\": %zu, \"artists\": %zu, \"open_seconds\": %.2f, \"open_anonymous\": %llu, ", plays,
              dataset.sessions.size(), dataset.artists.size(), opened, static_cast<unsigned long long>(held));
  std::fflush(stdout);
  const auto preparing = std::chrono::steady_clock::now();
  const data::PreparedCorpus prepared = data::prepare_corpus(dataset, {}, {}, progress);
  std::printf("\"prepare_seconds\": %.2f, \"corpus_plays\": %llu, \"corpus_anonymous\": %llu, \"peak_anonymous\": %llu, ",
              seconds_since(preparing), static_cast<unsigned long long>(prepared.corpus->sequences.values.size()),
              static_cast<unsigned long long>(status_bytes("RssAnon:") - held),
              static_cast<unsigned long long>(watch.most_memory() - held));
  std::printf("\"still_mapped\": %s}\n", dataset.sessions.tracks.values.mapped() ? "true" : "false");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  const auto number = [&](int at, std::uint64_t otherwise) {
    return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
  };
  try {
    if (what == "generate") return generate(number(2, 0), number(3, 5'000'000), number(4, 120'000));
    if (what == "import") return import(argv[2], number(3, 1024));
    if (what == "use") return use(argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  std::fprintf(stderr, "usage: bench_import_stream generate ROWS | import OUT [MEGABYTES] | use FILE\n");
  return 2;
}
