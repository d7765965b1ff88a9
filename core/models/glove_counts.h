// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/models/glove_step.h"
#include "core/models/training.h"

namespace segue::models {

/// How co-occurrences are counted and kept.
struct CooccurrenceOptions {
  unsigned window = 5;   ///< artists to each side
  bool forward = false;  ///< a column's artist came after the row's; else on either side
  bool same_artist_pairs = false;
  std::uint64_t seed = 1;                                ///< of what lies in which bucket
  std::uint64_t memory_bytes = std::uint64_t{2} << 30U;  ///< cells that need more than this go to a temporary file …
  /// … in here; empty: the system's place for them. Some 16 MB of it are in memory at a time, and a bucket a thread.
  std::filesystem::path folder = {};
  unsigned threads = 0;
};

/// The cells of a co-occurrence matrix that are not zero, in buckets of a few thousand: each cell lies in a bucket at random, so
/// that buckets, each shuffled, make a shuffled matrix. In memory, or in a mapped file of which no more than what is being read
/// need be in memory. May be read by several threads.
class Cooccurrences {
 public:
  [[nodiscard]] std::size_t buckets() const { return offsets_.size() - 1; }
  [[nodiscard]] std::span<const Cooccurrence> bucket(std::size_t i) const {
    return {cells_ + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
  }
  [[nodiscard]] std::uint64_t size() const { return offsets_.back(); }
  [[nodiscard]] bool in_file() const { return in_file_; }
  /// Of cells in a file, lets go of the memory that a bucket takes.
  void release(std::size_t bucket) const;

 private:
  friend Cooccurrences count_cooccurrences(const TrainingInput&, const CooccurrenceOptions&, Progress&);
  std::vector<std::uint64_t> offsets_{0};
  Cooccurrence* cells_ = nullptr;
  std::shared_ptr<void> keeper_;  ///< of the memory or the file
  bool in_file_ = false;
};

/// Adds 1 / d for each pair of plays d ≤ window places apart in a training sequence, exactly (in doubles) for any number of
/// threads; with one thread cells come in the same order too. The matrix is counted row by row, twice: first the numbers of
/// cells, then cells, straight to their places. Memory beside the cells: 12 bytes a play, and 12 bytes an artist in each thread.
/// Throws Error (nothing to count, no room for the file), Cancelled.
[[nodiscard]] Cooccurrences count_cooccurrences(const TrainingInput& input, const CooccurrenceOptions& options,
                                                Progress& progress);

}  // namespace segue::models
