// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <numbers>
#include <numeric>
#include <string>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/models/batches_of_2020.h"
#include "core/models/item2vec_batch.h"
#include "core/models/item2vec_epoch.h"
#include "core/models/item2vec_noise.h"
#include "core/models/item2vec_softmax.h"
#include "core/models/item2vec_state.h"
#include "core/models/item2vec_tables.h"
#include "core/models/item2vec_walk.h"
#include "core/models/item2vec_watch.h"
#include "core/models/validation_clock.h"

namespace segue::models {
namespace {

void check(const Item2VecOptions& o) {
  const auto at_least_one = [](const char* name, unsigned value) {
    if (value == 0) throw Error({SEGUE_TEXT("item2vec: %1 is 0"), {name}}, {}, SEGUE_TEXT("Use 1 or more"));
  };
  at_least_one("dim", o.dim);
  at_least_one("window", o.window);
  at_least_one("epochs", o.epochs);
  at_least_one("batch", o.batch);
  const auto finite = [](const char* name, double value) {
    if (!std::isfinite(value)) throw Error(Message{SEGUE_TEXT("item2vec: %1 is not a finite number"), {name}});
  };
  finite("learning_rate", o.learning_rate);
  finite("final_learning_rate", o.final_learning_rate);
  finite("noise_exponent", o.noise_exponent);
  finite("subsample", o.subsample);
  finite("before_weight", o.before_weight);
  const auto not_negative = [](const char* name, double value) {
    if (value < 0) throw Error({SEGUE_TEXT("item2vec: %1 is below 0"), {name}}, {}, SEGUE_TEXT("Use 0 or more"));
  };
  not_negative("learning_rate", o.learning_rate);
  not_negative("final_learning_rate", o.final_learning_rate);
  not_negative("subsample", o.subsample);
  not_negative("before_weight", o.before_weight);
}

void check_softmax(const Item2VecOptions& o, std::size_t artists) {
  if (o.output == Output::cosine && !(std::isfinite(o.temperature) && o.temperature > 0)) {
    throw Error({SEGUE_TEXT("item2vec: %1 is not a number above 0"), {"temperature"}}, {}, SEGUE_TEXT("Use about 0.04"));
  }
  if (o.architecture == Architecture::cbow) {
    throw Error(SEGUE_TEXT("item2vec: the whole softmax predicts from one artist at a time"), {},
                SEGUE_TEXT("Set architecture to skip_gram"));
  }
  if (o.optimiser == Optimiser::sgd) {
    throw Error(SEGUE_TEXT("item2vec: the whole softmax takes one step an epoch, too few for SGD"), {},
                SEGUE_TEXT("Set optimiser to adam and the learning rate to about 0.03"));
  }
  if (artists > most_softmax_artists) {
    throw Error({SEGUE_TEXT("item2vec: the whole softmax takes %1 artists at most, here are %2"),
                 {std::to_string(most_softmax_artists), std::to_string(artists)}},
                {}, SEGUE_TEXT("Use negative sampling, or a larger minimum count"));
  }
}

/// Plays of each artist in the training sequences.
std::vector<std::uint64_t> play_counts(const TrainingInput& input) {
  std::vector<std::uint64_t> counts(input.corpus.vocabulary->size(), 0);
  for (const std::uint32_t s : input.sequences) {
    for (const data::ArtistIndex artist : input.corpus.sequences[s]) ++counts[static_cast<std::size_t>(artist)];
  }
  return counts;
}

/// Which artists have another one in reach that they can learn from. Only these get a vector.
std::vector<char> learners(const TrainingInput& input, const Item2VecOptions& options) {
  std::vector<char> found(input.corpus.vocabulary->size(), 0);
  for (const std::uint32_t s : input.sequences) {
    const auto sequence = input.corpus.sequences[s];
    for (std::size_t t = 0; t < sequence.size(); ++t) {
      char& learns = found[static_cast<std::size_t>(sequence[t])];
      if (learns != 0) continue;
      // With one table who is only foreseen learns, too.
      const bool before = pair_weight(options, -1) > 0 || options.output == Output::cosine;
      const std::size_t first = before ? t - std::min<std::size_t>(t, options.window) : t + 1;
      const std::size_t end = std::min(sequence.size(), t + options.window + 1);
      for (std::size_t c = first; c < end && learns == 0; ++c) {
        learns = c != t && (trains_same_artist(options) || sequence[c] != sequence[t]) ? 1 : 0;
      }
    }
  }
  return found;
}

/// Cosines do not know lengths, but steps do: the same rate turns a short vector further.
void to_length_one(TrainingTables& tables) {
  for (std::size_t i = 0; i < tables.rows(); ++i) {
    float* const row = tables.input(i);
    double squares = 0;
    for (std::size_t d = 0; d < tables.dim(); ++d) squares += static_cast<double>(row[d]) * static_cast<double>(row[d]);
    const auto scale = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (std::size_t d = 0; d < tables.dim(); ++d) row[d] *= scale;
  }
}

/// word2vec's start: inputs uniform in ±0.5 / dim, a function of seed and place alone.
void fill_input(TrainingTables& tables, const std::vector<char>& learns, const Item2VecOptions& options) {
  const std::size_t dim = tables.dim();
  parallel_ranges(learns.size(), 1024, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (learns[i] == 0) continue;
      Random random(options.seed, i);  // streams from 2³² on belong to the epochs
      float* const row = tables.input(i);
      for (std::size_t d = 0; d < dim; ++d) row[d] = static_cast<float>((random.uniform() - 0.5) / static_cast<double>(dim));
    }
  });
}

