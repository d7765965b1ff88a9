// SPDX-License-Identifier: GPL-3.0-or-later
#include <cuda_runtime.h>

#include "gpu/devices.h"
#include "gpu/reasons.h"

namespace segue::gpu {
namespace {

Devices unavailable(cudaError_t error) {
  // Without a driver the static run time reports "driver version is insufficient": the version query tells the two apart.
  if (error == cudaErrorInsufficientDriver) {
    int driver = 0;
    (void)cudaDriverGetVersion(&driver);
    if (driver == 0) return {{}, Unavailable::no_driver, reason::no_driver};
    return {{},
            Unavailable::driver_too_old,
            Message(reason::driver_too_old, {std::to_string(driver / 1000) + "." + std::to_string(driver % 1000 / 10)}).str()};
  }
  if (error == cudaErrorNoDevice) return {{}, Unavailable::no_device, reason::no_device};
  return {{}, Unavailable::error, cudaGetErrorString(error)};
}

}  // namespace

Devices ask_cuda() {
  int count = 0;
  if (const cudaError_t error = cudaGetDeviceCount(&count); error != cudaSuccess) {
    (void)cudaGetLastError();
    return unavailable(error);
  }
  if (count == 0) return {{}, Unavailable::no_device, reason::no_device};
  Devices found;
  for (int index = 0; index < count; ++index) {
    cudaDeviceProp properties{};
    if (const cudaError_t error = cudaGetDeviceProperties(&properties, index); error != cudaSuccess) {
      (void)cudaGetLastError();
      return unavailable(error);
    }
    if (properties.major * 10 + properties.minor < 75) {
      found.text = Message(reason::too_old, {properties.name}).str();
      continue;
    }
    found.list.push_back(
        {index, properties.name, properties.major, properties.minor, properties.multiProcessorCount, properties.totalGlobalMem});
  }
  if (found.list.empty()) {
    found.why = Unavailable::too_old;
  } else {
    found.text.clear();
  }
  return found;
}

}  // namespace segue::gpu
