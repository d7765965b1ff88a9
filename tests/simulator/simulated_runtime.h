// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "gpu/runtime.h"
#include "tests/simulator/simulator.h"

namespace segue::simulator {

/// When what is queued is done.
enum class Timing {
  eager,  ///< at once
  lazy,   ///< when somebody waits for it: an upload from memory that has been filled anew meanwhile sends the wrong thing
};

struct DeviceSettings {
  Order order = Order::forward;
  std::uint64_t seed = 0;
  unsigned resident = 1;  ///< blocks at a time
  Timing timing = Timing::lazy;
  std::size_t memory = std::size_t{1} << 30U;
  std::size_t shared_per_block = 227 * 1024;
  unsigned multiprocessors = 2;
  // Faults: the number of the call that fails, from 0; never by default.
  std::uint64_t failing_allocation = ~std::uint64_t{0};
  std::uint64_t failing_kernel = ~std::uint64_t{0};
  std::uint64_t lost_at_kernel = ~std::uint64_t{0};  ///< from then on every call fails
  std::uint64_t failing_send = ~std::uint64_t{0};
  std::uint64_t lost_at_send = ~std::uint64_t{0};
  bool reaches_others = true;
  bool sends_go_astray = false;  ///< without a word
};

/// A device whose kernels run in the simulator.
class SimulatedRuntime final : public gpu::Runtime {
 public:
  explicit SimulatedRuntime(const DeviceSettings& settings = {}) : settings_(settings) {}
  ~SimulatedRuntime() override;

  [[nodiscard]] gpu::DeviceFacts facts() override;
  [[nodiscard]] void* allocate(std::size_t bytes) override;
  void release(void* memory) noexcept override;
  [[nodiscard]] void* allocate_pinned(std::size_t bytes) override;
  void release_pinned(void* memory) noexcept override;
  void upload(gpu::Queue queue, void* device, const void* host, std::size_t bytes) override;
  void download(gpu::Queue queue, void* host, const void* device, std::size_t bytes) override;
  void clear(gpu::Queue queue, void* device, std::size_t bytes) override;
  void record(unsigned event, gpu::Queue queue) override;
  void wait(gpu::Queue queue, unsigned event) override;
  void keep(const gpu::KeepArguments& arguments) override;
  void train(const gpu::TrainLaunch& launch, const gpu::TrainArguments& arguments) override;
  void product(const gpu::ProductArguments& arguments) override;
  void select(const gpu::SelectArguments& arguments) override;
  void count(const gpu::CountArguments& arguments) override;
  void average(const gpu::AverageArguments& arguments) override;
  void send(gpu::Queue queue, gpu::Runtime& to, void* there, const void* here, std::size_t bytes) override;
  [[nodiscard]] bool reaches(gpu::Runtime&) override { return settings_.reaches_others; }
  bool use_library(bool) override { return false; }
  void wait_for(unsigned event) override;
  void wait_for(gpu::Queue queue) override;
  [[nodiscard]] unsigned resident_blocks(const gpu::TrainLaunch& launch, const gpu::TrainArguments& arguments) override;

  [[nodiscard]] std::size_t in_use() const { return in_use_; }
  [[nodiscard]] std::size_t most_in_use() const { return most_in_use_; }
  [[nodiscard]] std::uint64_t kernels() const { return kernels_; }
  [[nodiscard]] std::uint64_t trainings() const { return trainings_; }  ///< kernels that train
  [[nodiscard]] std::uint64_t sends() const { return sends_; }
  [[nodiscard]] std::uint64_t bytes_sent() const { return bytes_sent_; }  ///< to other devices
  [[nodiscard]] const Statistics& statistics() const { return statistics_; }

 private:
  struct Work {
    std::uint64_t number;
    std::function<void()> run;
  };
  void add(gpu::Queue queue, std::function<void()> work);
  void add_kernel(unsigned grid, unsigned block, std::size_t shared, std::function<void()> kernel);
  void run_until(gpu::Queue queue, std::uint64_t number);
  void check_alive() const;
  std::deque<Work>& queue(gpu::Queue queue) { return queues_[queue == gpu::Queue::copy ? 1 : 0]; }

  DeviceSettings settings_;
  std::deque<Work> queues_[2];
  struct Event {
    gpu::Queue queue = gpu::Queue::compute;
    std::uint64_t number = 0;  ///< the last work before it
  };
  Event events_[events];
  std::uint64_t last_[2] = {0, 0};
  std::map<void*, std::size_t> sizes_;
  std::size_t in_use_ = 0, most_in_use_ = 0;
  std::uint64_t allocations_ = 0, kernels_ = 0, trainings_ = 0, sends_ = 0, bytes_sent_ = 0;
  bool lost_ = false;
  bool failed_ = false;
  Statistics statistics_;
};

}  // namespace segue::simulator
