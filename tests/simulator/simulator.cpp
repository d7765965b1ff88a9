// SPDX-License-Identifier: GPL-3.0-or-later
// Built without -fsanitize=thread even when the kernels are built with it: it tells ThreadSanitizer about fibers itself.
#include "tests/simulator/simulator.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/simulator/fiber.h"

namespace segue::simulator {
namespace {

enum class State { ready, at_barrier, at_warp_operation, done };

struct Warp {
  std::uint32_t arrived = 0, mask = 0;
  unsigned phase = 0;
  char order[2] = {};  // addresses that stand for the happens-before of one operation and the next
  std::uint64_t slot[32] = {};
};

struct Block;

struct Thread {
  Fiber fiber;
  Block* block = nullptr;
  Index index;
  int number = 0;
  State state = State::ready;
  int source = -1;
  std::uint64_t result = 0;
  std::vector<std::pair<void*, const void*>> copies;  ///< asked for and not waited for
};

struct Grid {
  const std::function<void()>* kernel = nullptr;
  Fiber scheduler;
  Thread* current = nullptr;
  Index block_size, grid_size;
  Statistics statistics;
  std::string error;
};

struct Block {
  std::vector<Thread> threads;
  std::vector<Warp> warps;
  std::vector<int> order;
  Index index;
  void* shared = nullptr;
  void* static_shared = nullptr;
  int waiting = 0, live = 0;
  unsigned phase = 0;
  char barrier_order[2] = {};  // two, so that an early arrival at the next barrier does not order late leavers of this one
};

thread_local Grid* grid = nullptr;

/// A piece of its own, so that the address sanitizer sees an overrun.
void* shared_memory(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  void* const memory = std::aligned_alloc(16, (bytes + 15) / 16 * 16);
  for (std::size_t i = 0; i + 4 <= bytes; i += 4) {
    const std::uint32_t nan = 0x7fc0dead;
    std::memcpy(static_cast<char*>(memory) + i, &nan, 4);
  }
  return memory;
}

Thread& current() { return *grid->current; }

void fail(const std::string& what) {
  if (!grid->error.empty()) return;
  grid->error = grid->current == nullptr ? what
                                         : "block " + std::to_string(current().block->index.x) + ", thread " +
                                               std::to_string(current().number) + ": " + what;
}

void to_scheduler(bool last = false) {
  ++grid->statistics.switches;
  switch_fiber(current().fiber, grid->scheduler, last);
}

void thread_main() {
  fiber_entered(grid->scheduler);
  acquire(grid);
  (*grid->kernel)();
  release(grid);
  current().state = State::done;
  --current().block->live;
  to_scheduler(true);
  std::abort();
}

/// Puts a block on the device.
void start(Block& block, const Launch& launch, unsigned number, Stacks& stacks, std::size_t first_stack) {
  const int n = static_cast<int>(launch.block);
  block.threads.resize(launch.block);
  block.warps.assign((launch.block + 31) / 32, Warp{});
  block.order.resize(launch.block);
  std::iota(block.order.begin(), block.order.end(), 0);
  if (launch.order == Order::backward) std::reverse(block.order.begin(), block.order.end());
  block.index = {number, 0, 0};
  block.shared = shared_memory(launch.shared);
  block.live = n;
  block.waiting = 0;
  release(grid);
  for (int i = 0; i < n; ++i) {
    Thread& t = block.threads[static_cast<std::size_t>(i)];
    t.block = &block;
    t.number = i;
    t.index = {static_cast<unsigned>(i), 0, 0};
    t.state = State::ready;
    t.copies.clear();
    make_fiber(t.fiber, stacks.at(first_stack + static_cast<std::size_t>(i)), Stacks::bytes, thread_main);
  }
}

void finish(Block& block) {
  acquire(grid);
  for (Thread& t : block.threads) destroy_fiber(t.fiber);
  std::free(block.shared);
  std::free(block.static_shared);
  block.shared = block.static_shared = nullptr;
}

/// Lets a thread run until it waits; false if it waits already.
bool go_on(Thread& t) {
  if (t.state != State::ready || !grid->error.empty()) return false;
  grid->current = &t;
  switch_fiber(grid->scheduler, t.fiber, false);
  return true;
}

/// Lets the threads of a warp run until all of them wait for the block, or have ended; false if they do already.
bool go_on_alone(Block& block, int warp) {
  const auto first = static_cast<std::size_t>(warp) * 32;
  const std::size_t end = std::min(first + 32, block.threads.size());
  bool moved = false;
  for (bool any = true; any;) {
    any = false;
    for (std::size_t i = first; i < end; ++i) any = go_on(block.threads[i]) || any;
    moved = moved || any;
  }
  return moved;
}

/// Lets every ready thread of a block run until it waits; false if none could. Shuffled, every other turn one warp after the
/// other runs as far as it can get: in step with the others it would hide that a barrier is missing.
bool turn(Block& block, const Launch& launch, std::mt19937_64& random) {
  if (launch.order == Order::shuffled) std::shuffle(block.order.begin(), block.order.end(), random);
  const bool apart = launch.order == Order::shuffled && random() % 2 == 0;
  bool moved = false;
  for (const int i : block.order) {
    if (!(apart ? go_on_alone(block, i / 32) : go_on(block.threads[static_cast<std::size_t>(i)]))) continue;
    moved = true;
    if (!grid->error.empty()) return true;
    if (launch.order == Order::shuffled && launch.resident > 1 && random() % 64 == 0) return true;  // another block's turn
  }
  if (moved || block.live == 0) return true;
  if (block.waiting == static_cast<int>(launch.block)) {
    block.waiting = 0;
    ++block.phase;
    ++grid->statistics.barriers;
    for (Thread& t : block.threads) t.state = State::ready;
    return true;
  }
  grid->current = nullptr;
  fail("block " + std::to_string(block.index.x) + ": threads wait for others that never come: " + std::to_string(block.waiting) +
       " at __syncthreads, " + std::to_string(static_cast<int>(launch.block) - block.live) +
       " ended, the rest at a warp operation");
  return false;
}

}  // namespace

const Index& thread_index() { return current().index; }
const Index& block_index() { return current().block->index; }
const Index& block_size() { return grid->block_size; }
const Index& grid_size() { return grid->grid_size; }
void* dynamic_shared() { return current().block->shared; }
void* static_shared_bytes(std::size_t bytes) {
  void*& memory = current().block->static_shared;
  if (memory == nullptr) memory = shared_memory(bytes);
  return memory;
}
int lane() { return current().number & 31; }

void check_aligned(const void* address, std::size_t bytes) {
  if (reinterpret_cast<std::uintptr_t>(address) % bytes == 0) return;
  fail("a misaligned access of " + std::to_string(bytes) + " bytes");
  to_scheduler();
}

void copy_later(void* to, const void* from) {
  check_aligned(to, 16);
  check_aligned(from, 16);
  current().copies.emplace_back(to, from);
}

bool next_copy(void*& to, const void*& from) {
  auto& copies = current().copies;
  if (copies.empty()) return false;
  to = copies.back().first;
  from = copies.back().second;
  copies.pop_back();
  return true;
}

void sync_block() {
  Thread& me = current();
  Block& block = *me.block;
  char* const order = &block.barrier_order[block.phase & 1U];
  release(order);
  me.state = State::at_barrier;
  ++block.waiting;
  to_scheduler();
  acquire(order);
}

std::uint64_t shuffle(std::uint32_t mask, std::uint64_t bits, int source) {
  Thread& me = current();
  const int own = me.number & 31;
  Warp& warp = me.block->warps[static_cast<std::size_t>(me.number / 32)];
  if ((mask >> own & 1U) == 0) fail("a warp operation by a lane outside its own mask");
  if (source >= 0 && (mask >> source & 1U) == 0) fail("a shuffle from a lane outside the mask");
  if (warp.arrived != 0 && warp.mask != mask) fail("lanes of one warp gave different masks to one warp operation");
  warp.mask = mask;
  warp.slot[own] = bits;
  warp.arrived |= 1U << own;
  char* const order = &warp.order[warp.phase & 1U];
  release(order);
  me.source = source;
  me.state = State::at_warp_operation;
  ++grid->statistics.warp_operations;
  if ((warp.arrived & mask) == mask) {
    for (int l = 0; l < 32; ++l) {
      if ((mask >> l & 1U) == 0) continue;
      const auto i = static_cast<std::size_t>((me.number & ~31) + l);
      if (i >= me.block->threads.size()) {
        fail("a mask names lanes that the block does not have");
        break;
      }
      Thread& other = me.block->threads[i];
      if (other.source >= 0) {
        other.result = warp.slot[other.source];
      } else {
        other.result = 0;
        for (int k = 0; k < 32; ++k) {
          if ((mask >> k & 1U) != 0 && warp.slot[k] != 0) other.result |= std::uint64_t{1} << k;
        }
      }
      other.state = State::ready;
    }
    warp.arrived = 0;
    ++warp.phase;
  }
  to_scheduler();
  acquire(order);
  return me.result;
}

void sync_warp(std::uint32_t mask) { shuffle(mask, 0, lane()); }
std::uint32_t ballot(std::uint32_t mask, bool predicate) {
  return static_cast<std::uint32_t>(shuffle(mask, predicate ? 1 : 0, -1));
}

Statistics run(const Launch& launch, const std::function<void()>& kernel) {
  if (launch.block < 1 || launch.block > 1024) throw std::runtime_error("a block has 1 to 1024 threads");
  if (launch.shared > 227 * 1024) throw std::runtime_error("a block has at most 227 KiB of shared memory");
  if (launch.grid < 1) throw std::runtime_error("a grid has at least one block");
  Grid own;
  own.kernel = &kernel;
  own.block_size = {launch.block, 1, 1};
  own.grid_size = {launch.grid, 1, 1};
  grid = &own;
  adopt_thread(own.scheduler);
  const unsigned resident = std::clamp(launch.resident, 1U, launch.grid);
  Stacks stacks(std::size_t{resident} * launch.block);
  std::mt19937_64 random(launch.seed);
  std::vector<std::unique_ptr<Block>> blocks(resident);
  unsigned next = 0;
  unsigned running = 0;
  for (unsigned r = 0; r < resident; ++r, ++running) {
    blocks[r] = std::make_unique<Block>();
    start(*blocks[r], launch, next++, stacks, std::size_t{r} * launch.block);
  }
  while (running > 0 && own.error.empty()) {
    for (unsigned i = 0; i < resident && own.error.empty(); ++i) {
      const unsigned r = launch.order == Order::shuffled ? static_cast<unsigned>(random() % resident)
                                                         : (launch.order == Order::backward ? resident - 1 - i : i);
      if (blocks[r] == nullptr) continue;
      if (!turn(*blocks[r], launch, random)) break;
      if (blocks[r]->live > 0) continue;
      finish(*blocks[r]);
      if (next < launch.grid) {
        start(*blocks[r], launch, next++, stacks, std::size_t{r} * launch.block);
      } else {
        blocks[r].reset();
        --running;
      }
    }
  }
  for (auto& block : blocks) {
    if (block != nullptr) finish(*block);
  }
  grid = nullptr;
  if (!own.error.empty()) throw std::runtime_error(own.error);
  return own.statistics;
}

}  // namespace segue::simulator
