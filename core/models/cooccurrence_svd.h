// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/fields.h"
#include "core/linalg/eigenpairs.h"
#include "core/models/solver_fields.h"
#include "core/models/training.h"

namespace segue::models {

/// Who counts as the common audience of two artists.
enum class Audience {
  users,      ///< users who heard both (sequences without a known user count as users of their own)
  sequences,  ///< playlists and sessions that hold both
};

/// How common audiences C = BᵀB (B: audience × artists, binary; the diagonal of C: listeners l) are normalised.
enum class Normalisation {
  own_listeners,  ///< c_xy / l_x: share of an artist's own listeners; the 2020 study's baseline as its code has it
  cosine,         ///< c_xy / √(l_x l_y)
  none,           ///< plain counts
  min_listeners,  ///< c_xy / min(l_x, l_y): the 2020 study's baseline as its text has it
  jaccard,        ///< c_xy / (l_x + l_y − c_xy)
  /// max(0, log(c_xy / (s_x P_y)) − log k) for x ≠ y, with s_x the sum of c_xy over y ≠ x, and P_y = s_y^α / Σ s^α: shifted
  /// positive pointwise mutual information (Levy and Goldberg 2014), with smoothed contexts (Levy, Goldberg and Dagan 2015)
  sppmi,
};

/// Truncated SVD of the artists × artists matrix A of common audiences. For the first three normalisations A is never formed;
/// for the others it is, without the pairs that share too few.
struct CooccurrenceSvdOptions {
  unsigned dim = 100;
  Audience audience = Audience::users;
  Normalisation normalisation = Normalisation::own_listeners;
  unsigned shift = 1;              ///< k of sppmi: so many times more often than by chance; 1: no shift
  double context_exponent = 0.75;  ///< α of sppmi
  double exponent = 1;             ///< p of the vectors U·Σ^p
  /// Counts wrap past 127, as in the 2020 study, whose matrix was one of signed bytes: 128 common listeners become −128, 256
  /// none. What they are divided by does not.
  bool int8_counts = false;
  /// Where A is formed: pairs with a smaller common audience are left out. 0: the least number with which A fits `memory_mb`.
  unsigned min_common = 0;
  unsigned memory_mb = 2000;  ///< where A is formed: its size at most, in units of 10⁶ bytes
  linalg::EigenSolver solver = linalg::EigenSolver::block_krylov;
  /// A triplet has converged when ‖A Aᵀ u − σ² u‖ ≤ tolerance · σ² (cosine, none: ‖A u − σ u‖ ≤ tolerance · σ, unless counts
  /// wrap). Singular values are then about tolerance² exact (half of it, in the worst case of values that lie close together).
  double tolerance = 1e-4;
  unsigned max_restarts = 50;
  unsigned power_steps = 5;  ///< of the randomised solver, which does not look at the tolerance; scikit-learn's n_iter
  std::uint64_t seed = 1;    ///< of the start vectors
  unsigned threads = 0;      ///< 0: all cores; does not change the result
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
            {Normalisation::none, "none", SEGUE_TEXT("None")},
            {Normalisation::min_listeners, "min_listeners", SEGUE_TEXT("Listeners of the smaller (2020 text)")},
            {Normalisation::jaccard, "jaccard", SEGUE_TEXT("Jaccard")},
            {Normalisation::sppmi, "sppmi", SEGUE_TEXT("Shifted positive PMI")}});
  v.field(Field{"shift", SEGUE_TEXT("Shift"),
                SEGUE_TEXT("Shifted positive PMI: keep what is met so many times more often than by chance"), 1, 1000},
          o.shift);
  v.field(
      Field{"context_exponent", SEGUE_TEXT("Context exponent"),
            SEGUE_TEXT("Shifted positive PMI: 1 takes artists as often as they are heard, less favours rare ones less"), 0, 1, 2},
      o.context_exponent);
  v.field(
      Field{"exponent", SEGUE_TEXT("Exponent"), SEGUE_TEXT("Power of the singular values in the vectors; 1: U·Σ, 0: U"), 0, 2, 2},
      o.exponent);
  v.field(
      Field{"min_common", SEGUE_TEXT("Minimum common audience"),
            SEGUE_TEXT("Smaller listeners, Jaccard and PMI leave out pairs below it; 0: the least that fits the memory"), 0, 1e6},
      o.min_common);
  v.field(Field{"memory_mb", SEGUE_TEXT("Memory"),
                SEGUE_TEXT("Smaller listeners, Jaccard and PMI: size of the matrix at most, in MB"), 1, 1e6, 0, true},
          o.memory_mb);
  v.field(Field{"int8_counts", SEGUE_TEXT("8-bit counts"),
                SEGUE_TEXT("Common audiences wrap past 127, as they did in the 2020 study; to see what that did"), 0, 0, 0, true},
          o.int8_counts);
  solver_fields(v, o);
}

struct CooccurrenceSvdResult {
  Embedding embedding;                  ///< rows of U·Σ^p (p = 1: what sklearn's fit_transform gives); no output table
  std::vector<double> singular_values;  ///< descending
  /// Per triplet: ‖A Aᵀ u − σ² u‖ / σ² (cosine, none: ‖A u − σ u‖ / σ, with u of listeners where they are fewer than artists),
  /// from a product with A made for it. Where the divisor is zero but for rounding, that rounding takes its place.
  std::vector<double> residuals;
  bool converged = false;        ///< false after max_restarts or stop_and_keep: less exact triplets
  std::uint64_t entries = 0;     ///< of A where it is formed
  std::uint64_t min_common = 1;  ///< the minimum common audience that was used
};

/// Signs: the largest component of each singular vector is positive. Artists without an audience get zero rows; where A is
/// formed, so do those that are paired with nobody. There is no output table: A says who shares listeners, not who comes next.
///
/// The training curve has a point per restart: `epoch` counts restarts, `loss` is the largest relative residual among the wanted
/// triplets. stop_and_keep ends with the triplets as far as they have got (at the earliest when the first basis is complete).
/// Throws Error (dim ≥ vocabulary, nothing shared, A larger than allowed), Cancelled.
/// Memory: the non-zeros of B twice (4 bytes each) and, by block Krylov, 2·dim + 144 basis vectors of floats; A where it is
/// formed: 8 bytes an entry (sppmi with smoothed contexts: 16), and an array of artists for each thread.
[[nodiscard]] CooccurrenceSvdResult cooccurrence_svd(const TrainingInput& input, const CooccurrenceSvdOptions& options,
                                                     Progress& progress);

}  // namespace segue::models
