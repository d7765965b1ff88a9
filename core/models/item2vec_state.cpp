// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_state.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"

namespace segue::models {
namespace {

void require_shape(const Matrix& matrix, std::size_t rows, std::size_t dim) {
  if (static_cast<std::size_t>(matrix.rows()) != rows || static_cast<std::size_t>(matrix.cols()) != dim) {
    throw Error({SEGUE_TEXT("item2vec: the state to go on from has a table of %1 × %2 numbers, here it is one of %3 × %4"),
                 {std::to_string(matrix.rows()), std::to_string(matrix.cols()), std::to_string(rows), std::to_string(dim)}},
                {}, SEGUE_TEXT("Resume with the options and on the sequences of the run"));
  }
}

void require(const Matrix& matrix, std::size_t rows, std::size_t dim) {
  require_shape(matrix, rows, dim);
  if (!matrix.allFinite()) {
    throw Error(SEGUE_TEXT("item2vec: the state to go on from holds values that are no finite numbers"), {},
                SEGUE_TEXT("Train the model again"));
  }
}

void require_steps(const TrainingState& state, std::size_t rows) {
  if (state.steps.size() == rows) return;
  throw Error({SEGUE_TEXT("item2vec: the state to go on from counts the steps of %1 rows, here are %2"),
               {std::to_string(state.steps.size()), std::to_string(rows)}},
              {}, SEGUE_TEXT("Resume with the options and on the sequences of the run"));
}

std::size_t padded(std::size_t dim) { return (dim + 15) / 16 * 16; }

Matrix without_padding(const float* from, std::size_t rows, std::size_t dim) {
  if (from == nullptr) return {};
  Matrix to(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(dim));
  for (std::size_t i = 0; i < rows; ++i) std::copy_n(from + i * padded(dim), dim, to.data() + i * dim);
  return to;
}

void with_padding(const Matrix& from, std::size_t rows, std::size_t dim, float* to) {
  if (to == nullptr) return;
  require_shape(from, rows, dim);
  for (std::size_t i = 0; i < rows; ++i) std::copy_n(from.data() + i * dim, dim, to + i * padded(dim));
}

}  // namespace

void save_tables(const TrainingTables& tables, bool second, TrainingState& state) {
  tables.copy_to(state.input, second ? &state.output : nullptr);
}

void save_optimiser(OptimiserState& optimiser, std::size_t dim, TrainingState& state) {
  state.first = without_padding(optimiser.first(), optimiser.rows(), dim);
  state.second = without_padding(optimiser.second(), optimiser.rows(), dim);
  state.steps = optimiser.steps();
}

void check_state(const TrainingState& state, const Item2VecOptions& options) {
  const auto rows = static_cast<std::size_t>(state.input.rows());
  const bool two_tables = options.output != Output::cosine;
  require(state.input, rows, options.dim);
  if (two_tables) require(state.output, rows, options.dim);
  const std::size_t trained = two_tables ? 2 * rows : rows;
  const bool adam = options.optimiser == Optimiser::adam;
  if (options.optimiser != Optimiser::sgd) require(state.first, trained, options.dim);
  if (adam) require(state.second, trained, options.dim);
  require_steps(state, adam ? trained : 0);
  if (options.patience == 0 || state.best_epoch == 0 || state.best_epoch == state.epochs) return;
  if (state.best_input.size() == 0 || (has_output_table(options.output) && state.best_output.size() == 0)) {
    throw Error(SEGUE_TEXT("item2vec: the state to go on from lacks the vectors of its best epoch"), {},
                SEGUE_TEXT("Train the model again"));
  }
  require(state.best_input, rows, options.dim);
  if (has_output_table(options.output)) require(state.best_output, rows, options.dim);
}

void restore_tables(const TrainingState& state, bool second, TrainingTables& tables) {
  const std::size_t dim = tables.dim();
  with_padding(state.input, tables.rows(), dim, tables.input(0));
  if (second) with_padding(state.output, tables.rows(), dim, tables.output(0));
}

void restore_optimiser(const TrainingState& state, std::size_t dim, OptimiserState& optimiser) {
  with_padding(state.first, optimiser.rows(), dim, optimiser.first());
  with_padding(state.second, optimiser.rows(), dim, optimiser.second());
  require_steps(state, optimiser.steps().size());
  optimiser.steps() = state.steps;
}

}  // namespace segue::models
