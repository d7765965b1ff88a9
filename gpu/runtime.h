// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "gpu/average_arguments.h"
#include "gpu/nearest_arguments.h"
#include "gpu/train_arguments.h"

namespace segue::gpu {

/// What went wrong on a device.
enum class FaultKind {
  out_of_memory,  ///< a smaller plan may do
  kernel,         ///< a kernel failed: what is on the device is lost
  lost,           ///< the device does not answer any more
  driver,         ///< anything else that the driver says
};

class Fault : public Error {
 public:
  Fault(FaultKind kind, Message what, Message remedy = {}) : Error(std::move(what), {}, std::move(remedy)), kind_(kind) {}
  [[nodiscard]] FaultKind kind() const { return kind_; }

 private:
  FaultKind kind_;
};

/// What a plan is made for.
struct DeviceFacts {
  std::string name;
  unsigned multiprocessors = 1;
  std::size_t shared_per_block = 0;  ///< bytes that a block can have
  std::size_t memory_free = 0;       ///< bytes
};

/// Work on a device goes in two queues, which run side by side except where one waits for an event of the other.
enum class Queue { compute, copy };

/// How the kernel `train_sequences` is launched.
struct TrainLaunch {
  ContextRows rows = ContextRows::ring;
  unsigned warps = 8;   ///< per block
  unsigned blocks = 1;  ///< of the grid
};

/// One device: the few calls that the trainer and the search are made of, once for CUDA and once for the simulator, so that all
/// host code runs in tests without a GPU. Every member may throw Fault. Not thread-safe.
class Runtime {
 public:
  static constexpr unsigned events = 8;

  virtual ~Runtime() = default;
  [[nodiscard]] virtual DeviceFacts facts() = 0;

  [[nodiscard]] virtual void* allocate(std::size_t bytes) = 0;
  virtual void release(void* memory) noexcept = 0;
  /// Host memory that copies read and write while the host goes on.
  [[nodiscard]] virtual void* allocate_pinned(std::size_t bytes) = 0;
  virtual void release_pinned(void* memory) noexcept = 0;

  // Queued; the host goes on. Host memory must stay as it is until they are done.
  virtual void upload(Queue queue, void* device, const void* host, std::size_t bytes) = 0;
  virtual void download(Queue queue, void* host, const void* device, std::size_t bytes) = 0;
  virtual void clear(Queue queue, void* device, std::size_t bytes) = 0;
  virtual void record(unsigned event, Queue queue) = 0;
  virtual void wait(Queue queue, unsigned event) = 0;  ///< what is queued after it waits for what came before the event
  virtual void keep(const KeepArguments& arguments) = 0;
  virtual void train(const TrainLaunch& launch, const TrainArguments& arguments) = 0;
  virtual void product(const ProductArguments& arguments) = 0;
  virtual void select(const SelectArguments& arguments) = 0;
  virtual void count(const CountArguments& arguments) = 0;
  virtual void average(const AverageArguments& arguments) = 0;
  /// From this device's memory to that of another that it reaches, or of itself.
  virtual void send(Queue queue, Runtime& to, void* there, const void* here, std::size_t bytes) = 0;

  // The host waits. A kernel's failure shows here.
  virtual void wait_for(unsigned event) = 0;
  virtual void wait_for(Queue queue) = 0;

  /// Whether products of tables are left to a library from now on; false where there is none. A new device leaves them to it
  /// where it can; results differ in their last bits.
  virtual bool use_library(bool wanted) = 0;

  /// Whether memory is copied to that other device without the host; it is made so where it can be.
  [[nodiscard]] virtual bool reaches(Runtime& other) = 0;

  /// Blocks of such a launch that the device runs at a time; 0: they do not fit.
  [[nodiscard]] virtual unsigned resident_blocks(const TrainLaunch& launch, const TrainArguments& arguments) = 0;

 protected:
  Runtime() = default;
  Runtime(const Runtime&) = default;
  Runtime& operator=(const Runtime&) = default;
};

/// The CUDA device of that index (see devices()). Throws Fault; Error where this build has no CUDA.
[[nodiscard]] std::unique_ptr<Runtime> open_device(int index);

/// Memory on a device.
template <class T>
class Buffer {
 public:
  Buffer() = default;
  Buffer(Runtime& runtime, std::size_t size)
      : runtime_(&runtime), size_(size), memory_(static_cast<T*>(runtime.allocate(size * sizeof(T)))) {}
  Buffer(Buffer&& other) noexcept { *this = std::move(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    std::swap(runtime_, other.runtime_);
    std::swap(size_, other.size_);
    std::swap(memory_, other.memory_);
    return *this;
  }
  ~Buffer() {
    if (memory_ != nullptr) runtime_->release(memory_);
  }
  [[nodiscard]] T* get() const { return memory_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Copies and waits.
  void upload(std::span<const T> values) {
    if (values.empty()) return;
    runtime_->upload(Queue::compute, memory_, values.data(), values.size_bytes());
    runtime_->wait_for(Queue::compute);
  }
  void download(std::span<T> values) const {
    if (values.empty()) return;
    runtime_->download(Queue::compute, values.data(), memory_, values.size_bytes());
    runtime_->wait_for(Queue::compute);
  }

 private:
  Runtime* runtime_ = nullptr;
  std::size_t size_ = 0;
  T* memory_ = nullptr;
};

/// Pinned memory on the host.
template <class T>
class Pinned {
 public:
  Pinned() = default;
  Pinned(Runtime& runtime, std::size_t size)
      : runtime_(&runtime), size_(size), memory_(static_cast<T*>(runtime.allocate_pinned(size * sizeof(T)))) {}
  Pinned(Pinned&& other) noexcept { *this = std::move(other); }
  Pinned& operator=(Pinned&& other) noexcept {
    std::swap(runtime_, other.runtime_);
    std::swap(size_, other.size_);
    std::swap(memory_, other.memory_);
    return *this;
  }
  ~Pinned() {
    if (memory_ != nullptr) runtime_->release_pinned(memory_);
  }
  [[nodiscard]] T* get() const { return memory_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  Runtime* runtime_ = nullptr;
  std::size_t size_ = 0;
  T* memory_ = nullptr;
};

}  // namespace segue::gpu
