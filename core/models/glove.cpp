// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/glove.h"

#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/models/glove_counts.h"
#include "core/models/glove_start.h"
#include "core/models/item2vec_epoch.h"
#include "core/models/item2vec_watch.h"
#include "core/models/validation_clock.h"

namespace segue::models {
namespace {

using SteadyClock = std::chrono::steady_clock;

bool bias_is_dimension(const GloveOptions& o) { return o.vectors == GloveVectors::two_tables && o.bias; }
/// Dimensions that are trained.
std::size_t free_dim(const GloveOptions& o) { return o.dim - (bias_is_dimension(o) ? 1 : 0); }

void check(const GloveOptions& o) {
  const auto at_least = [](const char* name, unsigned value, unsigned least) {
    if (value < least) {
      throw Error({SEGUE_TEXT("GloVe: %1 is %2"), {name, std::to_string(value)}}, {},
                  {SEGUE_TEXT("Use %1 or more"), {std::to_string(least)}});
    }
  };
  at_least("dim", o.dim, bias_is_dimension(o) ? 2 : 1);
  at_least("window", o.window, 1);
  at_least("epochs", o.epochs, 1);
  const auto positive = [](const char* name, double value) {
    if (!std::isfinite(value) || value <= 0) throw Error(Message{SEGUE_TEXT("GloVe: %1 is not a number above 0"), {name}});
  };
  positive("learning_rate", o.learning_rate);
  positive("x_max", o.x_max);
  if (!std::isfinite(o.alpha) || o.alpha < 0) throw Error(SEGUE_TEXT("GloVe: alpha is not a number of 0 or more"));
}

/// Whom the co-occurrences will say something about, as a row of the matrix and as a column.
struct Learners {
  std::vector<char> rows, columns;
  Learners(const TrainingInput& input, const GloveOptions& options)
      : rows(input.corpus.vocabulary->size(), 0), columns(rows.size(), 0) {
    for (const std::uint32_t s : input.sequences) {
      const auto sequence = input.corpus.sequences[s];
      for (std::size_t t = 0; t + 1 < sequence.size(); ++t) {
        const auto a = static_cast<std::size_t>(sequence[t]);
        for (std::size_t c = t + 1; c < std::min(sequence.size(), t + options.window + 1); ++c) {
          const auto b = static_cast<std::size_t>(sequence[c]);
          if (a == b && !options.same_artist_pairs) continue;
          rows[a] = columns[b] = 1;
          if (!options.forward) columns[a] = rows[b] = 1;
        }
      }
    }
  }
};

/// What a start leaves to be fitted.
enum class Biases { none, of_rows, of_both };

}  // namespace

/// The tables in training, and the co-occurrences once they are counted.
struct Glove::State {
  State(const TrainingInput& input, const GloveOptions& options)
      : learners(input, options),
        artists(learners.rows.size()),
        stride((free_dim(options) + 16) / 16 * 16),
        input_table(table()),
        output_table(table()),
        tables{input_table.get(), output_table.get(), free_dim(options), stride} {}

  hwy::AlignedFreeUniquePtr<float[]> table() const {
    auto memory = hwy::AllocateAligned<float>(artists * 2 * stride);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
  }

  /// The authors' start: everything uniform in ±0.5 / dim, here a function of seed and place; sums of squares 1.
  void fill(float* rows, const std::vector<char>& learns, std::uint64_t seed, std::uint64_t streams, unsigned threads) const {
    parallel_ranges(artists, 1024, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        float* const row = rows + i * 2 * stride;
        std::fill_n(row, stride, 0.0F);
        std::fill_n(row + stride, stride, 1.0F);
        if (learns[i] == 0) continue;
        Random random(seed, streams | i);
        for (std::size_t d = 0; d <= tables.dim; ++d) {
          row[d] = static_cast<float>((random.uniform() - 0.5) / static_cast<double>(tables.dim));
        }
      }
    });
  }

  Learners learners;
  std::size_t artists;
  std::size_t stride;
  hwy::AlignedFreeUniquePtr<float[]> input_table, output_table;
  GloveTables tables;
  std::optional<Cooccurrences> cells;
  std::uint64_t cell_count = 0;  ///< also when they are gone
  Biases missing_biases = Biases::none;
};

/// One call of run_to.
struct Glove::Run {
  const TrainingHooks& hooks;
  Progress& progress;
  TrainingCurve curve;
  ValidationClock validation;
  std::mutex composing = {};                 // guards the embedding while threads train
  std::atomic<std::int64_t> watch_at{0};     // when neighbours are due, in ticks of the steady clock
  std::atomic<std::uint64_t> cells_done{0};  // of all epochs
};

