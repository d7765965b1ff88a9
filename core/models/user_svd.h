// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/fields.h"
#include "core/linalg/eigenpairs.h"
#include "core/linalg/sparse.h"
#include "core/models/als.h"
#include "core/models/solver_fields.h"
#include "core/models/training.h"

namespace segue::models {

/// What stands in the cell of a listener and an artist whom the listener played n times, for n > 0. U: number of listeners,
/// l: listeners of the artist, |u|: all plays of the listener.
enum class PlayWeight {
  binary,  ///< 1
  log,     ///< log(1 + n)
  bm25,  ///< n (k + 1) / (n + k (1 − b + b |u| / mean |u|)) · log(1 + (U − l + ½) / (l + ½))  (Robertson and Zaragoza 2009)
  tfidf,  ///< √n · (log((1 + U) / (1 + l)) + 1)
};

/// PureSVD (Cremonesi, Koren and Turrin, "Performance of Recommender Algorithms on Top-N Recommendation Tasks", RecSys 2010): the
/// truncated SVD U Σ Vᵀ of the sparse matrix of listeners and artists, whose artists' vectors are rows of V·Σ^p. Neither the
/// matrix nor a product of it with itself is ever formed in full.
struct UserSvdOptions {
  unsigned dim = 100;
  PlayWeight weight = PlayWeight::log;
  double saturation = 1.2;  ///< k of bm25
  double length = 0.75;     ///< b of bm25
  double exponent = 1;      ///< p
  AlsCounts counts = AlsCounts::sequences;
  double love_weight = 0;  ///< a loved track counts as so many plays of its artist; loves know nothing of what is held out
  linalg::EigenSolver solver = linalg::EigenSolver::block_krylov;
  /// A triplet has converged when ‖M Mᵀ u − σ² u‖ ≤ tolerance · σ².
  double tolerance = 1e-4;
  unsigned max_restarts = 50;
  unsigned power_steps = 5;  ///< of the randomised solver, which does not look at the tolerance; scikit-learn's n_iter
  std::uint64_t seed = 1;    ///< of the start vectors
  unsigned threads = 0;      ///< 0: all cores; does not change the result
};

template <class V>
void fields(V& v, UserSvdOptions& o) {
  v.field(Field{"dim", SEGUE_TEXT("Dimensions"), SEGUE_TEXT("Length of each artist's vector"), 1, 1024}, o.dim);
  v.choice(Field{"weight", SEGUE_TEXT("Weight of plays"), SEGUE_TEXT("What stands in the cell of a listener and an artist")},
           o.weight,
           {{PlayWeight::binary, "binary", SEGUE_TEXT("Heard or not")},
            {PlayWeight::log, "log", SEGUE_TEXT("Logarithm of plays")},
            {PlayWeight::bm25, "bm25", SEGUE_TEXT("BM25")},
            {PlayWeight::tfidf, "tfidf", SEGUE_TEXT("TF-IDF")}});
  v.field(Field{"saturation", SEGUE_TEXT("Saturation"), SEGUE_TEXT("BM25: so many plays reach half of the most that counts (k)"),
                0, 1000, 2},
          o.saturation);
  v.field(Field{"length", SEGUE_TEXT("Length"), SEGUE_TEXT("BM25: how much a play counts less of a listener who plays much (b)"),
                0, 1, 2},
          o.length);
  v.field(
      Field{"exponent", SEGUE_TEXT("Exponent"), SEGUE_TEXT("Power of the singular values in the vectors; 1: V·Σ, 0: V"), 0, 2, 2},
      o.exponent);
  v.choice(
      Field{"counts", SEGUE_TEXT("Plays from"),
            SEGUE_TEXT("The data set's own table also counts what is held out, which makes figures too good"), 0, 0, 0, true},
      o.counts,
      {{AlsCounts::sequences, "sequences", SEGUE_TEXT("Training sequences")},
       {AlsCounts::dataset, "dataset", SEGUE_TEXT("Table of plays")}});
  v.field(Field{"love_weight", SEGUE_TEXT("Weight of loves"),
                SEGUE_TEXT("A loved track counts as so many plays of its artist; 0: loves are not used"), 0, 1e6, 2, true},
          o.love_weight);
  solver_fields(v, o);
}

// How the model is listed.
inline constexpr const char* user_svd_name = "user_svd";
inline constexpr const char* user_svd_label = SEGUE_TEXT("User–artist SVD");
inline constexpr const char* user_svd_help = SEGUE_TEXT("Decomposes the matrix of listeners and the artists they play (PureSVD)");

struct SvdFactors {
  linalg::TallMatrix artists;           ///< width × dim: rows of V·Σ^p
  std::vector<double> singular_values;  ///< descending
  /// Per triplet: ‖M Mᵀ u − σ² u‖ / σ², from products with M made for it, u on the smaller side; a σ² that is zero but for
  /// rounding counts as that rounding.
  std::vector<double> residuals;
  bool converged = false;  ///< false after max_restarts or stop_and_keep: less exact triplets
};

/// The truncated SVD of a sparse matrix M of listeners (rows) and artists with weights as they are. The solver works on the
/// smaller side; the randomised one on the larger, as scikit-learn's TruncatedSVD does, whose answer it gives but for the random
/// numbers. Signs: the largest component of each column of V is positive; where a singular value is zero but for rounding,
/// the column is zeros. Options of weights are not looked at. Memory: M twice (4 bytes an entry; 8 with weights that are not all
/// 1) and 2·dim + 144 vectors of the smaller side, in floats, besides the result.
///
/// The training curve has a point per restart: `epoch` counts restarts, `loss` is the largest relative residual among the wanted
/// triplets. stop_and_keep ends with the triplets as far as they have got (at the earliest when the first basis is complete).
/// Throws Error (dim ≥ artists, nothing heard, weights that are not finite), Cancelled.
[[nodiscard]] SvdFactors sparse_svd(linalg::SparseRows matrix, const UserSvdOptions& options, Progress& progress);

/// The weights of plays in place of their counts.
void weigh_plays(linalg::SparseRows& counts, const UserSvdOptions& options);

struct UserSvdResult {
  Embedding embedding;  ///< no output table: whom listeners share says nothing of who comes next
  std::vector<double> singular_values;
  std::vector<double> residuals;
  bool converged = false;
};

/// Listeners are the known users, and each training sequence of an unknown one. Artists that nobody heard get zero rows.
/// Throws Error also where the options ask for what `sources` lack.
[[nodiscard]] UserSvdResult user_svd(const TrainingInput& input, const UserSvdOptions& options, Progress& progress,
                                     const AlsSources& sources = {});

}  // namespace segue::models
