// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "tests/simulator/simulator.h"

/// CUDA's spellings for kernels that g++ compiles to run in the simulator. Included by gpu/device_code.h in place of CUDA's own.

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __restrict__
#define __launch_bounds__(...)
#define threadIdx (::segue::simulator::thread_index())
#define blockIdx (::segue::simulator::block_index())
#define blockDim (::segue::simulator::block_size())
#define gridDim (::segue::simulator::grid_size())

struct alignas(16) float4 {
  float x, y, z, w;
};
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

inline void __syncthreads() { segue::simulator::sync_block(); }
inline void __syncwarp(std::uint32_t mask = 0xffffffffU) { segue::simulator::sync_warp(mask); }
template <class T>
T __shfl_sync(std::uint32_t mask, T value, int lane) {
  using namespace segue::simulator;
  return from_bits<T>(shuffle(mask, to_bits(value), lane & 31));
}
template <class T>
T __shfl_xor_sync(std::uint32_t mask, T value, int bits) {
  using namespace segue::simulator;
  return from_bits<T>(shuffle(mask, to_bits(value), lane() ^ bits));
}
inline std::uint32_t __ballot_sync(std::uint32_t mask, bool predicate) { return segue::simulator::ballot(mask, predicate); }

inline int __popc(std::uint32_t bits) { return __builtin_popcount(bits); }
inline std::uint32_t __umulhi(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>((std::uint64_t{a} * b) >> 32U);
}
inline std::uint32_t __float_as_uint(float value) { return static_cast<std::uint32_t>(segue::simulator::to_bits(value)); }
inline float __uint_as_float(std::uint32_t bits) { return segue::simulator::from_bits<float>(bits); }
inline float __expf(float x) { return std::exp(x); }
inline float __logf(float x) { return std::log(x); }
inline float __fdividef(float a, float b) { return a / b; }

template <class T>
T __ldg(const T* address) {
  segue::simulator::check_aligned(address, sizeof(T));
  return *address;
}
/// Others may be adding to it meanwhile.
inline float4 __ldcg(const float4* address) {
  segue::simulator::check_aligned(address, 16);
  const auto* p = reinterpret_cast<const float*>(address);
  float v[4];
  for (int i = 0; i < 4; ++i) __atomic_load(p + i, v + i, __ATOMIC_RELAXED);
  return {v[0], v[1], v[2], v[3]};
}
inline void __stcg(float4* address, float4 value) {
  segue::simulator::check_aligned(address, 16);
  *address = value;
}
template <class T>
T atomicAdd(T* address, T value) {
  if constexpr (std::is_integral_v<T>) {
    return __atomic_fetch_add(address, value, __ATOMIC_RELAXED);
  } else {
    T old;
    __atomic_load(address, &old, __ATOMIC_RELAXED);
    T sum = old + value;
    while (!__atomic_compare_exchange(address, &old, &sum, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) sum = old + value;
    return old;
  }
}
inline std::uint32_t atomicOr(std::uint32_t* address, std::uint32_t bits) {
  return __atomic_fetch_or(address, bits, __ATOMIC_RELAXED);
}
