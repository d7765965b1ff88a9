// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of kernels_simulated on a device. Exit 77, skipped, where there is none.
#include <cstdio>
#include <cstring>
#include <exception>

#include "gpu/devices.h"
#include "tests/gpu/check.h"
#include "tests/gpu/kernel_cases.h"

using namespace segue;

int main(int argc, char** argv) {
  const bool few = argc > 1 && std::strcmp(argv[1], "few") == 0;  // under compute-sanitizer
  const gpu::Devices& found = gpu::devices();
  if (found.list.empty()) {
    std::printf("SKIP: %s\n", found.text.c_str());
    return 77;
  }
  for (const gpu::Device& one : found.list) {
    try {
      const auto device = gpu::open_device(one.index);
      gpu::test::training_cases(*device, one.name, few ? gpu::test::Extent::few : gpu::test::Extent::all);
      gpu::test::grid_cases(*device, one.name);
      gpu::test::nearest_cases(*device, one.name, few ? gpu::test::Extent::few : gpu::test::Extent::all);
    } catch (const std::exception& error) {
      gpu::test::check(false, one.name, error.what());
    }
    std::printf("%s: %d passed, %d failed\n", one.name.c_str(), gpu::test::passed, gpu::test::failed);
  }
  return gpu::test::failed == 0 && gpu::test::passed > 100 ? 0 : 1;
}
