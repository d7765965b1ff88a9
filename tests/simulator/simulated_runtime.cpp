// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulator/simulated_runtime.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "gpu/average_kernel.h"
#include "gpu/keep_kernel.h"
#include "gpu/nearest_kernel.h"
#include "gpu/train_kernel.h"

namespace segue::simulator {

using gpu::Fault;
using gpu::FaultKind;
using gpu::Queue;

SimulatedRuntime::~SimulatedRuntime() = default;

gpu::DeviceFacts SimulatedRuntime::facts() {
  check_alive();
  return {"simulated", settings_.multiprocessors, settings_.shared_per_block, settings_.memory - in_use_};
}

void SimulatedRuntime::check_alive() const {
  if (lost_) throw Fault(FaultKind::lost, "The GPU does not answer any more");
  if (failed_) throw Fault(FaultKind::kernel, "A kernel failed on the GPU: simulated");
}

void* SimulatedRuntime::allocate(std::size_t bytes) {
  check_alive();
  if (allocations_++ == settings_.failing_allocation || in_use_ + bytes > settings_.memory) {
    throw Fault(FaultKind::out_of_memory, "The GPU has too little memory");
  }
  void* const memory = std::aligned_alloc(256, (std::max<std::size_t>(1, bytes) + 255) / 256 * 256);
  if (memory == nullptr) throw std::bad_alloc();
  std::memset(memory, 0xff, bytes);  // NaN, and no index that is in any range
  sizes_[memory] = bytes;
  in_use_ += bytes;
  most_in_use_ = std::max(most_in_use_, in_use_);
  return memory;
}

void SimulatedRuntime::release(void* memory) noexcept {
  try {  // as cudaFree does
    wait_for(Queue::copy);
    wait_for(Queue::compute);
  } catch (const std::exception&) {
    queues_[0].clear();
    queues_[1].clear();
  }
  in_use_ -= sizes_[memory];
  sizes_.erase(memory);
  std::free(memory);
}

void* SimulatedRuntime::allocate_pinned(std::size_t bytes) {
  check_alive();
  return std::malloc(std::max<std::size_t>(1, bytes));
}

void SimulatedRuntime::release_pinned(void* memory) noexcept {
  try {
    wait_for(Queue::copy);
    wait_for(Queue::compute);
  } catch (const std::exception&) {
    queues_[0].clear();
    queues_[1].clear();
  }
  std::free(memory);
}

void SimulatedRuntime::add(Queue to, std::function<void()> work) {
  check_alive();
  const std::uint64_t number = ++last_[to == Queue::copy ? 1 : 0];
  queue(to).push_back({number, std::move(work)});
  if (settings_.timing == Timing::eager) run_until(to, number);
}

void SimulatedRuntime::run_until(Queue of, std::uint64_t number) {
  while (!queue(of).empty() && queue(of).front().number <= number) {
    const Work work = std::move(queue(of).front());
    queue(of).pop_front();
    work.run();
  }
}

void SimulatedRuntime::upload(Queue to, void* device, const void* host, std::size_t bytes) {
  add(to, [=] { std::memcpy(device, host, bytes); });
}
void SimulatedRuntime::download(Queue to, void* host, const void* device, std::size_t bytes) {
  add(to, [=] { std::memcpy(host, device, bytes); });
}
void SimulatedRuntime::clear(Queue to, void* device, std::size_t bytes) {
  add(to, [=] { std::memset(device, 0, bytes); });
}

void SimulatedRuntime::record(unsigned event, Queue of) {
  check_alive();
  events_[event] = {of, last_[of == Queue::copy ? 1 : 0]};
}
void SimulatedRuntime::wait(Queue of, unsigned event) {
  const Event until = events_[event];
  add(of, [this, until] { run_until(until.queue, until.number); });
}
void SimulatedRuntime::wait_for(unsigned event) {
  check_alive();
  run_until(events_[event].queue, events_[event].number);
}
void SimulatedRuntime::wait_for(Queue of) {
  check_alive();
  run_until(of, last_[of == Queue::copy ? 1 : 0]);
}

void SimulatedRuntime::add_kernel(unsigned grid, unsigned block, std::size_t shared, std::function<void()> kernel) {
  add(Queue::compute, [=, this, kernel = std::move(kernel)] {
    const std::uint64_t number = kernels_++;
    if (number == settings_.lost_at_kernel) lost_ = true;
    if (number == settings_.failing_kernel) failed_ = true;
    check_alive();
    const Statistics s = run({grid, block, shared, settings_.order, settings_.seed + number, settings_.resident}, kernel);
    statistics_.switches += s.switches;
    statistics_.barriers += s.barriers;
    statistics_.warp_operations += s.warp_operations;
  });
}

void SimulatedRuntime::keep(const gpu::KeepArguments& arguments) {
  add_kernel(2, 64, 0, [arguments] { gpu::simulated::keep_plays<64>(arguments); });
}

namespace {

template <gpu::ContextRows rows>
std::function<void()> training_kernel(const gpu::TrainArguments& a) {
  using namespace gpu::simulated;
  if (a.stride <= 128) return [a] { train_sequences<1, rows>(a); };
  if (a.stride <= 256) return [a] { train_sequences<2, rows>(a); };
  if (a.stride <= 512) return [a] { train_sequences<4, rows>(a); };
  return [a] { train_sequences<8, gpu::ContextRows::direct>(a); };
}

}  // namespace

void SimulatedRuntime::train(const gpu::TrainLaunch& launch, const gpu::TrainArguments& arguments) {
  const bool ring = launch.rows == gpu::ContextRows::ring;
  if (gpu::shared_layout(arguments, launch.warps, ring).bytes > settings_.shared_per_block) {
    throw Fault(FaultKind::driver, "The GPU cannot be used: invalid argument");  // as cudaFuncSetAttribute does
  }
  ++trainings_;
  add_kernel(launch.blocks, launch.warps * 32, gpu::shared_layout(arguments, launch.warps, ring).bytes,
             ring ? training_kernel<gpu::ContextRows::ring>(arguments) : training_kernel<gpu::ContextRows::direct>(arguments));
}

void SimulatedRuntime::product(const gpu::ProductArguments& a) {
  add_kernel(gpu::score_blocks(a), 256, 0, [a] { gpu::simulated::score_tiles<256>(a); });
}
void SimulatedRuntime::select(const gpu::SelectArguments& a) {
  add_kernel(a.query_count, 256, gpu::select_shared_bytes, [a] { gpu::simulated::select_best<256>(a); });
}
void SimulatedRuntime::count(const gpu::CountArguments& a) {
  add_kernel(a.interval_count, 256, 0, [a] { gpu::simulated::count_intervals<256>(a); });
}

void SimulatedRuntime::average(const gpu::AverageArguments& a) {
  add_kernel(2, 64, 0, [a] { gpu::simulated::average_rows<64>(a); });
}

void SimulatedRuntime::send(Queue from, gpu::Runtime& to, void* there, const void* here, std::size_t bytes) {
  auto& other = static_cast<SimulatedRuntime&>(to);
  const std::uint64_t number = sends_++;
  if (&other != this) bytes_sent_ += bytes;
  if (number == settings_.failing_send) throw Fault(FaultKind::driver, "The GPU cannot be used: simulated");
  add(from, [=, this, &other] {
    if (number == settings_.lost_at_send) lost_ = true;
    check_alive();
    other.check_alive();
    if (!settings_.sends_go_astray || &other == this) std::memcpy(there, here, bytes);
  });
}

unsigned SimulatedRuntime::resident_blocks(const gpu::TrainLaunch& launch, const gpu::TrainArguments& arguments) {
  const std::size_t bytes = gpu::shared_layout(arguments, launch.warps, launch.rows == gpu::ContextRows::ring).bytes;
  if (bytes > settings_.shared_per_block) return 0;
  return settings_.multiprocessors * std::max(1U, std::min<unsigned>(2048 / (launch.warps * 32 * 4),
                                                                     static_cast<unsigned>(settings_.shared_per_block / bytes)));
}

}  // namespace segue::simulator
