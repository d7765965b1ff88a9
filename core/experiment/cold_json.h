// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/cold.h"
#include "core/experiment/json.h"

namespace segue::experiment {

/// What run.json says of predicted vectors.
[[nodiscard]] Json cold_json(const models::ColdOptions& options, const ColdFigures& figures);
/// Throws Error naming the key that is missing or wrong.
void read_cold(const Json& json, const JsonPath& path, models::ColdOptions& options, ColdFigures& figures);

}  // namespace segue::experiment
