// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/sequence_builder.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <new>
#include <optional>
#include <queue>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/temporary_file.h"
#include "core/tables/play_runs.h"
#include "core/tables/sort_plays.h"

namespace segue::tables {
namespace {

constexpr std::uint64_t play_bytes = 2 * sizeof(Play);        ///< in memory: itself, and its place in the sort
constexpr std::size_t least_run = 64;                         ///< plays
constexpr std::size_t least_read = std::size_t{4} << 10U;     ///< bytes of a run at a time
constexpr std::size_t most_read = std::size_t{4} << 20U;      ///< beyond this, a disk is no faster and a cancel is slower
constexpr std::size_t large_group = std::size_t{1} << 18U;    ///< plays; from here on a group is merged and never held whole
constexpr std::size_t most_in_batch = std::size_t{1} << 22U;  ///< plays that are sorted together
constexpr std::size_t plays_between_looks = std::size_t{1} << 14U;

/// Plays that are not initialised and grow without being copied (a large block moves by its pages).
class Plays {
 public:
  Plays() = default;
  Plays(const Plays&) = delete;
  Plays& operator=(const Plays&) = delete;
  ~Plays() { std::free(data_); }

  /// Room for `capacity` plays; those there are stay.
  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    void* const grown = std::realloc(data_, capacity * sizeof(Play));
    if (grown == nullptr) throw std::bad_alloc();
    data_ = static_cast<Play*>(grown);
    capacity_ = capacity;
  }
  void append(std::span<const Play> plays) {
    std::copy(plays.begin(), plays.end(), data_ + size_);
    size_ += plays.size();
  }
  void clear() { size_ = 0; }
  void release() {
    std::free(std::exchange(data_, nullptr));
    size_ = capacity_ = 0;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] std::span<Play> all() { return {data_, size_}; }
  [[nodiscard]] std::span<Play> room() { return {data_, capacity_}; }

 private:
  Play* data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

/// Takes plays in order of group and key, cuts them to sequences and hands these over.
class Cutter {
 public:
  Cutter(std::int64_t gap, const std::function<void(const SequenceBuilder::Sequence&)>& take, Progress& progress)
      : gap_(gap), take_(take), progress_(progress) {}

  void play(std::uint32_t group, std::int64_t key, std::int32_t item) {
    if (items_.empty() || group != group_ || (gap_ > 0 && distance(last_, key) > static_cast<std::uint64_t>(gap_))) {
      end();
      group_ = group;
      begin_ = key;
    }
    last_ = key;
    items_.push_back(item);
    if (++seen_ == plays_between_looks) look();
  }
  void end() {
    if (!items_.empty()) take_({group_, begin_, items_});
    items_.clear();
  }
  void look() {
    progress_.throw_if_cancelled();
    progress_.advance(std::exchange(seen_, 0));
  }

 private:
  /// b − a for a ≤ b, whatever their signs.
  static std::uint64_t distance(std::int64_t a, std::int64_t b) {
    return static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a);
  }

  std::int64_t gap_;
  const std::function<void(const SequenceBuilder::Sequence&)>& take_;
  Progress& progress_;
  std::uint32_t group_ = 0;
  std::int64_t begin_ = 0, last_ = 0;
  std::uint64_t seen_ = 0;
  std::vector<std::int32_t> items_;
};

/// Groups that are small, held together until there are enough of them to be sorted by all threads at once.
class Batch {
 public:
  Batch(std::size_t capacity, unsigned threads) : capacity_(capacity), threads_(threads) { entries_.reserve(capacity); }

  [[nodiscard]] bool fits(std::uint64_t plays) const { return entries_.size() + plays <= capacity_; }
  void begin(std::uint32_t group) { groups_.push_back({group, entries_.size()}); }
  void add(const Entry& entry) { entries_.push_back(entry); }

  void hand_over(Cutter& cutter, const Progress& progress) {
    const auto end_of = [&](std::size_t g) { return g + 1 < groups_.size() ? groups_[g + 1].begin : entries_.size(); };
    parallel_ranges(
        groups_.size(), std::max<std::size_t>(groups_.size() / 256, 1), threads_, [&](std::size_t first, std::size_t last) {
          const auto earlier = [](const Entry& a, const Entry& b) { return a.key < b.key; };
          for (std::size_t g = first; g < last; ++g) {
            progress.throw_if_cancelled();
            const std::span<Entry> plays = std::span(entries_).subspan(groups_[g].begin, end_of(g) - groups_[g].begin);
            // Each run's part is in order, and the runs follow in order of arrival: stable keeps that for equal keys.
            if (!std::is_sorted(plays.begin(), plays.end(), earlier)) std::stable_sort(plays.begin(), plays.end(), earlier);
          }
        });
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::size_t i = groups_[g].begin; i < end_of(g); ++i) cutter.play(groups_[g].group, entries_[i].key, entries_[i].item);
    }
    entries_.clear();
    groups_.clear();
  }

 private:
  struct Group {
    std::uint32_t group;
    std::size_t begin;
  };
  std::size_t capacity_;
  unsigned threads_;
  std::vector<Entry> entries_;
  std::vector<Group> groups_;
};

