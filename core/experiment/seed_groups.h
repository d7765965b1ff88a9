// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/experiment/experiment.h"

namespace segue::experiment {

/// Results whose runs have all options alike but the seed, by scoring; groups of one are left out.
[[nodiscard]] std::vector<SeedGroup> seed_groups(const ExperimentResult& result);

}  // namespace segue::experiment
