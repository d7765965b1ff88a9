// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/item2vec_tables.h"
#include "core/models/training.h"

namespace segue::models {

/// Finds the neighbours of the watched artists in tables that may be in training, and shows them through `progress`: the lists
/// of all of them by cosine of input rows and then, with `who_follows`, those by input · output. Gives up without showing
/// anything as soon as `give_up()` is true; asked every few milliseconds.
void show_watched(TrainingTables& tables, const TrainingHooks& hooks, bool who_follows, const std::function<bool()>& give_up,
                  Progress& progress);

}  // namespace segue::models
