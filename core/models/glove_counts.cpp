// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/glove_counts.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <string>
#include <utility>

#include "core/base/pages.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/base/temporary_file.h"

namespace segue::models {
namespace {

constexpr std::size_t fine_buckets = 4096;  ///< joined to buckets once it is known how much is in them
/// Each of them has a page of its own that is being written to, so that a file takes as much memory whatever the limit.
constexpr std::uint64_t least_file_memory = fine_buckets * 4096;

std::size_t fine_bucket(std::uint64_t seed, std::int32_t row, std::int32_t column) {
  const std::uint64_t key = static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint32_t>(column);
  return mix(key ^ mix(seed)) >> 52U;
}

/// The training plays in a row, sequences apart, and where each artist stands among them.
class Plays {
 public:
  explicit Plays(const TrainingInput& input) : offsets_(input.corpus.vocabulary->size() + 1, 0) {
    artists_.push_back(apart);
    for (const std::uint32_t s : input.sequences) {
      const auto sequence = input.corpus.sequences[s];
      artists_.insert(artists_.end(), sequence.begin(), sequence.end());
      artists_.push_back(apart);
      for (const data::ArtistIndex artist : sequence) ++offsets_[static_cast<std::size_t>(artist) + 1];
    }
    for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
    places_.resize(offsets_.back());
    std::vector<std::uint64_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::size_t p = 0; p < artists_.size(); ++p) {
      if (artists_[p] != apart) places_[next[static_cast<std::size_t>(artists_[p])]++] = p;
    }
  }

  [[nodiscard]] std::size_t artists() const { return offsets_.size() - 1; }
  [[nodiscard]] std::uint64_t size() const { return places_.size(); }
  [[nodiscard]] std::uint64_t of(std::size_t artist) const { return offsets_[artist + 1] - offsets_[artist]; }

  /// Calls add(other artist, distance) for everything in the window around the plays of an artist.
  template <class Add>
  void around(std::size_t artist, const CooccurrenceOptions& options, const Add& add) const {
    for (std::uint64_t i = offsets_[artist]; i < offsets_[artist + 1]; ++i) {
      const data::ArtistIndex* const here = artists_.data() + places_[i];
      for (unsigned d = 1; d <= options.window && here[d] != apart; ++d) add(here[d], d);
      if (options.forward) continue;
      for (unsigned d = 1; d <= options.window && *(here - d) != apart; ++d) add(*(here - d), d);
    }
  }

 private:
  static constexpr data::ArtistIndex apart = -1;
  std::vector<data::ArtistIndex> artists_;
  std::vector<std::uint64_t> offsets_;  ///< per artist: its places
  std::vector<std::uint64_t> places_;
};

/// One thread's row of the matrix.
class Row {
 public:
  explicit Row(std::size_t artists) : sums_(artists, 0.0) {}

  /// Counts the row of an artist and calls cell(column, weight) for each that is not zero.
  template <class Cell>
  void count(const Plays& plays, std::size_t artist, const CooccurrenceOptions& options, const Cell& cell) {
    const auto own = static_cast<data::ArtistIndex>(artist);
    plays.around(artist, options, [&](data::ArtistIndex other, unsigned distance) {
      if (other == own && !options.same_artist_pairs) return;
      double& sum = sums_[static_cast<std::size_t>(other)];
      if (sum == 0) columns_.push_back(other);
      sum += 1.0 / distance;
    });
    for (const data::ArtistIndex column : columns_) {
      cell(column, std::exchange(sums_[static_cast<std::size_t>(column)], 0.0));
    }
    columns_.clear();
  }

