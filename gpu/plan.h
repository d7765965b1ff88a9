// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gpu/trainer.h"

namespace segue::gpu {

/// Chooses rows, warps and blocks: the ring with as many warps as keep a multiprocessor busy, or no ring where it does not fit.
/// Throws Fault (out_of_memory) where nothing fits.
void choose_launch(Runtime& runtime, const TrainArguments& arguments, bool adagrad, const PlanOptions& wanted, Plan& plan);

[[nodiscard]] std::string describe(const Plan& plan);

}  // namespace segue::gpu
