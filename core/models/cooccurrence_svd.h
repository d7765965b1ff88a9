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
  double tolerance = 1e-4;  ///< relative residual at which a singular triplet counts as converged
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

/// Lanczos (Spectra) on A Aᵀ as an operator on the sparse B. Throws Error (dim ≥ vocabulary, nothing shared), Cancelled.
/// Memory: the non-zeros of B twice (8 bytes each) and about 3·dim basis vectors.
[[nodiscard]] CooccurrenceSvdResult cooccurrence_svd(const TrainingInput& input, const CooccurrenceSvdOptions& options,
                                                     Progress& progress);

}  // namespace segue::models
