// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/models/embedding.h"

namespace segue::models {

/// What item2vec needs to go on after its last whole epoch as if it had never ended, but for what follows from input and options:
/// order, windows, noise and learning rate of an epoch are functions of the seed and its number. What was learnt of an epoch that
/// was cut short is not in it. Tables are artists × dim.
struct TrainingState {
  unsigned epochs = 0;        ///< whole ones, done
  bool from_vectors = false;  ///< training began with vectors made before
  /// Both tables after these epochs; the second one holds the inner nodes of a tree, and is absent where there is none. Empty:
  /// they are those of the embedding that training gave.
  Matrix input, output;
  /// What an optimiser has gathered of each row of the first table, then of the second: adagrad's squares; adam's means and
  /// squares, and how many steps a row has taken.
  Matrix first, second;
  std::vector<std::uint32_t> steps;
  bool validated = true;    ///< the last epoch was measured on validation sequences, as far as it was due
  unsigned best_epoch = 0;  ///< with patience: the one with the best figure; 0: none has been judged
  double best_figure = 0;
  /// Vectors of the best epoch, where that is not the last one: those of the embedding that training gave, which the trainer
  /// leaves empty.
  Matrix best_input, best_output;
};

}  // namespace segue::models