Glove::Glove(TrainingInput input, const GloveOptions& options) : input_(input), options_(options) {
  check(options);
  state_ = std::make_unique<State>(input, options);
  const auto& rows = state_->learners.rows;
  if (std::find(rows.begin(), rows.end(), 1) == rows.end()) {
    throw Error(SEGUE_TEXT("GloVe: the training sequences hold no pair of artists to learn from"), {},
                SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
  }
  state_->fill(state_->tables.input, state_->learners.rows, options.seed, 0, options.threads);
  state_->fill(state_->tables.output, state_->learners.columns, options.seed, std::uint64_t{1} << 32U, options.threads);
  if (input.start != nullptr) {
    const bool biases = start_glove(aligned(*input.start, input.corpus.vocabulary), options.dim, state_->learners.rows,
                                    state_->learners.columns, options.vectors == GloveVectors::sum, state_->tables);
    state_->missing_biases = biases ? Biases::of_rows : Biases::of_both;
  }
  input_.start = nullptr;
  embedding_.model = glove_name;
  embedding_.vocabulary = input.corpus.vocabulary;
  embedding_.input = Matrix::Zero(static_cast<Eigen::Index>(state_->artists), options.dim);
  if (options.vectors == GloveVectors::two_tables) embedding_.output = embedding_.input;
  compose();
}

Glove::~Glove() = default;
Glove::Glove(Glove&&) noexcept = default;

std::uint64_t Glove::cells() const { return state_->cell_count; }

void Glove::compose() {
  const GloveTables& t = state_->tables;
  std::vector<float> output(t.dim + 1);
  const bool with_bias = bias_is_dimension(options_);
  for (std::size_t i = 0; i < state_->artists; ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const bool learns_row = state_->learners.rows[i] != 0;
    float* const in = embedding_.input.row(row).data();
    if (learns_row) {
      glove_copy(t.input + i * 2 * t.stride, in, t.dim);
      if (with_bias) in[t.dim] = glove_bias_constant;
    } else {
      std::fill_n(in, t.dim, 0.0F);
    }
    if (state_->learners.columns[i] == 0) continue;
    glove_copy(t.output + i * 2 * t.stride, output.data(), t.dim + 1);
    if (options_.vectors == GloveVectors::sum) {
      for (std::size_t d = 0; d < t.dim; ++d) in[d] += output[d];
    } else {
      float* const out = embedding_.output.row(row).data();
      std::copy_n(output.data(), t.dim, out);
      if (with_bias) out[t.dim] = output[t.dim] / glove_bias_constant;
    }
  }
}

bool Glove::train_epoch(Run& run) {
  const Cooccurrences& cells = *state_->cells;
  std::vector<std::uint32_t> order(cells.buckets());
  std::iota(order.begin(), order.end(), 0U);
  const std::uint64_t epoch_seed = mix(options_.seed + (std::uint64_t{epochs_done_} << 32U));
  Random of_buckets(epoch_seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[of_buckets.below(i)]);
  const GloveStep step{options_.x_max, options_.alpha, options_.learning_rate};
  // Some ten milliseconds' worth: how long a stop may take to be heard, at most.
  const std::size_t at_once = std::clamp<std::size_t>(2'000'000 / state_->stride, 256, 16384);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> cut{false};
  const auto show = [&] {
    if (run.hooks.watched.empty()) return;
    const auto ticks = [](SteadyClock::time_point time) { return time.time_since_epoch().count(); };
    const auto now = SteadyClock::now();
    std::int64_t due = run.watch_at.load();
    // Whoever moves the due time out of everybody's way does it.
    if (ticks(now) < due || !run.watch_at.compare_exchange_strong(due, ticks(SteadyClock::time_point::max()))) return;
    const std::lock_guard lock(run.composing);
    compose();
    const bool two_tables = embedding_.output.size() > 0;
    TrainingTables shown(embedding_.input, two_tables ? embedding_.output : embedding_.input);
    show_watched(
        shown, run.hooks, two_tables, [&] { return run.progress.stop_requested() || cut.load(); }, run.progress);
    const auto end = SteadyClock::now();
    // Never more than a tenth of one thread's time, however large the vocabulary.
    const auto wanted =
        std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(run.hooks.watch_every_seconds));
    run.watch_at = ticks(end + std::max(wanted, 9 * (end - now)));
  };
  const auto train_bucket = [&](std::size_t b, std::vector<Cooccurrence>& mine) {
    const auto bucket = cells.bucket(b);
    mine.assign(bucket.begin(), bucket.end());
    cells.release(b);
    Random random(epoch_seed, std::uint64_t{1} + b);
    for (std::size_t i = mine.size(); i > 1; --i) std::swap(mine[i - 1], mine[random.below(i)]);
    for (std::size_t begin = 0; begin < mine.size(); begin += at_once) {
      if (run.progress.stop_requested()) cut = true;
      if (cut) return;
      const auto part = std::span(mine).subspan(begin, std::min(at_once, mine.size() - begin));
      TrainedPairs sum;
      sum.target_loss = glove_train(state_->tables, step, part);
      sum.target_weight = static_cast<double>(part.size());
      run.cells_done += part.size();
      run.curve.add(sum, part.size(), options_.learning_rate);
    }
  };
  parallel_workers(thread_count(options_.threads), [&](unsigned) {
    std::vector<Cooccurrence> mine;
    try {
      for (std::size_t b = next.fetch_add(1); b < order.size() && !cut; b = next.fetch_add(1)) {
        show();
        const double epoch = static_cast<double>(run.cells_done) / static_cast<double>(cells.size());
        if (run.validation.due(epoch)) {
          const TrainingCurve::Pause pause(run.curve, 1 / static_cast<double>(thread_count(options_.threads)));
          const std::lock_guard lock(run.composing);
          compose();
          run.validation.measure(embedding_, epoch);
        }
        train_bucket(order[b], mine);
      }
    } catch (...) {
      cut = true;
      throw;
    }
  });
  return !cut;
}

