// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace segue::gpu {

/// What the kernel `average_rows` gets. All pointers are to memory of the device that runs it; rows are `stride` floats, a
/// multiple of 8, and start at 16 bytes.
struct AverageArguments {
  float* rows;          ///< this device's own, which become the average
  float* base;          ///< what all devices started from; becomes the average, too
  const float* others;  ///< those of the other devices, in their order: `row_count` rows of the first, then of the second …
  std::uint32_t stride;
  std::uint32_t row_count;
  std::uint32_t devices;  ///< at least 2
  std::uint32_t own;      ///< this device's number among them, for the order of sums
};

}  // namespace segue::gpu
