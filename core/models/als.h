// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/models/training.h"

namespace segue::models {

/// What a count of plays n adds to the confidence 1 in a cell.
enum class Confidence {
  linear,       ///< α·n (Hu, Koren & Volinsky 2008, §4)
  logarithmic,  ///< α·log(1 + n / ε) (ibid., eq. 6)
};

/// How the factors of one listener, or of one artist, are found while all of the other side stand still.
enum class AlsSolver {
  conjugate_gradient,  ///< a few preconditioned steps from where they are (Takács, Pilászy & Tikk 2011)
  plain_gradient,      ///< as many without a preconditioner, as PyPI's implicit does: farther from the solution
  cholesky,            ///< exactly
};

/// Where counts of plays come from.
enum class AlsCounts {
  sequences,  ///< the training sequences
  dataset,    ///< the data set's table of plays: also of what is held out, so that figures on held-out sequences are too good
};

/// Alternating least squares for implicit feedback (Hu, Koren & Volinsky, "Collaborative Filtering for Implicit Feedback
/// Datasets", ICDM 2008). With p = 1 where listener u has heard artist i, else 0, and confidence c = 1 + what `Confidence` says,
/// factors x of listeners and y of artists minimise
///   Σ c_ui (p_ui − x_u·y_i)² + Σ λ_u |x_u|² + Σ λ_i |y_i|²
/// over all cells. λ_u = λ · (C_u / mean C)^ν, with C_u the sum of all confidences in the row of u, likewise λ_i: listeners and
/// artists with more data are held back more (Rendle, Krichene, Zhang & Koren, "Revisiting the Performance of iALS on Item
/// Recommendation Benchmarks", 2021).
struct AlsOptions {
  unsigned dim = 100;
  unsigned epochs = 15;  ///< of listeners and artists in turn
  Confidence confidence = Confidence::linear;
  double alpha = 1;               ///< α; 0: all cells alike
  double epsilon = 1;             ///< ε of the logarithmic confidence: so many plays are one
  double regularisation = 1;      ///< λ
  double frequency_exponent = 0;  ///< ν; 0: λ for all
  AlsCounts counts = AlsCounts::sequences;
  double love_weight = 0;  ///< a loved track counts as so many plays of its artist; loves know nothing of what is held out
  AlsSolver solver = AlsSolver::conjugate_gradient;
  unsigned steps = 3;     ///< of the conjugate gradient
  unsigned patience = 0;  ///< stop after so many epochs without a better figure on validation sequences; 0: never
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: all cores; any number gives the same bits on the same kind of processor
};

template <class V>
void fields(V& v, AlsOptions& o) {
  v.field(Field{"dim", SEGUE_TEXT("Dimensions"), SEGUE_TEXT("Length of each artist's vector"), 1, 1024}, o.dim);
  v.field(Field{"epochs", SEGUE_TEXT("Epochs"), SEGUE_TEXT("How often listeners and artists are solved in turn"), 1, 10000},
          o.epochs);
  v.choice(Field{"confidence", SEGUE_TEXT("Confidence"), SEGUE_TEXT("How plays add to the confidence that an artist is liked")},
           o.confidence,
           {{Confidence::linear, "linear", SEGUE_TEXT("In proportion")},
            {Confidence::logarithmic, "logarithmic", SEGUE_TEXT("By their logarithm")}});
  v.field(Field{"alpha", SEGUE_TEXT("Weight of plays"),
                SEGUE_TEXT("Confidence that a play adds to the 1 of what was never heard (α)"), 0, 1e6, 3},
          o.alpha);
  v.field(Field{"epsilon", SEGUE_TEXT("Unit of plays"), SEGUE_TEXT("Logarithmic confidence: so many plays count as one (ε)"),
                1e-6, 1e6, 3, true},
          o.epsilon);
  v.field(Field{"regularisation", SEGUE_TEXT("Regularisation"), SEGUE_TEXT("How much long vectors cost (λ)"), 0, 1e9, 4},
          o.regularisation);
  v.field(Field{"frequency_exponent", SEGUE_TEXT("Regularisation by frequency"),
                SEGUE_TEXT("0: the same for all; 1: in proportion to how much is known of a listener or artist"), 0, 1, 2},
          o.frequency_exponent);
  v.choice(
      Field{"counts", SEGUE_TEXT("Plays from"),
            SEGUE_TEXT("The data set's own table also counts what is held out, which makes figures too good"), 0, 0, 0, true},
      o.counts,
      {{AlsCounts::sequences, "sequences", SEGUE_TEXT("Training sequences")},
       {AlsCounts::dataset, "dataset", SEGUE_TEXT("Table of plays")}});
  v.field(Field{"love_weight", SEGUE_TEXT("Weight of loves"),
                SEGUE_TEXT("A loved track counts as so many plays of its artist; 0: loves are not used"), 0, 1e6, 2, true},
          o.love_weight);
  v.choice(Field{"solver", SEGUE_TEXT("Solver"), SEGUE_TEXT("A few steps toward the solution, or all the way"), 0, 0, 0, true},
           o.solver,
           {{AlsSolver::conjugate_gradient, "conjugate_gradient", SEGUE_TEXT("Conjugate gradient")},
            {AlsSolver::plain_gradient, "plain_gradient", SEGUE_TEXT("Conjugate gradient, not preconditioned")},
            {AlsSolver::cholesky, "cholesky", SEGUE_TEXT("Cholesky")}});
  v.field(Field{"steps", SEGUE_TEXT("Steps"), SEGUE_TEXT("Of the conjugate gradient, each epoch"), 1, 100, 0, true}, o.steps);
  v.field(Field{"patience", SEGUE_TEXT("Patience"),
                SEGUE_TEXT("Stop after so many epochs without a better validation figure and keep the best; 0: train them all"),
                0, 10000, 0, true},
          o.patience);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the initial vectors"), 0, 0}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores; any number gives the same result"), 0, 1024, 0, true},
          o.threads);
}

