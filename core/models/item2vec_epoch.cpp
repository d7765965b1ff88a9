// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_epoch.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>

#include "core/base/parallel.h"
#include "core/models/item2vec_watch.h"

namespace segue::models {

using Clock = std::chrono::steady_clock;

TrainingCurve::TrainingCurve(Progress& progress, std::uint64_t epoch_plays, std::uint64_t plays_before, std::uint64_t run_plays)
    : progress_(progress),
      epoch_plays_(epoch_plays),
      plays_(plays_before),
      plays_per_point_(std::max<std::uint64_t>(1, run_plays / 100)),
      last_(Clock::now()),
      last_plays_(plays_before) {}

void TrainingCurve::add(const PairTrainer::Sum& sum, std::uint64_t plays, double learning_rate) {
  if (!std::isfinite(sum.loss)) {
    throw Error(SEGUE_TEXT("Training diverged: the loss is no longer a finite number"), {},
                SEGUE_TEXT("Lower the learning rate"));
  }
  progress_.advance(plays);
  const std::lock_guard lock(mutex_);
  plays_ += plays;
  sum_.loss += sum.loss;
  sum_.pairs += sum.pairs;
  learning_rate_ = learning_rate;
  const auto now = Clock::now();
  if (sum_.pairs > 0 && (now - last_ >= std::chrono::milliseconds(150) || plays_ - last_plays_ >= plays_per_point_)) record(now);
}

void TrainingCurve::finish() {
  const std::lock_guard lock(mutex_);
  if (sum_.pairs > 0) record(Clock::now());
}

void TrainingCurve::record(Clock::time_point now) {
  const double seconds = std::max(1e-9, std::chrono::duration<double>(now - last_).count());
  progress_.record(TrainingSample{static_cast<double>(plays_) / static_cast<double>(epoch_plays_),
                                  sum_.loss / static_cast<double>(sum_.pairs), learning_rate_,
                                  static_cast<double>(plays_ - last_plays_) / seconds});
  last_ = now;
  last_plays_ = plays_;
  sum_ = {};
}

namespace {

/// What the threads of one epoch share.
struct Shared {
  std::atomic<std::size_t> next{0};     ///< first sequence not handed out, as a position in the order
  std::atomic<std::uint64_t> plays{0};  ///< plays handed out
  std::atomic<bool> cut{false};         ///< a thread ended early: stop, cancel or an error
};

std::int64_t ticks(Clock::time_point time) { return time.time_since_epoch().count(); }

class Worker {
 public:
  Worker(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch, const TrainingHooks& hooks,
         TrainingTables& tables, TrainingCurve& curve, Progress& progress, Shared& shared)
      : setting_(setting),
        order_(order),
        epoch_(epoch),
        hooks_(hooks),
        tables_(tables),
        curve_(curve),
        progress_(progress),
        shared_(shared),
        pairs_(tables, setting.noise, setting.options.negatives),
        walk_(setting.options, setting.keep) {
    const std::size_t work_per_pair = (std::size_t{1} + setting.options.negatives) * tables.stride();
    pairs_per_report_ = std::max<std::uint64_t>(1, 50'000'000 / work_per_pair);  // some ten milliseconds' worth
    const std::size_t shares = order.size() / (std::size_t{128} * setting.threads);
    chunk_ = std::clamp<std::size_t>(shares, 1, 256);
  }

  void run() {
    try {
      for (;;) {
        const std::size_t begin = shared_.next.fetch_add(chunk_);
        if (begin >= order_.size()) break;
        if (!train_chunk(order_.subspan(begin, std::min(chunk_, order_.size() - begin)))) {
          shared_.cut = true;
          break;
        }
        watch_if_due();
      }
      pairs_.flush();
      report();
    } catch (...) {
      shared_.cut = true;
      throw;
    }
  }

 private:
  bool train_chunk(std::span<const std::uint32_t> chunk) {
    const auto& sequences = setting_.corpus.sequences;
    std::uint64_t plays = 0;
    for (const std::uint32_t s : chunk) plays += sequences[s].size();
    std::uint64_t before = epoch_ * setting_.epoch_plays + shared_.plays.fetch_add(plays);
    for (const std::uint32_t s : chunk) {
      const auto sequence = sequences[s];
      set_rate(before);
      before += sequence.size();
      Random random(setting_.options.seed, (std::uint64_t{epoch_} + 1) << 32U | s);
      const bool whole = walk_.walk(
          sequence, random,
          [&](data::ArtistIndex centre, data::ArtistIndex context) {
            pairs_.train(centre, context, static_cast<float>(rate_), random);
            if (++unreported_ >= pairs_per_report_) report();
          },
          [&] { return !progress_.stop_requested() && !shared_.cut.load(std::memory_order_relaxed); });
      if (!whole) return false;
      plays_ += sequence.size();
    }
    report();
    return true;
  }

  void set_rate(std::uint64_t plays_before) {
    const Item2VecOptions& o = setting_.options;
    const double share = static_cast<double>(plays_before) / (static_cast<double>(setting_.epoch_plays) * o.epochs);
    rate_ = o.learning_rate + (o.final_learning_rate - o.learning_rate) * std::min(1.0, share);
  }

  void report() {
    unreported_ = 0;
    curve_.add(pairs_.take(), plays_, rate_);
    plays_ = 0;
  }

  void watch_if_due() {
    if (hooks_.watched.empty()) return;
    const auto now = Clock::now();
    std::int64_t due = setting_.watch_at.load();
    // Whoever moves the due time out of everybody's way does it.
    if (ticks(now) < due || !setting_.watch_at.compare_exchange_strong(due, ticks(Clock::time_point::max()))) return;
    show_watched(
        tables_, hooks_, [&] { return progress_.stop_requested() || shared_.cut.load(); }, progress_);
    const auto end = Clock::now();
    // Never more than a tenth of one thread's time, however large the vocabulary.
    const auto pause = std::max(
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(hooks_.watch_every_seconds)), 9 * (end - now));
    setting_.watch_at = ticks(end + pause);
  }

  const EpochSetting& setting_;
  std::span<const std::uint32_t> order_;
  unsigned epoch_;
  const TrainingHooks& hooks_;
  TrainingTables& tables_;
  TrainingCurve& curve_;
  Progress& progress_;
  Shared& shared_;
  PairTrainer pairs_;
  SequenceWalk walk_;
  std::size_t chunk_ = 1;
  std::uint64_t pairs_per_report_ = 1;
  std::uint64_t unreported_ = 0;
  std::uint64_t plays_ = 0;
  double rate_ = 0;
};

}  // namespace

bool train_epoch(const EpochSetting& setting, std::span<const std::uint32_t> order, unsigned epoch, const TrainingHooks& hooks,
                 TrainingTables& tables, TrainingCurve& curve, Progress& progress) {
  Shared shared;
  parallel_workers(setting.threads,
                   [&](unsigned) { Worker(setting, order, epoch, hooks, tables, curve, progress, shared).run(); });
  return !shared.cut;
}

}  // namespace segue::models
