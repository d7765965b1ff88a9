// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "gpu/runtime.h"

namespace segue::gpu::test {

/// How much of the training cases to run: all takes a second a device order in the simulator.
enum class Extent { all, few, races };

/// Kernels and host code of one device against plain references; `name` stands in front of what failed.
void training_cases(Runtime& device, const std::string& name, Extent extent);
/// Several blocks at once.
void grid_cases(Runtime& device, const std::string& name);
void nearest_cases(Runtime& device, const std::string& name, Extent extent);
/// Averages over two or more of them, which reach each other.
void averaging_cases(const std::vector<Runtime*>& devices, const std::string& name, Extent extent);

}  // namespace segue::gpu::test
