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

/// Groups plays to sequences in bounded memory: what exceeds `memory_bytes` goes to temporary files, partitioned by group, each
/// of which is then sorted in memory on its own (a partition that is too large, being one giant group, is sorted by merging
/// runs). O(n) I/O, twice; the result does not depend on the limit or on threads.
class SequenceBuilder {
 public:
  struct Options {
    std::uint64_t memory_bytes = std::uint64_t{4} << 30U;
    std::filesystem::path temporary;  ///< folder; empty: the system's
    std::int64_t gap = 0;             ///< > 0: a group is cut where two keys lie further apart (seconds)
    unsigned threads = 0;
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

  /// Throws Error (disk full).
  void add(std::span<const Play> plays);
  [[nodiscard]] std::uint64_t size() const;
  /// Hands each sequence over in order of group, then of key. Once. Throws Error, Cancelled.
  void finish(const std::function<void(const Sequence&)>& take, Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace segue::tables
