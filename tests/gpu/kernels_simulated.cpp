// SPDX-License-Identifier: GPL-3.0-or-later
// All kernels and the host code around them, executed by the simulator: no GPU is needed, and none is tested.
#include <cstdio>
#include <cstring>
#include <exception>

#include "tests/gpu/check.h"
#include "tests/gpu/host_cases.h"
#include "tests/gpu/kernel_cases.h"
#include "tests/simulator/simulated_runtime.h"

using namespace segue;
using namespace segue::simulator;

int main(int argc, char** argv) {
  // "few": under sanitizers; "races": under ThreadSanitizer, to which every simulated thread is dear, kernels alone. A second
  // argument "first": ends with the first failure (mutations.py).
  gpu::test::stop_at_first = argc > 2 && std::strcmp(argv[2], "first") == 0;
  const bool races = argc > 1 && std::strcmp(argv[1], "races") == 0;
  const bool few = races || (argc > 1 && std::strcmp(argv[1], "few") == 0);
  struct Way {
    const char* name;
    DeviceSettings settings;
  };
  try {
    if (!races) {
      gpu::test::host_cases();
      gpu::test::several_cases();
    }
  } catch (const std::exception& error) {
    gpu::test::check(false, "simulated, host code", error.what());
  }
  const Way ways[] = {
      {"simulated, forward", {.order = Order::forward, .timing = Timing::eager}},
      {"simulated, backward", {.order = Order::backward, .resident = 3}},
      {"simulated, shuffled, blocks interleaved", {.order = Order::shuffled, .seed = 5, .resident = 4}},
  };
  for (const Way& way : ways) {
    const bool shuffled = way.settings.order == Order::shuffled;
    if (few && !shuffled) continue;
    try {
      SimulatedRuntime device(way.settings);
      const auto extent = races ? gpu::test::Extent::races : (few ? gpu::test::Extent::few : gpu::test::Extent::all);
      gpu::test::training_cases(device, way.name, extent);
      if (!races) gpu::test::grid_cases(device, way.name);
      gpu::test::nearest_cases(device, way.name, extent);
      SimulatedRuntime other(way.settings);
      gpu::test::averaging_cases({&device, &other}, way.name, extent);
      gpu::test::check(device.in_use() == 0, std::string(way.name) + ": all device memory is given back");
    } catch (const std::exception& error) {
      gpu::test::check(false, way.name, error.what());
    }
  }
  std::printf("simulated: %d passed, %d failed\n", gpu::test::passed, gpu::test::failed);
  return gpu::test::failed == 0 && gpu::test::passed > 30 ? 0 : 1;
}
