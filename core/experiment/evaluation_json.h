// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/evaluation_spec.h"
#include "core/experiment/json.h"

namespace segue::experiment {

/// "evaluation" of an experiment file. Keys of the first version ("k", "compare_by", "alternative", "zeros" beside the others)
/// still mean what they meant.
[[nodiscard]] EvaluationSpec read_evaluation_spec(const Json& json, const JsonPath& path);
[[nodiscard]] Json evaluation_spec_json(const EvaluationSpec& spec);

// The parts that run.json shares.
/// "corrected", "as-in-2020", or an object of the protocol's fields, with "preset" for those that it does not name.
[[nodiscard]] evaluation::Protocol read_protocol(const Json& json, const JsonPath& path);
[[nodiscard]] std::vector<unsigned> read_ks(const Json& json, const JsonPath& path);

}  // namespace segue::experiment
