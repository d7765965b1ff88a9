// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of kernels_simulated on a device. Exit 77, skipped, where there is none.
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "gpu/devices.h"
#include "tests/gpu/check.h"
#include "tests/gpu/kernel_cases.h"

using namespace segue;

namespace {

/// All devices of the machine, where they reach each other.
void together(const gpu::Devices& found) {
  const std::string name = std::to_string(found.list.size()) + " GPUs";
  try {
    std::vector<std::unique_ptr<gpu::Runtime>> devices;
    std::vector<gpu::Runtime*> pointers;
    bool reached = true;
    for (const gpu::Device& one : found.list) {
      devices.push_back(gpu::open_device(one.index));
      pointers.push_back(devices.back().get());
    }
    for (gpu::Runtime* const from : pointers) {
      for (gpu::Runtime* const to : pointers) reached = reached && (from == to || from->reaches(*to));
    }
    if (reached) gpu::test::averaging_cases(pointers, name, gpu::test::Extent::few);
    std::printf("%s: %s\n", name.c_str(), reached ? "reach each other" : "do not reach each other; averages go through the host");
  } catch (const std::exception& error) {
    gpu::test::check(false, name, error.what());
  }
}

}  // namespace

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
      const auto again = gpu::open_device(one.index);  // a GPU reaches itself
      gpu::test::averaging_cases({device.get(), again.get()}, one.name, few ? gpu::test::Extent::few : gpu::test::Extent::all);
    } catch (const std::exception& error) {
      gpu::test::check(false, one.name, error.what());
    }
    std::printf("%s: %d passed, %d failed\n", one.name.c_str(), gpu::test::passed, gpu::test::failed);
  }
  if (found.list.size() > 1) together(found);
  return gpu::test::failed == 0 && gpu::test::passed > 100 ? 0 : 1;
}