// How the model is listed.
inline constexpr const char* als_name = "als";
inline constexpr const char* als_label = SEGUE_TEXT("ALS");
inline constexpr const char* als_help =
    SEGUE_TEXT("Listeners × artists as a product of two thin matrices, by alternating least squares (implicit feedback)");

/// Tables of the whole data set (catalogue indices), for the options that use them.
struct AlsSources {
  const data::UserArtists* plays = nullptr;  ///< AlsCounts::dataset
  const data::UserArtists* loves = nullptr;  ///< love_weight > 0
};

class AlsFactors;

/// A trainer that can stop after any epoch and go on: `run_to(3)` then `run_to(5)` equals `run_to(5)`, bit for bit.
///
/// Embedding::input holds the artists' factors, so that "resembles" is their cosine; there is no output table. Artists that no
/// training listener heard have no vector. Memory: 16 bytes per cell heard, and (listeners + artists) × dim floats, the artists'
/// twice.
class Als {
 public:
  /// Starts from `input.start` where it is given: artists that it knows, by id, take their factors from it. With Cholesky that
  /// goes on where a run ended, though axes may be others, which no cosine sees; the conjugate gradient has to find the
  /// listeners' factors anew, which an embedding does not hold, and loses some steps. Throws Error when
  /// there is nothing to train on, an option is out of range, the start has another dimension, or `sources` lack what the options
  /// ask for; Cancelled.
  Als(const TrainingInput& input, const AlsSources& sources, const AlsOptions& options, Progress& progress);
  ~Als();
  Als(const Als&) = delete;
  Als& operator=(const Als&) = delete;

  /// Trains until `epochs` (at most options.epochs) are done, or `stop_and_keep`, or the options' patience is at its end, after
  /// which further calls do nothing. With patience the embedding is in the end that of the best epoch. The curve has a point an
  /// epoch: the sum above for each cell heard. It costs nothing: it falls out of the solutions. Throws Cancelled (within 100 ms
  /// for up to 350 dimensions: the spectrum of a dim × dim matrix is found in one go), or Error when the loss is no finite
  /// number.
  void run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress);
  [[nodiscard]] unsigned epochs_done() const { return epochs_done_; }
  [[nodiscard]] const Embedding& embedding() const { return embedding_; }
  [[nodiscard]] Embedding take() && { return std::move(embedding_); }

 private:
  bool improves(double figure);

  AlsOptions options_;
  std::unique_ptr<AlsFactors> factors_;
  Embedding embedding_;
  Embedding best_;           ///< with patience: of the best epoch so far
  double best_figure_ = -2;  ///< below any hit rate or cosine
  unsigned epochs_done_ = 0;
  bool stopped_ = false;
};

/// All epochs in one call.
[[nodiscard]] Embedding train_als(const TrainingInput& input, const AlsOptions& options, const TrainingHooks& hooks,
                                  Progress& progress, const AlsSources& sources = {});

}  // namespace segue::models
