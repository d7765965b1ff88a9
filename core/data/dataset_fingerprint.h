// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/fingerprint.h"

namespace segue::data {

/// `Dataset::fingerprint` of everything that `dataset` holds, paths and report apart: equal data, equal fingerprint, whatever
/// files it came from. What a data set has none of (loves, known times, …) does not change it. Bounded by memory bandwidth.
/// Throws Cancelled.
[[nodiscard]] std::string fingerprint_of(const Dataset& dataset, const Progress& progress);

/// The sequences' part of it, one by one, for those that never stand in memory together.
class SequencesPrint {
 public:
  SequencesPrint();
  void add(std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks);
  [[nodiscard]] bool has_times() const { return has_times_; }  ///< at least one is known

 private:
  friend std::string fingerprint_of(const Dataset& rest, const SequencesPrint& playlists, const SequencesPrint& sessions,
                                    const Progress& progress);
  FingerprintStream offsets_, tracks_, users_, times_;
  std::uint64_t end_ = 0;
  bool has_times_ = false;
};

/// The fingerprint of `rest` with these sequences in place of its own.
[[nodiscard]] std::string fingerprint_of(const Dataset& rest, const SequencesPrint& playlists, const SequencesPrint& sessions,
                                         const Progress& progress);

}  // namespace segue::data
