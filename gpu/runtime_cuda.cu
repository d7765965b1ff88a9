// SPDX-License-Identifier: GPL-3.0-or-later
#include <cuda_runtime.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "gpu/average_kernel.h"
#include "gpu/blas.h"
#include "gpu/keep_kernel.h"
#include "gpu/nearest_kernel.h"
#include "gpu/reasons.h"
#include "gpu/runtime.h"
#include "gpu/train_kernel.h"

namespace segue::gpu {
namespace {

[[noreturn]] void fail(cudaError_t error) {
  (void)cudaGetLastError();  // forgotten where it is not for good
  switch (error) {
    case cudaErrorMemoryAllocation: throw Fault(FaultKind::out_of_memory, SEGUE_TEXT("The GPU has too little memory"));
    case cudaErrorIllegalAddress:
    case cudaErrorLaunchFailure:
    case cudaErrorMisalignedAddress:
    case cudaErrorHardwareStackError:
    case cudaErrorIllegalInstruction:
    case cudaErrorInvalidAddressSpace:
    case cudaErrorInvalidPc:
    case cudaErrorAssert:
    case cudaErrorLaunchTimeout:
      throw Fault(FaultKind::kernel, {reason::kernel_failed, {cudaGetErrorString(error)}},
                  SEGUE_TEXT("Use the CPU; the GPU can be used again after a restart"));
    case cudaErrorECCUncorrectable:
    case cudaErrorSystemNotReady:
      throw Fault(FaultKind::lost, {reason::no_answer, {cudaGetErrorString(error)}},
                  SEGUE_TEXT("Use the CPU; the GPU can be used again after a restart"));
    case cudaErrorDevicesUnavailable:
      throw Fault(FaultKind::driver, {reason::no_use, {cudaGetErrorString(error)}},
                  SEGUE_TEXT("Another program may have it for itself; wait for that, or use the CPU"));
    case cudaErrorInsufficientDriver:
    case cudaErrorNoKernelImageForDevice:
    case cudaErrorUnsupportedPtxVersion:
      throw Fault(FaultKind::driver, {reason::no_use, {cudaGetErrorString(error)}},
                  SEGUE_TEXT("Update the NVIDIA driver, or use the CPU"));
    default: throw Fault(FaultKind::driver, {reason::no_use, {cudaGetErrorString(error)}});
  }
}

void check(cudaError_t error) {
  if (error != cudaSuccess) fail(error);
}

using TrainKernel = void (*)(TrainArguments);

/// The kernel for rows of that length.
TrainKernel train_kernel(ContextRows rows, std::uint32_t stride) {
  if (rows == ContextRows::ring) {
    if (stride <= 128) return train_sequences<1, ContextRows::ring>;
    if (stride <= 256) return train_sequences<2, ContextRows::ring>;
    return train_sequences<4, ContextRows::ring>;
  }
  if (stride <= 128) return train_sequences<1, ContextRows::direct>;
  if (stride <= 256) return train_sequences<2, ContextRows::direct>;
  if (stride <= 512) return train_sequences<4, ContextRows::direct>;
  return train_sequences<8, ContextRows::direct>;
}

class CudaRuntime final : public Runtime {
 public:
  explicit CudaRuntime(int index) : index_(index) {
    try {
      use();
      for (cudaStream_t& stream : streams_) check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
      for (cudaEvent_t& event : events_) check(cudaEventCreateWithFlags(&event, cudaEventDisableTiming));
    } catch (const Fault&) {
      give_back();
      throw;
    }
  }
  ~CudaRuntime() override {
    (void)cudaSetDevice(index_);
    blas_.reset();  // before its stream
    give_back();
  }

  DeviceFacts facts() override {
    use();
    cudaDeviceProp properties{};
    check(cudaGetDeviceProperties(&properties, index_));
    std::size_t free = 0, total = 0;
    check(cudaMemGetInfo(&free, &total));
    return {properties.name, static_cast<unsigned>(properties.multiProcessorCount), properties.sharedMemPerBlockOptin, free};
  }

  void* allocate(std::size_t bytes) override {
    use();
    void* memory = nullptr;
    check(cudaMalloc(&memory, bytes == 0 ? 1 : bytes));
    return memory;
  }
  void release(void* memory) noexcept override {
    (void)cudaSetDevice(index_);
    (void)cudaFree(memory);
    (void)cudaGetLastError();
  }
  void* allocate_pinned(std::size_t bytes) override {
    use();
    void* memory = nullptr;
    check(cudaMallocHost(&memory, bytes == 0 ? 1 : bytes));
    return memory;
  }
  void release_pinned(void* memory) noexcept override {
    (void)cudaSetDevice(index_);
    for (const cudaStream_t stream : streams_) (void)cudaStreamSynchronize(stream);  // copies from it may be under way
    (void)cudaFreeHost(memory);
    (void)cudaGetLastError();
  }

