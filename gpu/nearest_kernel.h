// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gpu/nearest_arguments.h"
#include "gpu/philox.h"
#include "gpu/warp.h"

namespace segue::gpu {

constexpr std::uint32_t score_tile = 64;  ///< queries × candidates of a block
constexpr std::uint32_t select_room = 4096;
constexpr std::size_t select_shared_bytes = select_room * sizeof(std::uint64_t) + 16;

SEGUE_HOST_DEVICE std::uint32_t score_blocks(const ProductArguments& a) {
  return ((a.query_count + score_tile - 1) / score_tile) * ((a.candidate_count + score_tile - 1) / score_tile);
}

inline namespace SEGUE_KERNELS {

/// Orders what is found: a greater key is a higher score or, at the same score, a lower candidate. Never 0.
__device__ __forceinline__ std::uint64_t key_of(float score, std::uint32_t candidate) {
  const std::uint32_t bits = __float_as_uint(score == 0 ? 0.0F : score);  // −0 equals 0
  const std::uint32_t ordered = (bits & 0x80000000U) != 0 ? ~bits : bits | 0x80000000U;
  return std::uint64_t{ordered} << 32U | (0xffffffffU - candidate);
}

/// Scores, 64 × 64 a block of 256 threads: each thread 4 × 4 of them, 16 columns of both tables at a time in shared memory.
template <unsigned threads>
__global__ void __launch_bounds__(threads) score_tiles(const ProductArguments a) {
  static_assert(threads == 256);
  constexpr std::uint32_t depth = 16;
  constexpr std::uint32_t pitch = score_tile + 4;  // a multiple of 4, and columns begin in different banks
#if defined(__CUDACC__)
  __shared__ float4 memory[2 * depth * pitch / 4];
#else
  float4* const memory = ::segue::simulator::static_shared<float4, 2 * depth * pitch / 4>();
#endif
  float* const q = reinterpret_cast<float*>(memory);  // [depth][pitch]
  float* const c = q + depth * pitch;
  const std::uint32_t candidate_tiles = (a.candidate_count + score_tile - 1) / score_tile;
  const std::uint32_t first_query = blockIdx.x / candidate_tiles * score_tile;
  const std::uint32_t first_candidate = blockIdx.x % candidate_tiles * score_tile;
  const std::uint32_t row = threadIdx.x / 4;  // that this thread loads
  const std::uint32_t part = threadIdx.x % 4 * 4;
  const std::uint32_t ty = threadIdx.x / 16 * 4, tx = threadIdx.x % 16 * 4;  // that it computes
  float4 sum[4];
  SEGUE_UNROLL
  for (int i = 0; i < 4; ++i) sum[i] = make_float4(0, 0, 0, 0);
  const float4 none = make_float4(0, 0, 0, 0);
  for (std::uint32_t d = 0; d < a.stride; d += depth) {
    const bool inside = d + part < a.stride;
    const float4 of_query =
        inside && first_query + row < a.query_count
            ? __ldg(reinterpret_cast<const float4*>(a.queries + std::size_t{first_query + row} * a.stride + d + part))
            : none;
    const float4 of_candidate =
        inside && first_candidate + row < a.candidate_count
            ? __ldg(reinterpret_cast<const float4*>(a.candidates + std::size_t{first_candidate + row} * a.stride + d + part))
            : none;
    __syncthreads();  // the columns before are read no more
    q[part * pitch + row] = of_query.x;
    q[(part + 1) * pitch + row] = of_query.y;
    q[(part + 2) * pitch + row] = of_query.z;
    q[(part + 3) * pitch + row] = of_query.w;
    c[part * pitch + row] = of_candidate.x;
    c[(part + 1) * pitch + row] = of_candidate.y;
    c[(part + 2) * pitch + row] = of_candidate.z;
    c[(part + 3) * pitch + row] = of_candidate.w;
    __syncthreads();
    SEGUE_UNROLL
    for (std::uint32_t k = 0; k < depth; ++k) {
      const float4 x = shared4(q + k * pitch + ty);
      const float4 y = shared4(c + k * pitch + tx);
      add_scaled(sum[0], x.x, y);
      add_scaled(sum[1], x.y, y);
      add_scaled(sum[2], x.z, y);
      add_scaled(sum[3], x.w, y);
    }
  }
  SEGUE_UNROLL
  for (std::uint32_t i = 0; i < 4; ++i) {
    // What lies beyond the last candidate is written too, as far as the row's padding goes.
    if (first_query + ty + i < a.query_count && first_candidate + tx < a.score_stride) {
      __stcg(reinterpret_cast<float4*>(a.scores + std::size_t{first_query + ty + i} * a.score_stride + first_candidate + tx),
             sum[i]);
    }
  }
}

/// Keeps up the k best of each query, a block each: scores that beat the worst of them are gathered, and when the room is full,
/// all are sorted and the best stay.
template <unsigned threads>
__global__ void __launch_bounds__(threads) select_best(const SelectArguments a) {
  SEGUE_DYNAMIC_SHARED(memory);
  auto* const keys = reinterpret_cast<unsigned long long*>(memory);  // the best, then what was gathered
  auto* const gathered = reinterpret_cast<unsigned*>(memory + select_room * sizeof(std::uint64_t));
  const std::uint32_t query = blockIdx.x;
  const float* const scores = a.scores + std::size_t{query} * a.score_stride;
  std::uint64_t* const best = a.best + std::size_t{query} * a.k;
  const auto self = static_cast<std::uint32_t>(a.artists[query]);
  for (std::uint32_t i = threadIdx.x; i < a.k; i += threads) keys[i] = best[i];
  if (threadIdx.x == 0) *gathered = 0;
  __syncthreads();

  for (std::uint32_t first = 0; first < a.candidate_count; first += threads * 4) {
    const unsigned long long worst = keys[a.k - 1];
    const std::uint32_t i = first + threadIdx.x * 4;
    if (i < a.candidate_count) {
      const float4 four = __ldg(reinterpret_cast<const float4*>(scores + i));
      const float of[4] = {four.x, four.y, four.z, four.w};
      SEGUE_UNROLL
      for (std::uint32_t n = 0; n < 4; ++n) {
        const std::uint32_t candidate = a.first_candidate + i + n;
        if (i + n >= a.candidate_count || candidate == self || of[n] != of[n]) continue;
        const unsigned long long key = key_of(of[n], candidate);
        if (key <= worst || __ldg(a.known + candidate) == 0) continue;
        keys[a.k + atomicAdd(gathered, 1U)] = key;
      }
    }
    __syncthreads();
    const bool last = first + threads * 4 >= a.candidate_count;
    const std::uint32_t count = *gathered;
    // Room is kept for all that one more turn can bring. The sort of what is there is bitonic, downwards, of a power of two.
    if (count > 0 && (last || a.k + count + threads * 4 > select_room)) {
      std::uint32_t size = 2;
      while (size < a.k + count) size *= 2;
      for (std::uint32_t n = a.k + count + threadIdx.x; n < size; n += threads) keys[n] = 0;
      __syncthreads();
      for (std::uint32_t run = 2; run <= size; run *= 2) {
        for (std::uint32_t step = run / 2; step > 0; step /= 2) {
          for (std::uint32_t n = threadIdx.x; n < size / 2; n += threads) {
            const std::uint32_t low = n / step * step * 2 + n % step;
            const std::uint32_t high = low + step;
            const bool down = (low & run) == 0;
            const unsigned long long x = keys[low], y = keys[high];
            if ((x < y) == down) {
              keys[low] = y;
              keys[high] = x;
            }
          }
          __syncthreads();
        }
      }
      if (threadIdx.x == 0) *gathered = 0;
    }
    __syncthreads();
  }
  for (std::uint32_t i = threadIdx.x; i < a.k; i += threads) best[i] = keys[i];
}

/// Counts the candidates above each interval of scores and names those within, a block for each interval.
template <unsigned threads>
__global__ void __launch_bounds__(threads) count_intervals(const CountArguments a) {
  const Interval asked = a.intervals[blockIdx.x];
  const float* const scores = a.scores + std::size_t{asked.query} * a.score_stride;
  std::uint32_t above = 0;
  for (std::uint32_t i = threadIdx.x * 4; i < a.candidate_count; i += threads * 4) {
    const float4 four = __ldg(reinterpret_cast<const float4*>(scores + i));
    const float of[4] = {four.x, four.y, four.z, four.w};
    SEGUE_UNROLL
    for (std::uint32_t n = 0; n < 4; ++n) {
      const std::uint32_t candidate = a.first_candidate + i + n;
      if (i + n >= a.candidate_count || !(of[n] >= asked.low) || __ldg(a.known + candidate) == 0) continue;
      if (of[n] > asked.high) {
        ++above;
        continue;
      }
      const std::uint32_t place = atomicAdd(a.within + blockIdx.x, 1U);
      if (place < named_room) a.named[std::size_t{blockIdx.x} * named_room + place] = static_cast<std::int32_t>(candidate);
    }
  }
  SEGUE_UNROLL
  for (int o = 16; o > 0; o >>= 1) above += __shfl_xor_sync(all_lanes, above, o);
  if ((threadIdx.x & 31) == 0 && above > 0) atomicAdd(a.above + blockIdx.x, above);
}

}  // namespace SEGUE_KERNELS
}  // namespace segue::gpu
