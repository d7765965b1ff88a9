// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace segue::models {

/// Cosines of `query` with each of `rows` consecutive rows of a table that may be in training; rows of zeros give −2.
void cosines(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out);

/// Likewise inner products; rows of zeros give −∞, and so does every row where the query is one.
void products(const float* table, std::size_t rows, std::size_t dim, const float* query, float* out);

}  // namespace segue::models
