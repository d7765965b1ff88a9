// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "core/base/progress.h"

namespace segue::tables {

/// One row of a table, names replaced by numbers.
struct Play {
  std::uint32_t group = 0;  ///< the user or the sequence that rows are grouped by
  std::int32_t item = 0;    ///< index into the catalogue of tracks
  std::int64_t key = 0;  ///< order within the group: time in seconds, or position; rows of equal keys keep the order they came in
};

/// Groups plays to sequences in bounded memory: what exceeds `memory_bytes` goes to a temporary file without a name, as runs that
/// are sorted by group and key, and comes back by one merge of all runs, many groups at a time. (Runs, and no partitions by
/// group: their number depends on the amount of plays alone, so that neither an unknown number of groups nor a giant one needs a
/// way of its own.) Every play is written once and read once; the result does not depend on the limit or on threads.
///
/// A play takes 32 bytes in memory (itself, and its place in the sort) and, being told by its distance from the one before it in
/// the run, about 6 to 8 on the disk: 2 billion of them in 1 GB of memory are 63 runs, and some 14 GB to be written and read once
/// each, which is half of what the plays themselves would take.
class SequenceBuilder {
 public:
  struct Options {
    /// Of plays, whole runs and buffers; at least 1 MB is used, and 4 KB a run. The sequence that is handed over must also fit in
    /// memory, at 4 bytes a play, whatever its length.
    std::uint64_t memory_bytes = std::uint64_t{4} << 30U;
    std::filesystem::path temporary = {};  ///< folder; empty: TMPDIR, else /var/tmp
    std::int64_t gap = 0;                  ///< > 0: a group is cut where two keys lie further apart (seconds)
    unsigned threads = 0;                  ///< 0: all cores
    const Progress* progress = nullptr;    ///< where given, `add` throws Cancelled, too, when a run is sorted or written
  };
  struct Sequence {
    std::uint32_t group;
    std::int64_t begin;  ///< key of the first play
    std::span<const std::int32_t> items;
  };

  explicit SequenceBuilder(const Options& options);
  ~SequenceBuilder();  ///< removes the temporary files
  SequenceBuilder(const SequenceBuilder&) = delete;
  SequenceBuilder& operator=(const SequenceBuilder&) = delete;

  /// Throws Error (disk full), Cancelled.
  void add(std::span<const Play> plays);
  [[nodiscard]] std::uint64_t size() const;
  /// Bytes that lie in the temporary file.
  [[nodiscard]] std::uint64_t temporary_bytes() const;
  /// Hands each sequence over in order of group, then of key. Once. Throws Error, Cancelled.
  void finish(const std::function<void(const Sequence&)>& take, Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace segue::tables
