// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/fields.h"
#include "core/models/training.h"

namespace segue::models {

/// What is predicted from what.
enum class Architecture {
  skip_gram,  ///< each artist of the context from the one in its midst
  cbow,       ///< the artist in the midst from the mean of its context; the gradient of the mean goes to each by its share
              ///< (word2vec.c and gensim give each the whole of it: Irsoy, Benton & Stratos 2021)
};

/// What a prediction is scored by.
enum class Output {
  negative_sampling,     ///< against artists drawn as noise
  hierarchical_softmax,  ///< down a Huffman tree of all artists; leaves no output vectors of artists
  softmax,               ///< against all artists, exactly; for vocabularies of some thousands (item2vec_softmax.h)
  cosine,                ///< the same, by the cosine of one table's vectors: what `resembles` asks is what is learnt
};

/// Whether an artist is told from all others at once.
[[nodiscard]] constexpr bool against_all(Output output) { return output == Output::softmax || output == Output::cosine; }
/// Whether there is a second table, of output vectors.
[[nodiscard]] constexpr bool has_output_table(Output output) {
  return output == Output::negative_sampling || output == Output::softmax;
}

/// How gradients become steps.
enum class Optimiser {
  sgd,      ///< the rate alone
  adagrad,  ///< a rate for each number that falls with the gradients it has seen
  adam,     ///< means of gradients and of their squares, for rows that are touched
};

/// Which neighbours in a sequence an artist learns from.
enum class Direction {
  both,      ///< before and after, as in word2vec
  forward,   ///< only what comes next
  weighted,  ///< what comes next in full, what came before at a weight
};

/// How much a pair of artists weighs by the places between them, d = 1 for neighbours.
enum class Distance {
  none,     ///< all pairs in the window alike
  inverse,  ///< 1 / d
  linear,   ///< (window + 1 − d) / window: what drawing the window from 1 to `window` gives in the mean
};

/// Skip-gram or CBOW on sequences of artists (Mikolov et al. 2013; Barkan & Koenigstein 2016).
///
/// With negative sampling the input row of an artist is trained against the output rows of the artists around it, so that
/// input · output says what stands near an artist, or comes next. Artists that nothing can be learnt about keep an input row of
/// zeros. The defaults are good for a few hundred thousand plays in well under a minute; large data sets need fewer epochs.
struct Item2VecOptions {
  unsigned dim = 100;
  Architecture architecture = Architecture::skip_gram;
  Output output = Output::negative_sampling;
  unsigned window = 5;        ///< artists to each side, at most
  bool random_window = true;  ///< draw the window 1 … `window` for each position (word2vec); false: always `window`
  Direction direction = Direction::both;
  double before_weight = 0.5;  ///< Direction::weighted: weight, 0 … 1, of pairs with what came before
  Distance distance = Distance::none;
  unsigned negatives = 5;        ///< noise artists per pair
  double noise_exponent = 0.25;  ///< noise ∝ count ^ exponent; 0: uniform, negative: rare artists more often; word2vec: 0.75
  double temperature = 0.04;     ///< Output::cosine: cosines are divided by it; the smaller, the sharper they tell artists apart
  bool fast_noise = false;       ///< a third as many noise artists at hand, each for thrice as many centres (docs/performance.md)
  double subsample = 0;          ///< word2vec's threshold t: artists above this share of plays are skipped at random; 0: none
  bool same_artist_pairs = false;  ///< train pairs of an artist with itself
  bool lose_batches = false;       ///< leave out what the 2020 study's batches lost, and do not shuffle (batches_of_2020.h)
  unsigned epochs = 20;
  Optimiser optimiser = Optimiser::sgd;
  unsigned patience = 0;                ///< stop after so many epochs without a better figure on validation sequences; 0: never
  double learning_rate = 0.05;          ///< at the start … (adam: about 0.002)
  double final_learning_rate = 0.0001;  ///< … and at the end, linear between
  std::uint64_t seed = 1;
  unsigned threads = 0;        ///< 0: all cores. One thread gives the same bits for the same seed; several race (Hogwild) …
  bool deterministic = false;  ///< … unless this: in batches, the same bits for any number of threads
  unsigned batch = 1024;       ///< plays of one step of adagrad, adam and whatever is deterministic; sgd is best with few
  bool keep_state = true;      ///< a run keeps what resuming it needs (TrainingHooks::keep_state); changes nothing that is learnt
};

/// Whether pairs of an artist with itself are trained. Its cosine with itself is 1 whatever is learnt.
[[nodiscard]] inline bool trains_same_artist(const Item2VecOptions& o) {
  return o.same_artist_pairs && o.output != Output::cosine;
}

template <class V>
void fields(V& v, Item2VecOptions& o) {
  v.field(Field{"dim", SEGUE_TEXT("Dimensions"), SEGUE_TEXT("Length of each artist's vector"), 1, 1024}, o.dim);
  v.choice(Field{"architecture", SEGUE_TEXT("Architecture"),
                 SEGUE_TEXT("Predict the artists around one from it, or the one from the mean of those around it")},
           o.architecture,
           {{Architecture::skip_gram, "skip_gram", SEGUE_TEXT("Skip-gram")}, {Architecture::cbow, "cbow", SEGUE_TEXT("CBOW")}});
  v.choice(
      Field{"output", SEGUE_TEXT("Output"),
            SEGUE_TEXT("Learn against noise artists, down a tree of all artists, or against all artists at once, which takes "
                       "some thousands of them at most; a tree and cosines cannot tell what follows"),
            0, 0, 0, true},
      o.output,
      {{Output::negative_sampling, "negative_sampling", SEGUE_TEXT("Negative sampling")},
       {Output::hierarchical_softmax, "hierarchical_softmax", SEGUE_TEXT("Hierarchical softmax")},
       {Output::softmax, "softmax", SEGUE_TEXT("Whole softmax")},
       {Output::cosine, "cosine", SEGUE_TEXT("Whole softmax, cosines")}});
  v.field(Field{"temperature", SEGUE_TEXT("Temperature"),
                SEGUE_TEXT("Of cosines: the smaller, the more sharply near artists are told apart"), 0.001, 10, 3, true},
          o.temperature);
  v.field(Field{"window", SEGUE_TEXT("Window"), SEGUE_TEXT("Artists to each side that count as context"), 1, 100}, o.window);
  v.field(Field{"random_window", SEGUE_TEXT("Draw the window"),
                SEGUE_TEXT("Draw it from 1 to the window for each position, so that near artists weigh more")},
          o.random_window);
  v.choice(Field{"direction", SEGUE_TEXT("Direction"), SEGUE_TEXT("Learn from both sides, or only from what comes next")},
           o.direction,
           {{Direction::both, "both", SEGUE_TEXT("Both sides")},
            {Direction::forward, "forward", SEGUE_TEXT("What comes next")},
            {Direction::weighted, "weighted", SEGUE_TEXT("Both sides, weighted")}});
  v.field(
      Field{"before_weight", SEGUE_TEXT("Weight of before"),
            SEGUE_TEXT("With both sides weighted: how much what came before counts; what comes next counts 1"), 0, 1, 2, true},
      o.before_weight);
  v.choice(
      Field{"distance", SEGUE_TEXT("Weight by distance"),
            SEGUE_TEXT("How much less an artist counts the further it stands; drawing the window does that too"), 0, 0, 0, true},
      o.distance,
      {{Distance::none, "none", SEGUE_TEXT("None")},
       {Distance::inverse, "inverse", SEGUE_TEXT("1 / distance")},
       {Distance::linear, "linear", SEGUE_TEXT("In a straight line")}});
  v.field(Field{"negatives", SEGUE_TEXT("Negatives"), SEGUE_TEXT("Noise artists drawn for each pair"), 1, 100}, o.negatives);
  v.field(Field{"noise_exponent", SEGUE_TEXT("Noise exponent"),
                SEGUE_TEXT("Noise is drawn by plays to this power, any number; 0: evenly, negative: rare artists more often"), 0,
                0, 2},
          o.noise_exponent);
  v.field(
      Field{"fast_noise", SEGUE_TEXT("Fast noise"),
            SEGUE_TEXT("Share a third as many noise artists among three times as many plays: faster, as good at who resembles "
                       "whom, worse at who follows"),
            0, 0, 0, true},
      o.fast_noise);
  v.field(Field{"epochs", SEGUE_TEXT("Epochs"), SEGUE_TEXT("Passes over the training sequences"), 1, 10000}, o.epochs);
  v.choice(
      Field{"optimiser", SEGUE_TEXT("Optimiser"),
            SEGUE_TEXT("How gradients become steps; Adam wants a learning rate of about 0.002, and both it and Adagrad batches"),
            0, 0, 0, true},
      o.optimiser,
      {{Optimiser::sgd, "sgd", SEGUE_TEXT("SGD")},
       {Optimiser::adagrad, "adagrad", SEGUE_TEXT("Adagrad")},
       {Optimiser::adam, "adam", SEGUE_TEXT("Adam (touched rows)")}});
  v.field(Field{"patience", SEGUE_TEXT("Patience"),
                SEGUE_TEXT("Stop after so many epochs without a better validation figure and keep the best; 0: train them all"),
                0, 10000, 0, true},
          o.patience);
  v.field(Field{"learning_rate", SEGUE_TEXT("Learning rate"), SEGUE_TEXT("Step size at the start"), 1e-6, 1, 4}, o.learning_rate);
  v.field(Field{"final_learning_rate", SEGUE_TEXT("Final learning rate"),
                SEGUE_TEXT("Step size at the end; it falls in a straight line"), 0, 1, 5, true},
          o.final_learning_rate);
  v.field(Field{"subsample", SEGUE_TEXT("Sub-sampling"), SEGUE_TEXT("Skip artists above this share of plays at random; 0: none"),
                0, 1, 6, true},
          o.subsample);
  v.field(
      Field{"same_artist_pairs", SEGUE_TEXT("Same-artist pairs"), SEGUE_TEXT("Also train an artist on itself"), 0, 0, 0, true},
      o.same_artist_pairs);
  v.field(
      Field{"lose_batches", SEGUE_TEXT("Batches lose playlists"),
            SEGUE_TEXT("Leave out a sequence after every 1,024 plays and the last of them, in an order that stays, as the 2020 "
                       "study did; to see what that did"),
            0, 0, 0, true},
      o.lose_batches);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of initial vectors, windows and noise"), 0, 0}, o.seed);
  v.field(
      Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores; 1: the same seed gives the same bits"), 0, 1024, 0, true},
      o.threads);
  v.field(Field{"deterministic", SEGUE_TEXT("Deterministic"),
                SEGUE_TEXT("The same bits for any number of threads; trains in batches, which takes about ten times as long"), 0,
                0, 0, true},
          o.deterministic);
  v.field(Field{"batch", SEGUE_TEXT("Batch"),
                SEGUE_TEXT("Plays whose gradients are summed for one step (Adagrad, Adam, deterministic training)"), 1, 1000000,
                0, true},
          o.batch);
  v.field(Field{"keep_state", SEGUE_TEXT("Can be resumed"),
                SEGUE_TEXT(
                    "Keep the tables after each epoch, so that training can go on from there: twice the memory while training; "
                    "on disk, where it was stopped, as much again as the vectors (Adagrad twice, Adam three times)"),
                0, 0, 0, true},
          o.keep_state);
}

class OptimiserState;
class TrainingTables;
struct PairCounts;

/// A trainer that can stop after any epoch and go on: `run_to(3)` then `run_to(5)` equals `run_to(5)` (one thread: bit for bit).
class Item2Vec {
 public:
  /// Starts from `input.start` where it is given: artists that it knows, by id, take their vectors from it. Or goes on from
  /// `input.resume`, whose epochs are done: the options must be those that it was made with, but for epochs, patience and
  /// threads. Throws Error when the corpus gives no pair to train on, or what is given has another dimension. Memory: two tables
  /// of vocabulary × dim floats (rows filled up to 16 floats), and two more once somebody looks: validation, or `embedding`.
  Item2Vec(TrainingInput input, const Item2VecOptions& options);
  /// Trains until `epochs` (at most options.epochs) are done, or `stop_and_keep`, or the options' patience is at its end, after
  /// which further calls do nothing. With patience the embedding is in the end that of the best epoch. Throws
  /// Cancelled, or Error when the loss is no longer a finite number, or ten times that of vectors that know nothing. Progress
  /// counts plays.
  void run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress);
  [[nodiscard]] unsigned epochs_done() const { return epochs_done_; }
  /// What has been learnt so far: a copy, made when it is asked for.
  [[nodiscard]] const Embedding& embedding() const;
  /// The same, without a copy. Ends the trainer.
  [[nodiscard]] Embedding take() &&;