void Glove::run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress) {
  epochs = std::min(epochs, options_.epochs);
  if (stopped_ || epochs_done_ >= epochs) return;
  if (options_.patience > 0 && !hooks.validate) {
    throw Error(SEGUE_TEXT("GloVe: patience needs validation sequences to judge by"), {},
                SEGUE_TEXT("Set the validation share of the split above 0, or patience to 0"));
  }
  if (!state_->cells) {
    CooccurrenceOptions counting;
    counting.window = options_.window;
    counting.forward = options_.forward;
    counting.same_artist_pairs = options_.same_artist_pairs;
    counting.seed = options_.seed;
    counting.memory_bytes = options_.memory_mb << 20U;
    counting.threads = options_.threads;
    state_->cells = count_cooccurrences(input_, counting, progress);
    state_->cell_count = state_->cells->size();
    if (state_->missing_biases != Biases::none) {
      fit_glove_biases(*state_->cells, {options_.x_max, options_.alpha, options_.learning_rate}, state_->artists,
                       state_->missing_biases == Biases::of_both, options_.threads, state_->tables, progress);
    }
  }
  const std::uint64_t cells = state_->cell_count;
  const std::uint64_t before = cells * epochs_done_;
  const std::uint64_t run_cells = cells * (epochs - epochs_done_);
  progress.start(SEGUE_TEXT("Training GloVe"), run_cells, SEGUE_TEXT("pairs"));
  Run run{hooks, progress, TrainingCurve(progress, cells, before, run_cells), ValidationClock(hooks, progress)};
  run.cells_done = before;
  bool give_up = false;
  while (epochs_done_ < epochs && !stopped_) {
    const bool whole = train_epoch(run);
    progress.throw_if_cancelled();
    if (whole) ++epochs_done_;
    if (whole && !progress.stop_requested() &&
        run.validation.due_after_epoch(options_.patience > 0 || epochs_done_ == options_.epochs)) {
      const TrainingCurve::Pause pause(run.curve);
      compose();
      const ValidationFigures figures = run.validation.measure(embedding_, static_cast<double>(epochs_done_));
      if (options_.patience > 0) give_up = !improves(figures.judged);
    }
    stopped_ = give_up || progress.stop_requested();
  }
  compose();
  const bool ended = stopped_ || epochs_done_ >= options_.epochs;
  if (ended && best_.kept_epoch > 0 && best_.kept_epoch < epochs_done_) embedding_ = std::move(best_);
  if (ended) {
    best_ = {};
    state_->cells.reset();
  }
  run.curve.finish();
  if (hooks.watched.empty()) return;
  const bool two_tables = embedding_.output.size() > 0;
  TrainingTables shown(embedding_.input, two_tables ? embedding_.output : embedding_.input);
  show_watched(
      shown, hooks, two_tables, [&] { return progress.cancelled(); }, progress);
}

bool Glove::improves(double figure) {
  if (figure > best_figure_) {
    best_figure_ = figure;
    best_ = embedding_;
    best_.kept_epoch = epochs_done_;
  }
  return epochs_done_ - best_.kept_epoch < options_.patience;
}

Embedding train_glove(const TrainingInput& input, const GloveOptions& options, const TrainingHooks& hooks, Progress& progress) {
  Glove trainer(input, options);
  trainer.run_to(options.epochs, hooks, progress);
  return std::move(trainer).take();
}

}  // namespace segue::models
