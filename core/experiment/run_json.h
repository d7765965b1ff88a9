// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/experiment/json.h"
#include "core/experiment/run.h"

namespace segue::experiment {

/// run.json of a run: everything but vectors, curves and the figures of single sequences.
[[nodiscard]] Json run_json(const Run& run);

/// What run.json says of the vectors beside it.
struct VectorsShape {
  std::uint64_t artists = 0;
  std::uint64_t dim = 0;
  bool output_vectors = false;
};

/// Sets those parts of `run`. Throws Error naming the key that is missing or wrong.
VectorsShape read_run_json(const JsonFile& file, Run& run);

}  // namespace segue::experiment
