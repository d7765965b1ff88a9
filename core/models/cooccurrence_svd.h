// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/fields.h"
#include "core/models/training.h"

namespace segue::models {

/// Who counts as the common audience of two artists.
enum class Audience {
  users,      ///< users who heard both (sequences without a known user count as users of their own)
  sequences,  ///< playlists and sessions that hold both
};

/// How common audiences C = BᵀB (B: audience × artists, binary; the diagonal D of C: listeners) are normalised.
enum class Normalisation {
  own_listeners,  ///< D⁻¹C: share of an artist's own listeners; the 2020 study's baseline as its code has it
  cosine,         ///< D^−½ C D^−½
  none,           ///< plain counts
};

/// Truncated SVD of the artists × artists matrix of common audiences, which is never formed.
struct CooccurrenceSvdOptions {
  unsigned dim = 100;
  Audience audience = Audience::users;
  Normalisation normalisation = Normalisation::own_listeners;
  /// A triplet has converged when ‖A Aᵀ u − σ² u‖ ≤ tolerance · σ² (cosine, none: ‖A u − σ u‖ ≤ tolerance · σ).
  double tolerance = 1e-4;
  unsigned max_restarts = 50;
  std::uint64_t seed = 1;  ///< of the start vector
  unsigned threads = 0;    ///< 0: all cores; does not change the result beyond rounding
};

template <class V>
void fields(V& v, CooccurrenceSvdOptions& o) {
  v.field(Field{"dim", SEGUE_TEXT("Dimensions"), SEGUE_TEXT("Length of each artist's vector"), 1, 1024}, o.dim);
  v.choice(
      Field{"audience", SEGUE_TEXT("Audience"), SEGUE_TEXT("Count users, or playlists and sessions, that two artists share")},
      o.audience,
      {{Audience::users, "users", SEGUE_TEXT("Users")},
       {Audience::sequences, "sequences", SEGUE_TEXT("Playlists and sessions")}});
  v.choice(Field{"normalisation", SEGUE_TEXT("Normalisation"), SEGUE_TEXT("What a common audience is divided by")},
           o.normalisation,
           {{Normalisation::own_listeners, "own_listeners", SEGUE_TEXT("Own listeners (2020 study)")},
            {Normalisation::cosine, "cosine", SEGUE_TEXT("Cosine")},
            {Normalisation::none, "none", SEGUE_TEXT("None")}});
  v.field(Field{"tolerance", SEGUE_TEXT("Tolerance"),
                SEGUE_TEXT("Relative residual at which a singular vector counts as converged"), 1e-7, 0.1, 6, true},
          o.tolerance);
  v.field(Field{"max_restarts", SEGUE_TEXT("Restarts"), SEGUE_TEXT("Lanczos restarts at most"), 1, 10000, 0, true},
          o.max_restarts);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the start vector"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

struct CooccurrenceSvdResult {
  Embedding embedding;                  ///< rows of U·Σ (what sklearn's fit_transform gives); no output table
  std::vector<double> singular_values;  ///< descending
  std::vector<double> residuals;        ///< per triplet: ‖A Aᵀ u − σ² u‖ / σ₁²
  bool converged = false;               ///< false after max_restarts or stop_and_keep: fewer or less exact triplets
};

/// Thick-restart Lanczos (Spectra's factorisation) on A Aᵀ, or on A itself where that is symmetric, as an operator on the sparse
/// B. Signs: the largest component of each singular vector is positive. Artists without an audience get zero rows.
///
/// The training curve has a point per restart: `epoch` counts restarts, `loss` is the largest relative residual among the wanted
/// triplets. stop_and_keep ends with the triplets as far as they have got (at the earliest when the first basis is complete).
/// Throws Error (dim ≥ vocabulary, nothing shared), Cancelled.
/// Memory: the non-zeros of B twice (4 bytes each) and 2·dim + 1 basis vectors of doubles.
[[nodiscard]] CooccurrenceSvdResult cooccurrence_svd(const TrainingInput& input, const CooccurrenceSvdOptions& options,
                                                     Progress& progress);

}  // namespace segue::models