std::vector<float> keep_probabilities(const std::vector<std::uint64_t>& counts, std::uint64_t plays, double threshold) {
  std::vector<float> keep;
  if (threshold <= 0) return keep;
  for (const std::uint64_t count : counts) {
    keep.push_back(static_cast<float>(keep_probability(static_cast<double>(count) / static_cast<double>(plays), threshold)));
  }
  return keep;
}

Error nothing_left_by_sub_sampling() {
  return Error(SEGUE_TEXT("Sub-sampling left no two plays beside each other: there was nothing to learn"), {},
               SEGUE_TEXT("Raise the sub-sampling threshold, or set it to 0 for none"));
}

/// Vectors of artists that training may begin with, over those drawn; an artist that learns nothing stays without.
void take_start(const Embedding& start, const std::shared_ptr<const data::Vocabulary>& vocabulary,
                const std::vector<char>& learns, const Item2VecOptions& options, TrainingTables& tables) {
  const bool with_output = has_output_table(options.output);
  if (start.dim() != tables.dim()) {
    throw Error({SEGUE_TEXT("item2vec: the vectors to start from have %1 dimensions, the option dim is %2"),
                 {std::to_string(start.dim()), std::to_string(tables.dim())}},
                {}, SEGUE_TEXT("Set dim to that of the vectors to start from"));
  }
  if (!start.input.allFinite() || !start.output.allFinite()) {
    throw Error(SEGUE_TEXT("item2vec: the vectors to start from hold values that are no finite numbers"));
  }
  // Beyond that a step of training is too small a part of a number to change it, and products soon are none any more.
  constexpr double most_length = 1e6;
  const auto longest = [](const Matrix& m) { return m.size() > 0 ? m.cast<double>().rowwise().norm().maxCoeff() : 0.0; };
  if (const double length = std::max(longest(start.input), longest(start.output));
      options.output != Output::cosine && length > most_length) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", length);
    throw Error(
        {SEGUE_TEXT("item2vec: the longest of the vectors to start from has a length of %1, of which nothing can be learnt"),
         {text}},
        {}, SEGUE_TEXT("Start from other vectors, or from these brought to a length of about 1"));
  }
  const Embedding known = aligned(start, vocabulary);
  const bool two_tables = known.output.rows() == known.input.rows() && with_output;
  bool any = false;
  for (std::size_t i = 0; i < tables.rows(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (learns[i] != 0 && !known.input.row(row).isZero(0)) {
      std::copy_n(known.input.row(row).data(), tables.dim(), tables.input(i));
      any = true;
    }
    if (two_tables) std::copy_n(known.output.row(row).data(), tables.dim(), tables.output(i));
  }
  if (!any) {
    throw Error(SEGUE_TEXT("item2vec: the vectors to start from know none of the artists to train"), {},
                SEGUE_TEXT("Start from a run on data with the same artist ids"));
  }
}

