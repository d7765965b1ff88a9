// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_epoch.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/models/item2vec_walk.h"
#include "core/models/item2vec_watch.h"

namespace segue::models {

using Clock = std::chrono::steady_clock;

TrainingCurve::TrainingCurve(Progress& progress, std::uint64_t epoch_plays, std::uint64_t plays_before, std::uint64_t run_plays)
    : progress_(progress),
      epoch_plays_(epoch_plays),
      plays_(plays_before),
      plays_at_end_(plays_before + run_plays),
      plays_per_point_(std::max<std::uint64_t>(1, run_plays / 100)),
      since_(Clock::now()),
      last_plays_(plays_before) {}

namespace {
constexpr double out_of_proportion = 10;
constexpr double seconds_per_point = 0.15;
}  // namespace

void TrainingCurve::expect(double loss_of_chance, bool from_vectors, bool noise) {
  const std::lock_guard lock(mutex_);
  most_loss_ = out_of_proportion * loss_of_chance;
  first_point_counts_ = from_vectors;
  from_vectors_ = from_vectors;
  noise_ = noise;
}

const char* TrainingCurve::remedy() const {
  if (from_vectors_) return SEGUE_TEXT("Lower the learning rate, or start from shorter vectors: those given may be far too long");
  return noise_ ? SEGUE_TEXT("Lower the learning rate, or use fewer negatives") : SEGUE_TEXT("Lower the learning rate");
}

double TrainingCurve::trained_seconds() const {
  return seconds_ + (1 - resting_) * std::chrono::duration<double>(Clock::now() - since_).count();
}

void TrainingCurve::set_resting(double share) {
  const std::lock_guard lock(mutex_);
  seconds_ = trained_seconds();
  since_ = Clock::now();
  resting_ = share;
}

void TrainingCurve::add(const TrainedPairs& sum, std::uint64_t plays, double learning_rate) {
  const std::lock_guard lock(mutex_);
  take(sum, plays);
  learning_rate_ = learning_rate;
  record_if_due();
}

void TrainingCurve::add(const TrainedPairs& sum, std::uint64_t plays, const LearningRate& rate) {
  const std::lock_guard lock(mutex_);
  take(sum, plays);
  learning_rate_ = rate.at(plays_);
  record_if_due();
}

void TrainingCurve::take(const TrainedPairs& sum, std::uint64_t plays) {
  if (!std::isfinite(sum.target_loss + sum.noise_loss)) {
    throw Error(SEGUE_TEXT("Training diverged: the loss is no longer a finite number"), {}, remedy());
  }
  progress_.advance(plays);
  plays_ += plays;
  sum_.add(sum);
  pairs_ += sum.pairs;
}

void TrainingCurve::record_if_due() {
  if (!sum_.measured()) return;
  const std::uint64_t since_last = plays_ - last_plays_;
  const double now = trained_seconds();
  if (now - last_ < seconds_per_point && since_last < plays_per_point_) return;
  // What is still to come would not be worth a point.
  if (plays_ + since_last / 2 >= plays_at_end_) return;
  record(now);
}

void TrainingCurve::finish() {
  const std::lock_guard lock(mutex_);
  if (plays_ == last_plays_) return;
  if (sum_.target_weight < before_.sum.target_weight / 4) {
    sum_.add(before_.sum);
    last_ = before_.seconds;
    last_plays_ = before_.plays;
  }
  if (sum_.measured()) record(trained_seconds());
}

void TrainingCurve::record(double now) {
  const double seconds = std::max(1e-9, now - last_);
  const double loss = sum_.loss();
  if (std::exchange(first_point_counts_, false)) most_loss_ = std::max(most_loss_, out_of_proportion * loss);
  if (loss > most_loss_) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", loss);
    throw Error({SEGUE_TEXT("Training diverged: the loss has grown to %1 a pair, far above that of knowing nothing"), {text}}, {},
                remedy());
  }
  progress_.record(TrainingSample{static_cast<double>(plays_) / static_cast<double>(epoch_plays_), loss, learning_rate_,
                                  static_cast<double>(plays_ - last_plays_) / seconds, sum_.gradient_norm()});
  before_ = {last_, last_plays_, std::exchange(sum_, {})};
  last_ = now;
  last_plays_ = plays_;
}

