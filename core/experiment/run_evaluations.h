// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/experiment/json.h"
#include "core/experiment/run.h"

namespace segue::experiment {

/// "evaluations" of run.json: everything but sequences and predictions, and what follows from them.
[[nodiscard]] Json evaluations_json(const std::vector<RunEvaluation>& evaluations);
[[nodiscard]] std::vector<RunEvaluation> read_evaluations_json(const Json& json, const JsonPath& path);

// The tables beside it, comma-separated with one header line; the first column is the scoring. Sequences, queries and targets are
// indices into the corpus evaluated on and its vocabulary (the rows of artists.tsv, where that is the corpus of the run).

/// scoring, sequence, source, user, artists, predictions, cosine, then each measure at each k. An empty cell: not known.
void write_per_sequence(const std::filesystem::path& path, const std::vector<RunEvaluation>& evaluations);
/// scoring, sequence, query, target, rank, tied; see evaluation::Prediction.
void write_predictions(const std::filesystem::path& path, const std::vector<RunEvaluation>& evaluations);
/// Reads both tables of a run folder into evaluations that read_evaluations_json gave. Throws Error with file and line.
void read_evaluations(const std::filesystem::path& folder, std::vector<RunEvaluation>& evaluations);

}  // namespace segue::experiment
