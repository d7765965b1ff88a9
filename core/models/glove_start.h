// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/progress.h"
#include "core/models/embedding.h"
#include "core/models/glove_counts.h"
#include "core/models/glove_step.h"

namespace segue::models {

/// In the last dimension of an input row where that of the output row is the bias, divided by it. A power of two, so that
/// nothing is lost.
inline constexpr float glove_bias_constant = 1.0F / 1024;

/// Writes `start`, of `dim` dimensions and in the vocabulary's order, over the vectors drawn for those artists that it knows, and
/// that `rows` or `columns` say learn. Of an output table its rows are taken; where there is none and the vectors to learn are to
/// be `sums`, each table has half of a vector. Where the last dimension of `start` is a bias as GloVe's own runs have it, that of
/// columns goes on; else, if there is one dimension more than the tables have, it is left out. Returns whether biases of columns
/// were there. Throws Error for other dimensions, numbers that are not finite, and where no artist is known.
bool start_glove(const Embedding& start, unsigned dim, const std::vector<char>& rows, const std::vector<char>& columns, bool sums,
                 const GloveTables& tables);

/// Sets the biases that an embedding has not, of rows and, where `columns_too`, of columns, to those of the least loss while the
/// vectors stand still (alternating, from columns of 0): with biases near 0 the first steps would undo the vectors. Takes about
/// as long as half an epoch, or one and a half. Throws Cancelled.
void fit_glove_biases(const Cooccurrences& cells, const GloveStep& step, std::size_t artists, bool columns_too, unsigned threads,
                      const GloveTables& tables, const Progress& progress);

}  // namespace segue::models