/// The training sequences in the order of one epoch.
std::vector<std::uint32_t> ordered(std::span<const std::uint32_t> sequences, const Item2VecOptions& options, unsigned epoch) {
  std::vector<std::uint32_t> order(sequences.begin(), sequences.end());
  if (options.lose_batches) return order;
  Random random(options.seed, ~std::uint64_t{epoch});
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace

Item2Vec::Item2Vec(TrainingInput input, const Item2VecOptions& options) : input_(input), options_(options) {
  check(options);
  if (options.lose_batches) {
    left_ = std::make_shared<const std::vector<std::uint32_t>>(left_by_batches_of_2020(input.corpus, input.sequences));
    input.sequences = *left_;
    input_.sequences = *left_;
  }
  const std::vector<char> learns = learners(input, options);
  if (std::find(learns.begin(), learns.end(), 1) == learns.end()) {
    if (learns.size() == 1 && options.output != Output::cosine) {
      throw Error(SEGUE_TEXT("item2vec: there is one artist only, and pairs of an artist with itself are not trained"), {},
                  SEGUE_TEXT("Train same-artist pairs, and do not collapse repeats (same_artist_pairs, collapse_repeats)"));
    }
    throw Error(SEGUE_TEXT("item2vec: the training sequences hold no pair of artists to learn from"), {},
                SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
  }
  if (options.output == Output::hierarchical_softmax) {
    const std::vector<std::uint64_t> counts = play_counts(input);
    if (std::count_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; }) < 2) {
      throw Error(SEGUE_TEXT("item2vec: hierarchical softmax needs two artists to tell apart"), {},
                  SEGUE_TEXT("Use negative sampling, or more sequences"));
    }
  }
  if (against_all(options.output)) check_softmax(options, learns.size());
  embedding_.model = "item2vec";
  embedding_.vocabulary = input.corpus.vocabulary;
  tables_ = std::make_shared<TrainingTables>(learns.size(), options.dim, options.threads);
  fill_input(*tables_, learns, options);
  if (input.start != nullptr && input.resume == nullptr) {
    take_start(*input.start, embedding_.vocabulary, learns, options, *tables_);
  }
  if (options.output == Output::cosine) to_length_one(*tables_);
  from_vectors_ = input.start != nullptr;
  if (input.resume != nullptr) go_on_from(*input.resume);
  input_.start = nullptr;
  input_.resume = nullptr;
}

void Item2Vec::go_on_from(const TrainingState& state) {
  check_state(state, options_);
  restore_tables(state, options_.output != Output::cosine, *tables_);
  make_optimiser();
  if (optimiser_ != nullptr) restore_optimiser(state, options_.dim, *optimiser_);
  epochs_done_ = state.epochs;
  from_vectors_ = state.from_vectors;
  validated_ = state.validated;
  if (options_.patience == 0 || state.best_epoch == 0) return;
  best_figure_ = state.best_figure;
  best_ = state.best_epoch == state.epochs ? embedding() : embedding_;
  best_.kept_epoch = state.best_epoch;
  if (state.best_epoch == state.epochs) return;
  best_.input = state.best_input;
  if (keeps_output()) best_.output = state.best_output;
}

