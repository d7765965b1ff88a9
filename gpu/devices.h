// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace segue::gpu {

/// One CUDA device.
struct Device {
  int index = 0;     ///< CUDA's
  std::string name;  ///< "NVIDIA H100 80GB HBM3"
  int compute_major = 0;
  int compute_minor = 0;
  int multiprocessors = 0;
  std::size_t memory_bytes = 0;
};

/// Why there is no device to use.
enum class Unavailable {
  none,            ///< there is one
  not_built,       ///< this build has no CUDA
  no_driver,       ///< no NVIDIA driver on this machine
  driver_too_old,  ///< the driver is older than the CUDA run time needs
  no_device,       ///< a driver, but no device (or none visible)
  too_old,         ///< devices, but all below compute capability 7.5, for which the kernels are not built
  error,           ///< the driver reported something else; see `text`
};

struct Devices {
  std::vector<Device> list;
  Unavailable why = Unavailable::none;
  std::string text;  ///< English, one line: "no NVIDIA driver was found"
};

/// Asks the CUDA run time once and remembers. Takes up to a second on a machine with a GPU: call from a worker thread.
[[nodiscard]] const Devices& devices();

}  // namespace segue::gpu