 private:
  /// Takes note of the epoch's figure; false when the patience is at its end.
  bool improves(double figure);
  void look() const;      ///< fills `embedding_` from the tables
  void make_optimiser();  ///< where training goes in batches and there is none yet
  void go_on_from(const TrainingState& state);
  void remember(bool tables);  ///< fills `kept_`, with the tables or, where the embedding has them, without
  void hand_over(const TrainingHooks& hooks, bool whole, bool keeps_best);
  [[nodiscard]] bool keeps_output() const { return has_output_table(options_.output); }

  std::shared_ptr<const std::vector<std::uint32_t>> left_;  ///< with lose_batches: the sequences that are trained on
  TrainingInput input_;
  Item2VecOptions options_;
  mutable Embedding embedding_;                ///< without vectors until somebody looks
  mutable bool looked_ = false;                ///< … and it is what the tables hold
  std::shared_ptr<TrainingTables> tables_;     ///< hierarchical softmax: the second one holds inner nodes
  std::shared_ptr<OptimiserState> optimiser_;  ///< what it knows between calls, where training goes in batches
  std::shared_ptr<PairCounts> pairs_;          ///< against all artists
  double best_figure_ = -2;                    ///< below any hit rate or cosine
  Embedding best_;                             ///< with patience: of the best epoch so far
  std::shared_ptr<TrainingState> kept_;        ///< after the last whole epoch, where somebody will want it
  unsigned epochs_done_ = 0;
  bool validated_ = true;  ///< as in TrainingState
  bool stopped_ = false;
  bool from_vectors_ = false;
};

/// All epochs in one call.
[[nodiscard]] Embedding train_item2vec(const TrainingInput& input, const Item2VecOptions& options, const TrainingHooks& hooks,
                                       Progress& progress);

}  // namespace segue::models
