// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/item2vec_optimiser.h"
#include "core/models/item2vec_tables.h"
#include "core/models/training_state.h"

namespace segue::models {

/// Copies the tables to a state. `second`: there is a second one.
void save_tables(const TrainingTables& tables, bool second, TrainingState& state);
/// The same of what an optimiser has gathered of rows of length `dim`.
void save_optimiser(OptimiserState& optimiser, std::size_t dim, TrainingState& state);

/// Throws Error where training with these options could not go on from the state: it lacks a table, has one of another shape, or
/// holds what is no finite number. Of how many artists it is to be only the corpus tells; see below.
void check_state(const TrainingState& state, const Item2VecOptions& options);

/// Back again, from a state that `check_state` lets through. Throw Error where it is of another number of artists.
void restore_tables(const TrainingState& state, bool second, TrainingTables& tables);
void restore_optimiser(const TrainingState& state, std::size_t dim, OptimiserState& optimiser);

}  // namespace segue::models