void Item2Vec::make_optimiser() {
  const bool in_batches = options_.deterministic || options_.optimiser != Optimiser::sgd;
  if (!in_batches || optimiser_ != nullptr) return;
  const std::size_t trained = options_.output == Output::cosine ? tables_->rows() : 2 * tables_->rows();
  optimiser_ = std::make_shared<OptimiserState>(options_.optimiser, trained, tables_->stride());
}

void Item2Vec::remember(bool tables) {
  if (kept_ == nullptr) kept_ = std::make_shared<TrainingState>();
  TrainingState& state = *kept_;
  state.epochs = epochs_done_;
  state.from_vectors = from_vectors_;
  state.validated = validated_;
  state.best_epoch = best_.kept_epoch;
  state.best_figure = best_.kept_epoch > 0 ? best_figure_ : 0;
  state.input.resize(0, 0);
  state.output.resize(0, 0);
  if (tables) {
    save_tables(*tables_, options_.output != Output::cosine, state);
  } else if (options_.output == Output::hierarchical_softmax) {
    Matrix leaves;
    tables_->copy_to(leaves, &state.output);
  }
  if (optimiser_ != nullptr) save_optimiser(*optimiser_, options_.dim, state);
}

void Item2Vec::hand_over(const TrainingHooks& hooks, bool whole, bool keeps_best) {
  if (whole) remember(keeps_best);
  if (kept_ != nullptr && kept_->epochs > 0) hooks.keep_state(std::move(*kept_));
  kept_.reset();
}

const Embedding& Item2Vec::embedding() const {
  if (!looked_) look();
  return embedding_;
}

Embedding Item2Vec::take() && {
  if (!looked_) std::move(*tables_).move_to(embedding_.input, keeps_output() ? &embedding_.output : nullptr);
  looked_ = true;
  return std::move(embedding_);
}

void Item2Vec::look() const {
  tables_->copy_to(embedding_.input, keeps_output() ? &embedding_.output : nullptr);
  looked_ = true;
}

