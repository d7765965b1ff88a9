// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gpu/device_code.h"

namespace segue::gpu {
inline namespace SEGUE_KERNELS {

constexpr std::uint32_t all_lanes = 0xffffffffU;

__device__ __forceinline__ float warp_sum(float v) {
  SEGUE_UNROLL
  for (int o = 16; o > 0; o >>= 1) v += __shfl_xor_sync(all_lanes, v, o);
  return v;
}

/// Sums of several numbers over a warp at once: at each step a lane gives half of what it holds away, so that eight sums take 9
/// shuffles rather than 40. A lane ends with the sum of number `tile_row(lane)`; lanes 0 … T − 1 hold different ones.
template <int T>
__device__ __forceinline__ int tile_row(int lane) {
  static_assert(T == 8 || T == 2);
  return T == 2 ? lane & 1 : (lane & 1) << 2 | (lane & 2) | (lane >> 2 & 1);
}
/// A lane that holds the sum of number r.
template <int T>
__device__ __forceinline__ int tile_lane(int r) {
  return tile_row<T>(r);
}
template <int T>
__device__ __forceinline__ float tile_sum(const float (&s)[T], int lane) {
  const bool bit0 = (lane & 1) != 0;
  float v = 0;
  if constexpr (T == 8) {
    const bool bit1 = (lane & 2) != 0, bit2 = (lane & 4) != 0;
    float a[4], b[2];
    SEGUE_UNROLL
    for (int i = 0; i < 4; ++i) {
      a[i] = (bit0 ? s[i + 4] : s[i]) + __shfl_xor_sync(all_lanes, bit0 ? s[i] : s[i + 4], 1);
    }
    SEGUE_UNROLL
    for (int i = 0; i < 2; ++i) {
      b[i] = (bit1 ? a[i + 2] : a[i]) + __shfl_xor_sync(all_lanes, bit1 ? a[i] : a[i + 2], 2);
    }
    v = (bit2 ? b[1] : b[0]) + __shfl_xor_sync(all_lanes, bit2 ? b[0] : b[1], 4);
  } else {
    v = (bit0 ? s[1] : s[0]) + __shfl_xor_sync(all_lanes, bit0 ? s[0] : s[1], 1);
    v += __shfl_xor_sync(all_lanes, v, 2);
    v += __shfl_xor_sync(all_lanes, v, 4);
  }
  v += __shfl_xor_sync(all_lanes, v, 8);
  v += __shfl_xor_sync(all_lanes, v, 16);
  return v;
}

__device__ __forceinline__ float dot4(float4 a, float4 b) { return a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w; }
__device__ __forceinline__ float4 scaled(float f, float4 v) { return make_float4(f * v.x, f * v.y, f * v.z, f * v.w); }
__device__ __forceinline__ void add_scaled(float4& to, float f, float4 v) {
  to.x += f * v.x;
  to.y += f * v.y;
  to.z += f * v.z;
  to.w += f * v.w;
}

/// Sixteen bytes of a row that other blocks add to meanwhile: past the L1 cache, which does not hear of that.
__device__ __forceinline__ float4 load_row4(const float* p) { return __ldcg(reinterpret_cast<const float4*>(p)); }
__device__ __forceinline__ float4& shared4(float* p) { return *reinterpret_cast<float4*>(p); }

/// Adds to a row in device memory; one instruction of 16 bytes where there is one.
__device__ __forceinline__ void add_row4(float* p, float4 v) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("red.global.add.v4.f32 [%0], {%1, %2, %3, %4};" ::"l"(__cvta_generic_to_global(p)), "f"(v.x), "f"(v.y), "f"(v.z),
               "f"(v.w)
               : "memory");
#else
  atomicAdd(p, v.x);
  atomicAdd(p + 1, v.y);
  atomicAdd(p + 2, v.z);
  atomicAdd(p + 3, v.w);
#endif
}

/// The same, and what it is then.
__device__ __forceinline__ float4 added_row4(float* p, float4 v) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  const float4 old = atomicAdd(reinterpret_cast<float4*>(p), v);
  return make_float4(old.x + v.x, old.y + v.y, old.z + v.z, old.w + v.w);
#else
  return make_float4(atomicAdd(p, v.x) + v.x, atomicAdd(p + 1, v.y) + v.y, atomicAdd(p + 2, v.z) + v.z,
                     atomicAdd(p + 3, v.w) + v.w);
#endif
}

/// Copies sixteen bytes of a row to shared memory; done after `copied` by the same thread.
__device__ __forceinline__ void copy_row4(float* to, const float* from) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(static_cast<std::uint32_t>(__cvta_generic_to_shared(to))),
               "l"(__cvta_generic_to_global(from))
               : "memory");
#elif defined(__CUDACC__)
  shared4(to) = load_row4(from);
#else
  ::segue::simulator::copy_later(to, from);
#endif
}
__device__ __forceinline__ void copied() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
  asm volatile("cp.async.wait_all;" ::: "memory");
#elif !defined(__CUDACC__)
  ::segue::simulator::copy_now();
#endif
}

/// Has 128 bytes brought into the L2 cache.
__device__ __forceinline__ void fetch_line(const float* p) {
#if defined(__CUDA_ARCH__)
  asm volatile("prefetch.global.L2 [%0];" ::"l"(__cvta_generic_to_global(p)));
#elif !defined(__CUDACC__)
  float there;  // it must be memory of ours
  __atomic_load(p, &there, __ATOMIC_RELAXED);
#endif
}

__device__ __forceinline__ float sigmoid(float x) { return __fdividef(1.0F, 1.0F + __expf(-x)); }
/// −log σ(−x)
__device__ __forceinline__ float softplus(float x) { return (x > 0 ? x : 0.0F) + __logf(1.0F + __expf(x > 0 ? -x : x)); }

}  // namespace SEGUE_KERNELS
}  // namespace segue::gpu
