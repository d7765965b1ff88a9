// SPDX-License-Identifier: GPL-3.0-or-later
#include <cuda_runtime.h>

#include "bench/gpu/copy_speed.h"

namespace segue::gpu::bench {

double copy_speed(int device, std::size_t bytes) {
  void *from = nullptr, *to = nullptr;
  cudaEvent_t begin{}, end{};
  double best = 0;
  const auto ok = [](cudaError_t error) { return error == cudaSuccess; };
  if (ok(cudaSetDevice(device)) && ok(cudaMalloc(&from, bytes)) && ok(cudaMalloc(&to, bytes)) && ok(cudaEventCreate(&begin)) &&
      ok(cudaEventCreate(&end)) && ok(cudaMemset(from, 1, bytes))) {
    for (int i = 0; i < 12; ++i) {
      float ms = 0;
      if (!ok(cudaEventRecord(begin)) || !ok(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice)) ||
          !ok(cudaEventRecord(end)) || !ok(cudaEventSynchronize(end)) || !ok(cudaEventElapsedTime(&ms, begin, end))) {
        break;
      }
      const double speed = ms > 0 ? 2.0 * static_cast<double>(bytes) / (static_cast<double>(ms) * 1e-3) : 0;
      best = speed > best ? speed : best;
    }
  }
  (void)cudaEventDestroy(begin);
  (void)cudaEventDestroy(end);
  (void)cudaFree(from);
  (void)cudaFree(to);
  (void)cudaGetLastError();
  return best;
}

}  // namespace segue::gpu::bench
