// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/linalg/strips.h"

namespace segue::linalg {

/// Rounded scores from which it is certain whether the exact one is above a bound: those above `high` are, those below `low` are
/// neither above nor equal, and what lies between has to be scored.
struct Certainty {
  std::int32_t low = 0, high = 0;
};

/// How vectors were rounded to 16 bits: by what they were multiplied, at most how long the result is, and at most how far it is
/// from the vector multiplied. A scale of zero: nothing is certain about these.
struct Rounded {
  double scale = 0;
  double length = 0;
  double residual = 0;
};

/// A part of a rounded product: `rows` rows of `cols` values, row i of it at values + i · strip_columns.
struct ScreenStrip {
  std::size_t first_row, rows;
  std::size_t first_col, cols;
  const std::int32_t* values;
  const Rounded* of_rows;  ///< of each row
  Rounded of_cols;         ///< of all columns here
  std::size_t depth;

  /// For what `product_strips` makes of row i with any column here, and this bound.
  [[nodiscard]] Certainty around(std::size_t i, float bound) const;
  /// How much an exact score of row i can differ from its value / scales; infinite where nothing is certain.
  [[nodiscard]] double error(std::size_t i) const;
  /// values × this = score, but for the error.
  [[nodiscard]] double unit(std::size_t i) const { return 1 / (of_rows[i].scale * of_cols.scale); }
};
/// False ends it.
using ScreenVisitor = std::function<bool(const ScreenStrip&)>;

/// A·Bᵀ as `product_strips` hands it over, but from vectors rounded to 16 bits, which AVX2 and SSE multiply twice as fast as
/// floats. Each row of A, and each strip of B, is scaled so that no sum overflows; how far scores are from the exact ones is
/// bounded by what was rounded away (Cauchy–Schwarz) and by the rounding of the exact ones themselves (Higham 2002, section 3.1).
/// One thread. Memory: a copy of A in half its size, and of `strip_columns` rows of B.
void screen_strips(const float* a, std::size_t rows_a, std::size_t lda, const float* b, const std::int32_t* b_rows,
                   std::size_t rows_b, std::size_t ldb, std::size_t depth, const ScreenVisitor& visit);

/// Whether the vector unit at hand multiplies 16-bit integers faster than floats.
[[nodiscard]] bool screening_pays();

/// As `strip_product_rows`, for rows of half the size.
[[nodiscard]] constexpr std::size_t screen_rows(std::size_t depth) { return 2 * strip_product_rows(depth); }

struct Screened {
  std::size_t above = 0;   ///< above `high`
  std::size_t within = 0;  ///< from `low` to `high`
};
/// For at most a strip's columns.
[[nodiscard]] Screened count_screened(const std::int32_t* x, std::size_t n, Certainty bounds);

/// The first i in [from, n) with x[i] from `low` to `high`; n if there is none.
[[nodiscard]] std::size_t find_screened(const std::int32_t* x, std::size_t from, std::size_t n, Certainty bounds);

}  // namespace segue::linalg