void show_watched_if_due(const EpochSetting& setting, const TrainingHooks& hooks, TrainingTables& tables,
                         const std::function<bool()>& give_up, Progress& progress) {
  if (hooks.watched.empty()) return;
  const auto ticks = [](Clock::time_point time) { return time.time_since_epoch().count(); };
  const auto now = Clock::now();
  std::int64_t due = setting.watch_at.load();
  // Whoever moves the due time out of everybody's way does it.
  if (ticks(now) < due || !setting.watch_at.compare_exchange_strong(due, ticks(Clock::time_point::max()))) return;
  show_watched(tables, hooks, setting.tree == nullptr, give_up, progress);
  const auto end = Clock::now();
  // Never more than a tenth of one thread's time, however large the vocabulary.
  const auto pause = std::max(
      std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(hooks.watch_every_seconds)), 9 * (end - now));
  setting.watch_at = ticks(end + pause);
}

namespace {

/// What the threads of one epoch share.
struct Shared {
  std::atomic<std::size_t> next{0};     ///< first sequence not handed out, as a position in the order
  std::atomic<std::uint64_t> plays{0};  ///< plays handed out
  std::atomic<bool> cut{false};         ///< a thread ended early: stop, cancel or an error
};

/// One thread's share of an epoch. Several sequences are gone through side by side, so that the centres of one block, and those
/// that a noise artist meets, have nothing to do with each other.
class Worker {
 public:
  Worker(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch, unsigned number,
         const TrainingHooks& hooks, TrainingTables& tables, TrainingCurve& curve, Progress& progress, Shared& shared)
      : setting_(setting),
        order_(order),
        epoch_(epoch),
        hooks_(hooks),
        tables_(tables),
        curve_(curve),
        progress_(progress),
        shared_(shared),
        rate_(setting),
        trainer_(tables, setting.noise, setting.tree, setting.options) {
    trainer_.restart(Random(setting.options.seed, noise_streams | std::uint64_t{epoch} << 16U | number));
    const std::size_t rows = setting.tree != nullptr ? setting.tree->depth() : std::size_t{1} + setting.options.negatives;
    const std::size_t work_per_pair = rows * tables.stride();
    pairs_per_report_ = std::max<std::uint64_t>(1, 50'000'000 / work_per_pair);  // some ten milliseconds' worth
    const std::size_t shares = order.size() / (std::size_t{128} * setting.threads);
    chunk_ = std::clamp<std::size_t>(shares, 1, 256);
    walks_.assign(side_by_side(setting.options), SequenceWalk(setting.options, setting.keep));
  }

  void run() {
    try {
      std::size_t open = 0;
      while (open < walks_.size() && open_next(walks_[open])) ++open;
      while (open > 0 && go_on()) {
        for (std::size_t w = 0; w < open;) {
          SequenceWalk& walk = walks_[w];
          if (step(walk) || open_next(walk)) {
            ++w;
          } else {
            std::swap(walk, walks_[--open]);
          }
        }
      }
      if (open > 0) shared_.cut = true;
      trainer_.flush();
      report();
    } catch (...) {
      shared_.cut = true;
      throw;
    }
  }

 private:
  struct Taken {
    std::span<const data::ArtistIndex> plays;
    std::uint32_t number;
  };
  /// With eight sequences a noise artist meets half as many centres of each as with four, which is worth half a point of hit@10
  /// by input · output; the rows of four stay in the first-level cache.
  static std::size_t side_by_side(const Item2VecOptions& options) { return options.fast_noise ? 4 : 8; }
  static constexpr std::uint64_t noise_streams = std::uint64_t{1} << 63U;

  [[nodiscard]] bool go_on() const { return !progress_.stop_requested() && !shared_.cut.load(std::memory_order_relaxed); }

  /// Puts a walk on the next sequence; false where none is left.
  bool open_next(SequenceWalk& walk) {
    if (next_ == taken_.size()) {
      const std::size_t begin = shared_.next.fetch_add(chunk_);
      if (begin >= order_.size()) return false;
      if (plays_ > 0) report();
      const std::uint64_t plays = take(order_.subspan(begin, std::min(chunk_, order_.size() - begin)));
      plays_before_ = epoch_ * setting_.epoch_plays + shared_.plays.fetch_add(plays);
      show_watched_if_due(
          setting_, hooks_, tables_, [&] { return progress_.stop_requested() || shared_.cut.load(); }, progress_);
      if (setting_.look_in) setting_.look_in(plays_before_);
    }
    const Taken& next = taken_[next_++];
    walk.open(next.plays, Random(setting_.options.seed, (std::uint64_t{epoch_} + 1) << 32U | next.number));
    fetch(walk, walk.ahead().size());
    return true;
  }

