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

/// Back again. Throw Error where the state has not these tables, in this shape, or holds what is no finite number.
void restore_tables(const TrainingState& state, bool second, TrainingTables& tables);
void restore_optimiser(const TrainingState& state, std::size_t dim, OptimiserState& optimiser);

}  // namespace segue::models