  void upload(Queue queue, void* device, const void* host, std::size_t bytes) override {
    use();
    check(cudaMemcpyAsync(device, host, bytes, cudaMemcpyHostToDevice, stream(queue)));
  }
  void download(Queue queue, void* host, const void* device, std::size_t bytes) override {
    use();
    check(cudaMemcpyAsync(host, device, bytes, cudaMemcpyDeviceToHost, stream(queue)));
  }
  void clear(Queue queue, void* device, std::size_t bytes) override {
    use();
    check(cudaMemsetAsync(device, 0, bytes, stream(queue)));
  }
  void record(unsigned event, Queue queue) override {
    use();
    check(cudaEventRecord(events_[event], stream(queue)));
  }
  void wait(Queue queue, unsigned event) override {
    use();
    check(cudaStreamWaitEvent(stream(queue), events_[event], 0));
  }
  void wait_for(unsigned event) override {
    use();
    check(cudaEventSynchronize(events_[event]));
  }
  void wait_for(Queue queue) override {
    use();
    check(cudaStreamSynchronize(stream(queue)));
  }

  void keep(const KeepArguments& a) override {
    use();
    const unsigned blocks = std::min(4096U, a.sequence_count / 8 + 1);
    keep_plays<256><<<blocks, 256, 0, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }
  void train(const TrainLaunch& launch, const TrainArguments& a) override {
    use();
    const TrainKernel kernel = train_kernel(launch.rows, a.stride);
    const std::size_t bytes = shared_layout(a, launch.warps, launch.rows == ContextRows::ring).bytes;
    allow(kernel, bytes);
    kernel<<<launch.blocks, launch.warps * 32, bytes, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }
  void product(const ProductArguments& a) override {
    use();
    if (library_wanted_ && !blas_ && !library_missing_) {
      blas_ = Blas::open(stream(Queue::compute));
      library_missing_ = blas_ == nullptr;
    }
    if (library_wanted_ && blas_ && blas_->product(a)) return;
    score_tiles<256><<<score_blocks(a), 256, 0, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }
  void select(const SelectArguments& a) override {
    use();
    select_best<256><<<a.query_count, 256, select_shared_bytes, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }
  void count(const CountArguments& a) override {
    use();
    count_intervals<256><<<a.interval_count, 256, 0, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }

  void average(const AverageArguments& a) override {
    use();
    average_rows<256><<<std::min(4096U, a.row_count / 8 + 1), 256, 0, stream(Queue::compute)>>>(a);
    check(cudaGetLastError());
  }
  void send(Queue queue, Runtime& to, void* there, const void* here, std::size_t bytes) override {
    use();
    const int other = static_cast<CudaRuntime&>(to).index_;
    check(other == index_ ? cudaMemcpyAsync(there, here, bytes, cudaMemcpyDeviceToDevice, stream(queue))
                          : cudaMemcpyPeerAsync(there, other, here, index_, bytes, stream(queue)));
  }
  bool reaches(Runtime& to) override {
    const int other = static_cast<CudaRuntime&>(to).index_;
    if (other == index_) return true;
    use();
    int can = 0;
    check(cudaDeviceCanAccessPeer(&can, index_, other));
    if (can == 0) return false;
    const cudaError_t enabled = cudaDeviceEnablePeerAccess(other, 0);
    (void)cudaGetLastError();  // refused, where there are too many of them, or enabled before
    return enabled == cudaSuccess || enabled == cudaErrorPeerAccessAlreadyEnabled;
  }

  bool use_library(bool wanted) override {
    use();
    library_wanted_ = wanted;
    if (wanted && !blas_) blas_ = Blas::open(stream(Queue::compute));
    return wanted && blas_ != nullptr;
  }

  unsigned resident_blocks(const TrainLaunch& launch, const TrainArguments& a) override {
    use();
    const TrainKernel kernel = train_kernel(launch.rows, a.stride);
    const std::size_t bytes = shared_layout(a, launch.warps, launch.rows == ContextRows::ring).bytes;
    allow(kernel, bytes);
    int blocks = 0;
    check(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, static_cast<int>(launch.warps * 32), bytes));
    int multiprocessors = 0;
    check(cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, index_));
    return static_cast<unsigned>(blocks) * static_cast<unsigned>(multiprocessors);
  }

 private:
  void use() const { check(cudaSetDevice(index_)); }
  void give_back() noexcept {
    (void)cudaSetDevice(index_);
    for (const cudaEvent_t event : events_) {
      if (event != nullptr) (void)cudaEventDestroy(event);
    }
    for (const cudaStream_t stream : streams_) {
      if (stream != nullptr) (void)cudaStreamDestroy(stream);
    }
    (void)cudaGetLastError();
  }
  [[nodiscard]] cudaStream_t stream(Queue queue) const { return streams_[queue == Queue::copy ? 1 : 0]; }
  static void allow(TrainKernel kernel, std::size_t bytes) {
    check(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(bytes)));
    // Rows do not go through the L1 cache, so shared memory may have all of it.
    check(cudaFuncSetAttribute(kernel, cudaFuncAttributePreferredSharedMemoryCarveout, cudaSharedmemCarveoutMaxShared));
  }

  int index_;
  bool library_wanted_ = true, library_missing_ = false;
  std::unique_ptr<Blas> blas_;
  std::array<cudaStream_t, 2> streams_{};
  std::array<cudaEvent_t, events> events_{};
};

}  // namespace

std::unique_ptr<Runtime> open_cuda(int index) { return std::make_unique<CudaRuntime>(index); }

}  // namespace segue::gpu
