// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "gpu/runtime.h"

namespace segue::gpu {

/// A table of each of several devices.
struct CopiedTable {
  Runtime* device = nullptr;
  float* rows = nullptr;  ///< on it
};

/// Averages what several devices have learned: each row of a table becomes what it was on all of them before, and the mean of the
/// steps of those devices that moved it (McDonald, Hall & Mann 2010).
///
/// By copies from device to device where each reaches every other: each averages its own share of the rows, which it gets from
/// the others and gives back to them, so that 2 (D − 1) / D of a table go out of each of D devices and as much comes in. Else
/// through the host: D tables go up and down. The bits are the same.
class Averaging {
 public:
  struct Options {
    bool through_host = false;       ///< even where the devices reach each other
    std::size_t rows_at_a_time = 0;  ///< 0: such that 64 MiB hold what is under way
  };

  /// `copies`: of two or more devices, each with the same `row_count` rows of `stride` floats. Where a device has no memory for
  /// copies from others, averages go through the host. Throws Fault.
  Averaging(std::vector<CopiedTable> copies, std::size_t row_count, std::size_t stride, const Options& options);
  ~Averaging();
  Averaging(Averaging&&) noexcept;

  /// Nothing must be under way on the devices. Throws Fault: what the devices hold is of no use then.
  void average();
  [[nodiscard]] bool from_device_to_device() const;
  [[nodiscard]] std::size_t bytes() const;  ///< asked for on each device, at most

 private:
  class Way;
  class ByPeers;
  class ThroughHost;
  std::unique_ptr<Way> way_;
};

}  // namespace segue::gpu
