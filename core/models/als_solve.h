// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hwy/aligned_allocator.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"

namespace segue::models {

/// Floats from row to row of a table of factors: the dimension rounded up to a multiple of 16. What lies behind is zero.
[[nodiscard]] constexpr std::size_t als_stride(std::size_t dim) { return (dim + 15) / 16 * 16; }

/// The least squares problem of one listener or artist in a basis where the Gram matrix G of the other side is diagonal:
///   (D + Σ w_j y_j y_jᵀ) x = Σ (1 + w_j) y_j,  D = G + λ.
struct AlsRow {
  const float* other;  ///< factors of the other side, at a cache line
  std::size_t stride;
  std::span<const std::uint32_t> columns;  ///< its rows y_j
  const float* weights;                    ///< w_j ≥ 0
  const float* gram;                       ///< the diagonal of G, `stride` floats
  float lambda;                            ///< at least 0; D must be above 0
  float* x;                                ///< in: where to start; out: the solution
};

/// Room to work in, one per thread.
class AlsScratch {
 public:
  explicit AlsScratch(std::size_t stride);
  /// At least so many floats at a cache line.
  [[nodiscard]] float* packed(std::size_t floats) { return room(packed_, packed_floats_, floats); }
  [[nodiscard]] float* square(std::size_t floats) { return room(square_, square_floats_, floats); }
  [[nodiscard]] float* vectors() { return vectors_.get(); }  ///< of seven vectors
  std::vector<const float*> rows;                            ///< the y_j, up to a multiple of eight …
  bool scattered = false;                                    ///< … not in `packed`, but where they belong

 private:
  using Room = hwy::AlignedFreeUniquePtr<float[]>;
  static float* room(Room& room, std::size_t& floats, std::size_t wanted);
  Room vectors_, packed_, square_;
  std::size_t packed_floats_ = 0, square_floats_ = 0;
};

/// Conjugate gradient preconditioned by D: what is left is the identity and as many other eigenvalues as there are y_j, so that a
/// few steps go far, and a row of n cells needs n + 1 at most. Not `preconditioned`, its steps are those that the conjugate
/// gradient takes in any other orthogonal basis. Returns the part of the loss that depends on x:
///   Σ_j [(1 + w_j)(1 − x·y_j)² − (x·y_j)²] + xᵀDx.
/// Bound by reading y_j, from the cache in all passes but the first.
double als_conjugate_gradient(const AlsRow& row, unsigned steps, bool preconditioned, AlsScratch& scratch);

/// The exact solution by Cholesky's factors of the dim × dim matrix, or, where there are fewer cells than dimensions, of
///   I + T Tᵀ,  T = W^½ Y D^-½  (Sherman, Morrison, Woodbury), as many rows as cells.
/// Returns the same. When `progress` wants it to stop, x may be left as it is.
double als_cholesky(const AlsRow& row, AlsScratch& scratch, const Progress& progress);

/// C += Σ rᵀr over `count` rows of `stride` floats, C of stride × stride; only its upper triangle is meaningful.
void als_add_outer(const float* rows, std::size_t count, std::size_t stride, float* c);

/// Solves A x = b in place of b; A is positive definite, `size` × `size` (a multiple of 16), its upper triangle is looked at and
/// overwritten.
void als_solve_symmetric(float* a, std::size_t size, float* b);

}  // namespace segue::models