  /// Takes copies of sequences, all at once and not one by one as they are opened: each lies elsewhere in memory, and here they
  /// wait for it together. Returns their plays.
  std::uint64_t take(std::span<const std::uint32_t> numbers) {
    taken_.clear();
    next_ = 0;
    std::size_t plays = 0;
    for (const std::uint32_t s : numbers) {
      const std::span<const data::ArtistIndex> sequence = setting_.corpus.sequences[s];
      taken_.push_back({sequence, s});
      plays += sequence.size();
      constexpr std::size_t line = 64 / sizeof(data::ArtistIndex);
      constexpr std::size_t most = 8 * line;  // beyond that the processor sees by itself where it goes
      for (std::size_t i = 0; i < std::min(sequence.size(), most); i += line) segue::prefetch(&sequence[i]);
    }
    taken_plays_.resize(std::max(taken_plays_.size(), plays));
    data::ArtistIndex* to = taken_plays_.data();
    for (Taken& taken : taken_) {
      data::ArtistIndex* const end = std::copy(taken.plays.begin(), taken.plays.end(), to);
      taken.plays = {to, taken.plays.size()};
      to = end;
    }
    return plays;
  }

  /// Trains the next centre of a sequence; false at its end.
  bool step(SequenceWalk& walk) {
    const std::size_t before = walk.plays_done();
    const bool more = walk.next();
    const std::size_t plays = walk.plays_done() - before;
    plays_ += plays;
    plays_before_ += plays;
    if (!more) return false;
    trainer_.train(walk.centre(), walk.context(), walk.weights(), static_cast<float>(rate()));
    fetch(walk, 1);
    if ((unreported_ += walk.context().size()) >= pairs_per_report_) report();
    return true;
  }

  /// Has the rows brought in that the walk comes to in two steps: the last `count` of its context and of its centres.
  void fetch(const SequenceWalk& walk, std::size_t count) {
    constexpr std::size_t steps = 2;
    const auto ahead = walk.ahead();
    const bool cbow = setting_.options.architecture == Architecture::cbow;
    const auto last = [&](std::size_t end, auto row) {
      end = std::min(end, ahead.size());
      for (std::size_t i = end - std::min(end, count); i < end; ++i) trainer_.fetch(row(static_cast<std::size_t>(ahead[i])));
    };
    const auto input = [&](std::size_t i) { return tables_.input(i); };
    const auto output = [&](std::size_t i) { return tables_.output(i); };
    last(cbow ? steps + setting_.options.window : steps, input);
    last(cbow ? steps : steps + setting_.options.window, output);
  }

  [[nodiscard]] double rate() const { return rate_.at(plays_before_); }

  void report() {
    unreported_ = 0;
    curve_.add(trainer_.take(), plays_, rate_);
    plays_ = 0;
  }

  const EpochSetting& setting_;
  std::span<const std::uint32_t> order_;
  unsigned epoch_;
  const TrainingHooks& hooks_;
  TrainingTables& tables_;
  TrainingCurve& curve_;
  Progress& progress_;
  Shared& shared_;
  LearningRate rate_;
  BlockTrainer trainer_;
  std::vector<SequenceWalk> walks_;
  std::vector<Taken> taken_;                    ///< sequences handed to this thread …
  std::size_t next_ = 0;                        ///< … those from here on not begun …
  std::vector<data::ArtistIndex> taken_plays_;  ///< … and what they hold
  std::size_t chunk_ = 1;
  std::uint64_t plays_before_ = 0;  ///< plays trained before, by all threads, about
  std::uint64_t pairs_per_report_ = 1;
  std::uint64_t unreported_ = 0;  ///< pairs
  std::uint64_t plays_ = 0;       ///< not reported
};

}  // namespace

bool train_epoch(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch, const TrainingHooks& hooks,
                 TrainingTables& tables, TrainingCurve& curve, Progress& progress) {
  Shared shared;
  parallel_workers(setting.threads,
                   [&](unsigned number) { Worker(setting, order, epoch, number, hooks, tables, curve, progress, shared).run(); });
  return !shared.cut;
}

}  // namespace segue::models