void Item2Vec::run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress) {
  epochs = std::min(epochs, options_.epochs);
  if (stopped_ || epochs_done_ >= epochs) return;
  if (options_.patience > 0 && !hooks.validate) {
    throw Error(SEGUE_TEXT("item2vec: patience needs validation sequences to judge by"), {},
                SEGUE_TEXT("Set the validation share of the split above 0, or patience to 0"));
  }
  const std::vector<std::uint64_t> counts = play_counts(input_);
  std::uint64_t plays = 0;
  for (const std::uint64_t count : counts) plays += count;
  const NoiseTable noise(counts, options_.noise_exponent);
  const std::vector<float> keep = keep_probabilities(counts, plays, options_.subsample);
  std::atomic<std::int64_t> watch_at{0};
  const bool tree_wanted = options_.output == Output::hierarchical_softmax;
  const HuffmanTree tree(tree_wanted ? std::span<const std::uint64_t>(counts) : std::span<const std::uint64_t>());
  EpochSetting setting{input_.corpus, options_, noise, tree_wanted ? &tree : nullptr, keep, plays, thread_count(options_.threads),
                       watch_at};

  const std::uint64_t run_plays = plays * (epochs - epochs_done_);
  progress.start(SEGUE_TEXT("Training item2vec"), run_plays, SEGUE_TEXT("plays"));
  TrainingTables& tables = *tables_;
  const bool in_batches = options_.deterministic || options_.optimiser != Optimiser::sgd;
  if (against_all(options_.output) && pairs_ == nullptr) {
    pairs_ = std::make_shared<PairCounts>(count_pairs(input_.corpus, input_.sequences, options_, keep));
    // Their weights are what is to be expected: here not one pair in all of training.
    const double an_epoch = std::accumulate(pairs_->weights.begin(), pairs_->weights.end(), 0.0);
    if (!keep.empty() && an_epoch * options_.epochs < 1) throw nothing_left_by_sub_sampling();
  }
  make_optimiser();
  TrainingCurve curve(progress, plays, plays * epochs_done_, run_plays);
  // What zeros cost: even chances of the target and of one noise artist, of each fork on the way down, of every artist.
  curve.expect(pairs_ != nullptr ? std::log(static_cast<double>(tables.rows()) + 1)
                                 : std::numbers::ln2 * static_cast<double>(tree_wanted ? tree.depth() : 2),
               from_vectors_, options_.output == Output::negative_sampling);
  ValidationClock validation(hooks, progress);
  setting.look_in = [&](std::uint64_t plays_done) {
    const double epoch = static_cast<double>(plays_done) / static_cast<double>(plays);
    if (!validation.due(epoch)) return;
    // The threads of lock-free training go on.
    const TrainingCurve::Pause pause(curve, in_batches ? 1 : 1 / static_cast<double>(setting.threads));
    look();  // nobody else does within an epoch
    validation.measure(embedding_, epoch);
  };
  bool give_up = false;
  const auto measure = [&] {
    const TrainingCurve::Pause pause(curve);
    look();
    const ValidationFigures figures = validation.measure(embedding_, static_cast<double>(epochs_done_));
    validated_ = true;
    if (options_.patience > 0) give_up = !improves(figures.judged);
  };
  // The one that was due when training was stopped.
  if (!validated_ && validation.due_after_epoch(options_.patience > 0)) measure();
  stopped_ = give_up;
  if (hooks.keep_state && epochs_done_ > 0) remember(true);
  bool whole = true;
  while (epochs_done_ < epochs && !stopped_) {
    const std::vector<std::uint32_t> order = ordered(input_.sequences, options_, epochs_done_);
    whole = pairs_ != nullptr
                ? train_epoch_of_softmax(setting, *pairs_, epochs_done_, hooks, tables, *optimiser_, curve, progress)
            : in_batches ? train_epoch_in_batches(setting, order, epochs_done_, hooks, tables, *optimiser_, curve, progress)
                         : train_epoch(setting, order, epochs_done_, hooks, tables, curve, progress);
    looked_ = false;
    progress.throw_if_cancelled();
    if (whole && !keep.empty() && curve.pairs() == 0) throw nothing_left_by_sub_sampling();
    if (whole) ++epochs_done_;
    if (whole) validated_ = !hooks.validate;
    if (whole && !progress.stop_requested()) {
      validated_ = true;
      if (validation.due_after_epoch(options_.patience > 0 || epochs_done_ == options_.epochs)) measure();
    }
    stopped_ = give_up || progress.stop_requested();
    if (hooks.keep_state && whole && epochs_done_ < epochs && !stopped_) remember(true);
  }
  const bool ended = stopped_ || epochs_done_ >= options_.epochs;
  curve.finish();
  const auto give_up_showing = [&] { return progress.cancelled(); };
  // Also where it was stopped within the epoch after the best one.
  const bool keeps_best = ended && best_.kept_epoch > 0 && (best_.kept_epoch < epochs_done_ || !whole);
  if (ended && hooks.keep_state) hand_over(hooks, whole, keeps_best);
  if (keeps_best) {
    embedding_ = std::move(best_);
    looked_ = true;
    tables_.reset();
    TrainingTables shown(embedding_.input, keeps_output() ? embedding_.output : embedding_.input);
    show_watched(shown, hooks, keeps_output(), give_up_showing, progress);
  } else {
    show_watched(tables, hooks, keeps_output(), give_up_showing, progress);
  }
  if (ended) best_ = {};
}

bool Item2Vec::improves(double figure) {
  if (figure > best_figure_) {
    best_figure_ = figure;
    best_ = embedding_;
    best_.kept_epoch = epochs_done_;
  }
  return epochs_done_ - best_.kept_epoch < options_.patience;
}

Embedding train_item2vec(const TrainingInput& input, const Item2VecOptions& options, const TrainingHooks& hooks,
                         Progress& progress) {
  Item2Vec trainer(input, options);
  trainer.run_to(options.epochs, hooks, progress);
  return std::move(trainer).take();
}

}  // namespace segue::models
