// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/models/als.h"
#include "core/models/als_interactions.h"
#include "core/models/embedding.h"

namespace segue::models {

/// The two tables of factors of one matrix, and one epoch of alternating least squares after another.
///
/// Before each half of an epoch both tables are turned to the basis in which the Gram matrix of the side that stands still is
/// diagonal. That leaves all products x·y as they are, and has three uses: the product of the Gram matrix with a vector, which
/// costs dim² a step and a row where everybody else takes it, costs dim; the diagonal and λ_u together are a preconditioner that
/// leaves few eigenvalues apart from 1, for a λ of each row's own; and an exact solution can be had in as many unknowns as a row
/// has cells. Results do not depend on the number of threads.
class AlsFactors {
 public:
  /// Artists' factors start small, positive and random by the seed, listeners' at zero. Rows and columns without a cell have
  /// factors of zeros. Throws Error for a matrix without cells or with weights that are negative or no finite numbers, and for
  /// options out of range.
  AlsFactors(Interactions listeners, const AlsOptions& options, const Progress& progress);

  /// Solves for all listeners, then for all artists. Returns the loss (see AlsOptions) at its end; nothing where it ended early
  /// because of progress.stop_requested(), with each row old or new. Advances `progress` by a unit for each row.
  std::optional<double> epoch(Progress& progress);

  [[nodiscard]] std::size_t listeners() const { return of_listeners_.size(); }
  [[nodiscard]] std::size_t artists() const { return of_artists_.size(); }
  [[nodiscard]] std::size_t cells() const { return of_listeners_.columns.size(); }
  [[nodiscard]] bool heard(std::size_t artist) const { return of_artists_.offsets[artist] != of_artists_.offsets[artist + 1]; }
  /// Rows of dim floats.
  void copy_listeners(Matrix& out) const { copy(x_.get(), listeners(), out); }
  void copy_artists(Matrix& out) const { copy(y_.get(), artists(), out); }
  /// Before the first epoch.
  void set_artist(std::size_t artist, const float* vector);

 private:
  using Table = hwy::AlignedFreeUniquePtr<float[]>;
  struct Sums {
    double loss = 0;     ///< over all rows, what als_conjugate_gradient returns
    double penalty = 0;  ///< Σ λ |x|²
  };
  /// Solves the rows of `solved` while `fixed` stands still.
  std::optional<Sums> half(const Interactions& rows, const std::vector<float>& lambda, float* solved, float* fixed,
                           Progress& progress);
  /// Turns both tables to the basis where fixedᵀ·fixed is diagonal; returns that diagonal, padded with ones. Empty: stopped.
  std::vector<float> diagonalise(float* solved, std::size_t solved_rows, float* fixed, std::size_t fixed_rows,
                                 const Progress& progress) const;
  void copy(const float* table, std::size_t rows, Matrix& out) const;

  AlsOptions options_;
  std::size_t stride_;
  unsigned threads_;
  Interactions of_listeners_, of_artists_;
  std::vector<float> lambda_listeners_, lambda_artists_;
  Table x_, y_;
};

}  // namespace segue::models