/// The plays of one group from several runs, merged one by one. `among`: indices of runs in order of arrival.
void merge_large(std::vector<RunReader>& runs, const std::vector<std::uint32_t>& among, Cutter& cutter) {
  struct Head {
    Entry entry;
    std::uint32_t run;
  };
  const auto later = [](const Head& a, const Head& b) {
    return a.entry.key != b.entry.key ? a.entry.key > b.entry.key : a.run > b.run;
  };
  std::priority_queue<Head, std::vector<Head>, decltype(later)> heads(later);
  for (const std::uint32_t run : among) heads.push({runs[run].next(), run});
  const std::uint32_t group = runs[among.front()].group();
  while (!heads.empty()) {
    const Head head = heads.top();
    heads.pop();
    cutter.play(group, head.entry.key, head.entry.item);
    if (runs[head.run].left() > 0) heads.push({runs[head.run].next(), head.run});
  }
}

}  // namespace

struct SequenceBuilder::Parts {
  explicit Parts(const Options& chosen)
      : options(chosen),
        run_capacity(static_cast<std::size_t>(std::max<std::uint64_t>(chosen.memory_bytes / play_bytes, least_run))) {}

  void sort(const Progress* progress) {
    scratch.reserve(plays.size());
    sort_plays(plays.all(), scratch.room().first(plays.size()), options.threads, progress);
  }
  void spill(const Progress* progress) {
    if (plays.size() == 0) return;
    sort(progress);
    if (!file) file.emplace(TemporaryFile::nameless(options.temporary));
    runs.push_back(write_run(plays.all(), *file, progress));
    plays.clear();
  }
  void merge(Cutter& cutter, const Progress& progress);

  Options options;
  std::size_t run_capacity;  ///< plays
  Plays plays, scratch;
  std::optional<TemporaryFile> file;
  std::vector<Run> runs;
  std::uint64_t added = 0;
  bool finished = false;
};

void SequenceBuilder::Parts::merge(Cutter& cutter, const Progress& progress) {
  file->flush();
  const auto share = static_cast<std::size_t>(options.memory_bytes / 2 / runs.size());
  std::vector<RunReader> readers;
  readers.reserve(runs.size());
  for (const Run& run : runs) readers.emplace_back(*file, run, std::clamp(share, least_read, most_read));

  using Head = std::pair<std::uint32_t, std::uint32_t>;  // group, run
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  const auto move_on = [&](std::uint32_t run) {
    if (readers[run].next_group()) heads.emplace(readers[run].group(), run);
  };
  for (std::uint32_t run = 0; run < readers.size(); ++run) {
    progress.throw_if_cancelled();
    move_on(run);
  }

  // An entry takes 16 bytes, and half as much again while it is sorted.
  Batch batch(static_cast<std::size_t>(std::clamp<std::uint64_t>(options.memory_bytes / 96, least_run, most_in_batch)),
              options.threads);
  const std::uint64_t large = std::min<std::uint64_t>(large_group, options.memory_bytes / 192);
  std::vector<std::uint32_t> among;
  while (!heads.empty()) {
    const std::uint32_t group = heads.top().first;
    among.clear();
    std::uint64_t count = 0;
    for (; !heads.empty() && heads.top().first == group; heads.pop()) {
      among.push_back(heads.top().second);
      count += readers[heads.top().second].left();
    }
    if (count > large) {
      batch.hand_over(cutter, progress);
      merge_large(readers, among, cutter);
    } else {
      if (!batch.fits(count)) batch.hand_over(cutter, progress);
      batch.begin(group);
      for (const std::uint32_t run : among) {
        while (readers[run].left() > 0) batch.add(readers[run].next());
      }
    }
    for (const std::uint32_t run : among) move_on(run);
  }
  batch.hand_over(cutter, progress);
}

SequenceBuilder::SequenceBuilder(const Options& options) : parts_(std::make_unique<Parts>(options)) {}
SequenceBuilder::~SequenceBuilder() = default;

std::uint64_t SequenceBuilder::size() const { return parts_->added; }

std::uint64_t SequenceBuilder::temporary_bytes() const { return parts_->file ? parts_->file->size() : 0; }

void SequenceBuilder::add(std::span<const Play> plays) {
  Parts& parts = *parts_;
  if (parts.finished) throw std::logic_error("plays are added to sequences that have been handed over");
  while (!plays.empty()) {
    if (parts.plays.size() == parts.run_capacity) parts.spill(parts.options.progress);
    const std::size_t count = std::min(plays.size(), parts.run_capacity - parts.plays.size());
    if (parts.plays.size() + count > parts.plays.capacity()) {
      const std::size_t wanted = std::max({parts.plays.size() + count, 2 * parts.plays.capacity(), std::size_t{1} << 12U});
      parts.plays.reserve(std::min(parts.run_capacity, wanted));
    }
    parts.plays.append(plays.first(count));
    parts.added += count;
    plays = plays.subspan(count);
  }
}

void SequenceBuilder::finish(const std::function<void(const Sequence&)>& take, Progress& progress) {
  Parts& parts = *parts_;
  if (std::exchange(parts.finished, true)) throw std::logic_error("sequences are handed over twice");
  progress.start(SEGUE_TEXT("Sorting plays"), 0);
  Cutter cutter(parts.options.gap, take, progress);
  if (parts.runs.empty()) {
    parts.sort(&progress);
    progress.start(SEGUE_TEXT("Cutting sequences"), parts.added, SEGUE_TEXT("plays"));
    for (const Play& play : parts.plays.all()) cutter.play(play.group, play.key, play.item);
  } else {
    parts.spill(&progress);
    progress.start(SEGUE_TEXT("Merging plays"), parts.added, SEGUE_TEXT("plays"));
    parts.plays.release();
    parts.scratch.release();
    parts.merge(cutter, progress);
  }
  cutter.end();
  cutter.look();
  parts.plays.release();
  parts.scratch.release();
  parts.file.reset();
}

}  // namespace segue::tables
