// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gpu/train_arguments.h"
#include "gpu/warp.h"

namespace segue::gpu {
inline namespace SEGUE_KERNELS {

/// Sub-sampling: writes the plays that are kept to the same places of `kept`, a warp for each sequence, and shortens the
/// sequences.
template <unsigned threads>
__global__ void __launch_bounds__(threads) keep_plays(const KeepArguments a) {
  const std::uint32_t lane = threadIdx.x & 31;
  const std::uint32_t warps = gridDim.x * (blockDim.x >> 5);
  for (std::uint32_t i = blockIdx.x * (blockDim.x >> 5) + (threadIdx.x >> 5); i < a.sequence_count; i += warps) {
    const SequenceEntry entry = a.sequences[i];
    std::uint32_t length = 0;
    for (std::uint32_t base = 0; base < entry.length; base += 32) {
      const std::uint32_t p = base + lane;
      std::int32_t artist = 0;
      bool keep = false;
      if (p < entry.length) {
        artist = __ldg(a.plays + entry.begin + p);
        keep = uniform(keep_bits(a.seed, a.epoch, entry.number, p)) < __ldg(a.chance + artist);
      }
      const std::uint32_t mask = __ballot_sync(all_lanes, keep);
      if (keep) {
        const auto before = static_cast<std::uint32_t>(__popc(mask & ((1U << lane) - 1)));
        a.kept[entry.begin + length + before] = artist;
      }
      length += static_cast<std::uint32_t>(__popc(mask));
    }
    __syncwarp();
    if (lane == 0) a.sequences[i].length = length;
  }
}

}  // namespace SEGUE_KERNELS
}  // namespace segue::gpu
