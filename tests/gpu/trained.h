// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "tests/gpu/check.h"

namespace segue::gpu::test {

inline const auto go_on = [](const TrainReport&) { return true; };

inline std::vector<float> trained(const std::vector<Runtime*>& devices, const World& world, const TrainOptions& options,
                                  const PlanOptions& plan, std::vector<float>* output = nullptr) {
  Trainer trainer(devices, world.corpus(), options, plan, world.input, world.output);
  for (std::uint32_t e = 0; e < options.epochs; ++e) (void)trainer.train_epoch(e, go_on);
  std::vector<float> input(world.input.size()), out(world.output.size());
  trainer.copy_to(input, out);
  if (output != nullptr) *output = out;
  return input;
}

inline FaultKind kind_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const Fault& fault) {
    check(!fault.message().str().empty(), "a fault has a text");
    return fault.kind();
  }
  check(false, "a fault is thrown");
  return FaultKind::driver;
}

}  // namespace segue::gpu::test
