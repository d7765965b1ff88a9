// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/models/training.h"

namespace segue::models {

inline constexpr const char* glove_name = "glove";
inline constexpr const char* glove_label = SEGUE_TEXT("GloVe");
inline constexpr const char* glove_help =
    SEGUE_TEXT("Vectors whose inner products are the logarithms of how often two artists stand near each other");

/// What becomes of the two vectors that GloVe learns of each artist.
enum class GloveVectors {
  two_tables,  ///< input and output rows, so that the model can be asked who follows
  sum,         ///< their sum is the one vector, as Pennington et al. advise (§4.2)
};

/// GloVe (Pennington, Socher & Manning, "Global Vectors for Word Representation", EMNLP 2014) on co-occurrences of artists within
/// a window, a pair d places apart counting 1 / d. Each epoch goes through all cells of the matrix in a new order; see
/// glove_step.h for the loss and the steps.
struct GloveOptions {
  unsigned dim = 100;
  unsigned window = 10;            ///< artists to each side, at most
  bool forward = false;            ///< count only what comes next; then input · output is about what follows, not what is near
  bool same_artist_pairs = false;  ///< count pairs of an artist with itself
  double x_max = 10;               ///< cells of this weight or more count in full …
  double alpha = 0.75;             ///< … and lesser ones by (X / x_max) ^ alpha
  unsigned epochs = 30;
  double learning_rate = 0.05;  ///< at the start; AdaGrad lowers it for each number
  GloveVectors vectors = GloveVectors::two_tables;
  /// Two tables: the last dimension holds the bias of the output artist (how much it is played), and a small constant in input
  /// rows that leaves their cosines alone to some 1e-5; so input · output is the learnt logarithm but for the query's own bias.
  bool bias = true;
  unsigned patience = 0;  ///< stop after so many epochs without a better figure on validation sequences; 0: never
  /// Co-occurrences that need more are streamed from a temporary file (12 bytes each); 0: always. Some 16 MB of the file are in
  /// memory at a time.
  std::uint64_t memory_mb = 2048;
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: all cores. One thread gives the same bits for the same seed; several race (Hogwild)
};

template <class V>
void fields(V& v, GloveOptions& o) {
  v.field(Field{"dim", SEGUE_TEXT("Dimensions"),
                SEGUE_TEXT("Length of each artist's vector; with the bias as a dimension at least 2"), 1, 1024},
          o.dim);
  v.field(Field{"window", SEGUE_TEXT("Window"), SEGUE_TEXT("Artists to each side that count, by 1 / distance"), 1, 100},
          o.window);
  v.field(Field{"forward", SEGUE_TEXT("Only what comes next"),
                SEGUE_TEXT("Count what comes after an artist, not what came before it")},
          o.forward);
  v.field(Field{"x_max", SEGUE_TEXT("Full weight from"),
                SEGUE_TEXT("Co-occurrences of this weight or more count in full, lesser ones less"), 1e-3, 1e6, 1},
          o.x_max);
  v.field(Field{"alpha", SEGUE_TEXT("Weight exponent"),
                SEGUE_TEXT("How fast lesser co-occurrences lose weight; 0: all count alike"), 0, 2, 2, true},
          o.alpha);
  v.field(Field{"epochs", SEGUE_TEXT("Epochs"), SEGUE_TEXT("Passes over the co-occurrences"), 1, 10000}, o.epochs);
  v.field(
      Field{"learning_rate", SEGUE_TEXT("Learning rate"), SEGUE_TEXT("Step size at the start; AdaGrad lowers it"), 1e-6, 1, 4},
      o.learning_rate);
  v.choice(Field{"vectors", SEGUE_TEXT("Vectors"),
                 SEGUE_TEXT("Keep both vectors of each artist, which can tell what follows, or their sum")},
           o.vectors,
           {{GloveVectors::two_tables, "two_tables", SEGUE_TEXT("Both")}, {GloveVectors::sum, "sum", SEGUE_TEXT("Their sum")}});
  v.field(Field{"bias", SEGUE_TEXT("Bias as a dimension"),
                SEGUE_TEXT("Both vectors: the last dimension says how often an artist comes up at all"), 0, 0, 0, true},
          o.bias);
  v.field(Field{"same_artist_pairs", SEGUE_TEXT("Same-artist pairs"), SEGUE_TEXT("Also count an artist beside itself"), 0, 0, 0,
                true},
          o.same_artist_pairs);
  v.field(Field{"patience", SEGUE_TEXT("Patience"),
                SEGUE_TEXT("Stop after so many epochs without a better validation figure and keep the best; 0: train them all"),
                0, 10000, 0, true},
          o.patience);
  v.field(Field{"memory_mb", SEGUE_TEXT("Memory limit"),
                SEGUE_TEXT("MB; co-occurrences beyond it are read from a temporary file; 0: always"), 0, 1e6, 0, true},
          o.memory_mb);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of initial vectors and order"), 0, 0}, o.seed);
  v.field(
      Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores; 1: the same seed gives the same bits"), 0, 1024, 0, true},
      o.threads);
}

/// A trainer that can stop after any epoch and go on: `run_to(3)` then `run_to(5)` equals `run_to(5)` (one thread: bit for bit).
class Glove {
 public:
  /// Starts from `input.start` where it is given: artists that it knows, by id, take their vectors from it (glove_start.h);
  /// biases that it has not are fitted to them first, and AdaGrad's sums begin anew. Throws Error when the corpus gives no pair
  /// to train on, an option is out of range, or the start has another dimension. Memory while training: four tables of vocabulary
  /// × (dim + 1 … 16) floats, and the co-occurrences.
  Glove(TrainingInput input, const GloveOptions& options);
  ~Glove();
  Glove(Glove&&) noexcept;

  /// Trains until `epochs` (at most options.epochs) are done, or `stop_and_keep`, or the options' patience is at its end, after
  /// which further calls do nothing. With patience the embedding is in the end that of the best epoch. Throws Cancelled, or Error
  /// when the loss is no longer a finite number. Counts co-occurrences first, once. Progress counts pairs: cells of the matrix.
  void run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress);
  [[nodiscard]] unsigned epochs_done() const { return epochs_done_; }
  /// Cells of the matrix; 0 before the first run.
  [[nodiscard]] std::uint64_t cells() const;
  [[nodiscard]] const Embedding& embedding() const { return embedding_; }
  [[nodiscard]] Embedding take() && { return std::move(embedding_); }

 private:
  struct State;
  struct Run;
  /// Goes through all cells once; false when it ended early.
  bool train_epoch(Run& run);
  /// Writes the vectors as the options want them to the embedding. May be called in training.
  void compose();
  /// Takes note of the epoch's figure; false when the patience is at its end.
  bool improves(double figure);

  TrainingInput input_;
  GloveOptions options_;
  Embedding embedding_;
  std::unique_ptr<State> state_;
  double best_figure_ = -2;  ///< below any hit rate or cosine
  Embedding best_;           ///< with patience: of the best epoch so far
  unsigned epochs_done_ = 0;
  bool stopped_ = false;
};

/// All epochs in one call.
[[nodiscard]] Embedding train_glove(const TrainingInput& input, const GloveOptions& options, const TrainingHooks& hooks,
                                    Progress& progress);

}  // namespace segue::models
