// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/experiment/experiment.h"

namespace segue::experiment {

/// Results whose runs have all options alike but the seed, by scoring; groups of one are left out.
[[nodiscard]] std::vector<SeedGroup> seed_groups(const ExperimentResult& result);

/// What a training is made of, without its seed: equal for runs that differ by it alone.
[[nodiscard]] std::string recipe_of(const Run& run);
[[nodiscard]] std::uint64_t seed_of(const Run& run);
/// "item2vec" of "item2vec 2" and "item2vec, seed 2".
[[nodiscard]] std::string without_number(const std::string& name);

}  // namespace segue::experiment