 private:
  std::vector<double> sums_;
  std::vector<data::ArtistIndex> columns_;
};

/// Goes through all rows in parallel; `begin_thread()` makes what a thread needs, called with (state, row, column, weight);
/// `end_thread(state)` after its last row.
template <class Begin, class Cell, class End>
void each_cell(const Plays& plays, const CooccurrenceOptions& options, Progress& progress, const Begin& begin_thread,
               const Cell& cell, const End& end_thread) {
  constexpr std::size_t rows_at_once = 8;
  std::atomic<std::size_t> next{0};
  parallel_workers(thread_count(options.threads), [&](unsigned) {
    Row row(plays.artists());
    auto state = begin_thread();
    for (std::size_t first = next.fetch_add(rows_at_once); first < plays.artists(); first = next.fetch_add(rows_at_once)) {
      progress.throw_if_cancelled();
      std::uint64_t done = 0;
      for (std::size_t i = first; i < std::min(plays.artists(), first + rows_at_once); ++i) {
        row.count(plays, i, options,
                  [&](data::ArtistIndex column, double weight) { cell(state, static_cast<std::int32_t>(i), column, weight); });
        done += plays.of(i);
      }
      progress.advance(done);
    }
    end_thread(state);
  });
}

/// A file of this size, mapped to be written and read; its room on the disk is taken beforehand, so that writing cannot fail.
std::shared_ptr<void> mapped_file(const std::filesystem::path& folder, std::uint64_t bytes) {
  auto file = std::make_shared<TemporaryFile>(TemporaryFile::nameless(folder));
  const int failed = posix_fallocate(file->descriptor(), 0, static_cast<off_t>(bytes));
  void* const data = failed != 0 ? MAP_FAILED : mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file->descriptor(), 0);
  if (data == MAP_FAILED) {
    throw Error({SEGUE_TEXT("GloVe: no room for a temporary file of %1 MB for the co-occurrences: %2"),
                 {std::to_string(bytes / 1'000'000), std::strerror(failed != 0 ? failed : errno)}},
                {}, SEGUE_TEXT("Free some space, set TMPDIR to a folder with more, raise the memory limit or narrow the window"));
  }
  return {data, [file, bytes](void* p) { munmap(p, bytes); }};
}

}  // namespace

void Cooccurrences::release(std::size_t bucket) const {
  if (!in_file_) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(cells_ + offsets_[bucket]) / page * page;
  const auto end = reinterpret_cast<std::uintptr_t>(cells_ + offsets_[bucket + 1]) / page * page;
  if (end > begin) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);  // the file keeps them
}

Cooccurrences count_cooccurrences(const TrainingInput& input, const CooccurrenceOptions& options, Progress& progress) {
  const Plays plays(input);
  progress.start(SEGUE_TEXT("Counting co-occurrences"), 2 * plays.size(), SEGUE_TEXT("plays"));
  using Counts = std::vector<std::uint64_t>;
  std::array<std::atomic<std::uint64_t>, fine_buckets> fine{};
  each_cell(
      plays, options, progress, [] { return Counts(fine_buckets, 0); },
      [&](Counts& counts, std::int32_t row, std::int32_t column, double) { ++counts[fine_bucket(options.seed, row, column)]; },
      [&](const Counts& counts) {
        for (std::size_t b = 0; b < fine_buckets; ++b) fine[b] += counts[b];
      });
  std::uint64_t total = 0;
  for (const auto& count : fine) total += count;
  if (total == 0) {
    throw Error(SEGUE_TEXT("GloVe: the training sequences hold no pair of artists to learn from"), {},
                SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
  }

  Cooccurrences out;
  const std::uint64_t bucket_size = std::clamp<std::uint64_t>(total / 64, 1024, 65536);
  std::vector<std::atomic<std::uint64_t>> next(fine_buckets);  // where the next cell of a fine bucket goes
  std::uint64_t at = 0;
  for (std::size_t b = 0; b < fine_buckets; ++b) {
    next[b] = at;
    at += fine[b];
    if (at - out.offsets_.back() >= bucket_size || b + 1 == fine_buckets) out.offsets_.push_back(at);
  }
  const std::uint64_t bytes = total * sizeof(Cooccurrence);
  out.in_file_ = bytes > options.memory_bytes;
  if (out.in_file_) {
    out.keeper_ = mapped_file(options.folder, bytes);
    out.cells_ = static_cast<Cooccurrence*>(out.keeper_.get());
  } else {
    const auto pages = std::make_shared<Pages<Cooccurrence>>();
    pages->resize(total);
    out.cells_ = pages->data();
    out.keeper_ = pages;
  }
  std::atomic<std::uint64_t> written{0};
  // To let go of pages takes long, so it is done for many cells at once.
  const std::uint64_t let_go_after = std::max(options.memory_bytes, least_file_memory) / 16;
  each_cell(
      plays, options, progress, [] { return 0; },
      [&](int&, std::int32_t row, std::int32_t column, double weight) {
        out.cells_[next[fine_bucket(options.seed, row, column)].fetch_add(1, std::memory_order_relaxed)] = {
            row, column, static_cast<float>(weight)};
        // Written pages of a file count as this process's memory until it lets go of them.
        if (out.in_file_ && (written.fetch_add(1, std::memory_order_relaxed) + 1) % let_go_after == 0) {
          madvise(out.cells_, bytes, MADV_DONTNEED);
        }
      },
      [](int) {});
  if (out.in_file_) madvise(out.cells_, bytes, MADV_DONTNEED);
  return out;
}

}  // namespace segue::models
