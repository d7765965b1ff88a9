// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue {

/// Asks the memory for the cache line that holds `address`, to be read soon. Never faults. The empty statement tells GCC that
/// something happens here: it takes a function that only prefetches for one without effects, and drops the calls of it.
inline void prefetch(const void* address) {
  __builtin_prefetch(address);
  asm volatile("");  // NOLINT(hicpp-no-assembler)
}

/// The same for a line that will be written to.
inline void prefetch_to_write(const void* address) {
  __builtin_prefetch(address, 1);
  asm volatile("");  // NOLINT(hicpp-no-assembler)
}

}  // namespace segue
