// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace segue::models {

/// One step of stochastic gradient descent on one pair of skip-gram with negative sampling (Mikolov et al. 2013, eq. 4):
/// rows[0] is the output row of the artist that was met, rows[1 … count − 1] those of noise artists. With x the input row,
/// σ the logistic function and all inner products taken before any row moves,
///
///     g₀ = rate · σ(−x·rows[0]),   gₖ = −rate · σ(x·rows[k]),   rows[k] += gₖ x,   x += Σ gₖ rows[k]
///
/// A row that stands twice in `rows` moves twice, one after the other. Returns the pair's loss before the step,
/// −log σ(x·rows[0]) − Σ log σ(−x·rows[k]) (natural logarithm); NaN and infinity show in it.
///
/// Bound by cache and memory bandwidth: count rows are read twice and written once. Rows need no alignment. Several threads
/// may call this on the same rows at once and race on purpose (Hogwild: Recht et al. 2011).
/// `scratch` holds sgns_scratch_size(dim, count) floats.
float sgns_step(float* input, float* const* rows, std::size_t count, std::size_t dim, float rate, float* scratch);
[[nodiscard]] std::size_t sgns_scratch_size(std::size_t dim, std::size_t count);

/// Cosines of `query` with each of `rows` consecutive rows of a table that may be in training; rows of zeros give −2.
void sgns_cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out);

}  // namespace segue::models
