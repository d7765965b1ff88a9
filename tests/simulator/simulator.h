// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <type_traits>

/// Runs CUDA kernels on the CPU, for tests. Every CUDA thread is a fiber of one OS thread; barriers and warp operations switch
/// fibers. The order in which threads run is the test's choice, so that a missing barrier shows as a wrong result, and under
/// ThreadSanitizer as a race. Several blocks may be resident at once. What it does not model: weak memory, and time.
namespace segue::simulator {

enum class Order {
  forward,   ///< thread 0 first, each until it must wait
  backward,  ///< the last thread first
  shuffled,  ///< another order at each turn, by the seed, in half of them a warp after the other; blocks interleave
};

struct Index {
  unsigned x = 0, y = 0, z = 0;
};

struct Launch {
  unsigned grid = 1;
  unsigned block = 32;
  std::size_t shared = 0;  ///< bytes of dynamic shared memory, filled with NaN
  Order order = Order::forward;
  std::uint64_t seed = 0;
  unsigned resident = 1;  ///< blocks that take turns
};

struct Statistics {
  std::uint64_t switches = 0, barriers = 0, warp_operations = 0;
};

/// Throws std::runtime_error for what would hang or be undefined on a GPU: a barrier that some threads never reach, a shuffle
/// from a lane outside its mask, unequal masks, a misaligned vector access.
Statistics run(const Launch& launch, const std::function<void()>& kernel);

// What kernels are made of; see cuda.h.
const Index& thread_index();
const Index& block_index();
const Index& block_size();
const Index& grid_size();
void* dynamic_shared();
void* static_shared_bytes(std::size_t bytes);
/// The block's own, filled with NaN; one array a kernel.
template <class T, std::size_t count>
T* static_shared() {
  return static_cast<T*>(static_shared_bytes(count * sizeof(T)));
}
void sync_block();
void sync_warp(std::uint32_t mask);
std::uint64_t shuffle(std::uint32_t mask, std::uint64_t bits, int source);
std::uint32_t ballot(std::uint32_t mask, bool predicate);
int lane();
/// Sixteen bytes from device to shared memory, at the latest possible time: when the thread asks for what it has copied.
void copy_later(void* to, const void* from);
bool next_copy(void*& to, const void*& from);  ///< false: none is left
/// A GPU traps where an access of this size does not start at a multiple of it.
void check_aligned(const void* address, std::size_t bytes);

/// Compiled with the kernel, so that the sanitizers see it.
inline void copy_now() {
  void* to = nullptr;
  const void* from = nullptr;
  while (next_copy(to, from)) {
    for (int i = 0; i < 4; ++i) {
      float value;
      __atomic_load(static_cast<const float*>(from) + i, &value, __ATOMIC_RELAXED);
      static_cast<float*>(to)[i] = value;
    }
  }
}

template <class T>
std::uint64_t to_bits(T value) {
  static_assert(sizeof(T) <= 8 && std::is_trivially_copyable_v<T>);
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  return bits;
}
template <class T>
T from_bits(std::uint64_t bits) {
  T value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace segue::simulator
