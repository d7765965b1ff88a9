// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gpu/average_arguments.h"
#include "gpu/warp.h"

namespace segue::gpu {
inline namespace SEGUE_KERNELS {

/// Each row becomes its base and the mean of the steps of those devices that moved it, a warp for each row. Sums go by the
/// devices' order, and there is nothing that could be contracted to a multiply-add, so the bits are those of the host's loop.
template <unsigned threads>
__global__ void __launch_bounds__(threads) average_rows(const AverageArguments a) {
  const std::uint32_t lane = threadIdx.x & 31;
  const std::uint32_t warps = gridDim.x * (blockDim.x >> 5);
  const std::size_t of_device = std::size_t{a.row_count} * a.stride;
  for (std::uint32_t r = blockIdx.x * (blockDim.x >> 5) + (threadIdx.x >> 5); r < a.row_count; r += warps) {
    const std::size_t row = std::size_t{r} * a.stride;
    const auto row_of = [&](std::uint32_t d) {
      return d == a.own ? a.rows + row : a.others + (d < a.own ? d : d - 1) * of_device + row;
    };
    float moved = 0;
    for (std::uint32_t d = 0; d < a.devices; ++d) {
      const float* const of = row_of(d);
      bool differs = false;
      for (std::uint32_t c = lane * 4; c < a.stride; c += 128) {
        const float4 x = load_row4(of + c), b = load_row4(a.base + row + c);
        differs = differs || x.x != b.x || x.y != b.y || x.z != b.z || x.w != b.w;
      }
      moved += __ballot_sync(all_lanes, differs) != 0 ? 1.0F : 0.0F;
    }
    for (std::uint32_t c = lane * 4; c < a.stride; c += 128) {
      float4 b = load_row4(a.base + row + c);
      if (moved > 0) {
        float4 sum = make_float4(0, 0, 0, 0);
        for (std::uint32_t d = 0; d < a.devices; ++d) {
          const float4 x = load_row4(row_of(d) + c);
          sum = make_float4(sum.x + (x.x - b.x), sum.y + (x.y - b.y), sum.z + (x.z - b.z), sum.w + (x.w - b.w));
        }
        b = make_float4(b.x + sum.x / moved, b.y + sum.y / moved, b.z + sum.z / moved, b.w + sum.w / moved);
      }
      __stcg(reinterpret_cast<float4*>(a.base + row + c), b);
      __stcg(reinterpret_cast<float4*>(a.rows + row + c), b);
    }
  }
}

}  // namespace SEGUE_KERNELS
}  // namespace segue::gpu
