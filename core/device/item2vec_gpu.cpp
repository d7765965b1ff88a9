// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <numbers>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/device/train.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_epoch.h"
#include "core/models/item2vec_walk.h"
#include "core/models/validation_clock.h"
#include "core/neighbors/neighbors.h"

namespace segue::device {
namespace {

using Clock = std::chrono::steady_clock;

gpu::TrainOptions options_of(const models::Item2VecOptions& o) {
  gpu::TrainOptions g;
  g.dim = o.dim;
  g.cbow = o.architecture == models::Architecture::cbow;
  g.before.clear();
  g.after.clear();
  for (int d = 1; d <= static_cast<int>(o.window); ++d) {
    // In skip-gram the centre is the input and its context the targets; in CBOW the other way round.
    const int after = g.cbow ? -d : d;
    g.before.push_back(static_cast<float>(models::pair_weight(o, -after)));
    g.after.push_back(static_cast<float>(models::pair_weight(o, after)));
  }
  g.random_window = o.random_window;
  g.same_artist_pairs = o.same_artist_pairs;
  g.negatives = o.negatives;
  g.noise_exponent = o.noise_exponent;
  g.subsample = o.subsample;
  g.adagrad = o.optimiser == models::Optimiser::adagrad;
  g.epochs = o.epochs;
  g.learning_rate = o.learning_rate;
  g.final_learning_rate = o.final_learning_rate;
  g.seed = o.seed;
  return g;
}

/// One run: what models::Item2Vec does around its epochs, around those of a GPU.
class Run {
 public:
  Run(const std::vector<gpu::Runtime*>& devices, const models::TrainingInput& input, const models::Item2VecOptions& options,
      const models::TrainingHooks& hooks, Progress& progress, const gpu::PlanOptions& plan)
      : options_(options),
        hooks_(hooks),
        progress_(progress),
        embedding_(models::Item2Vec(input, options).take()),  // checks, and vectors to start from
        trainer_(devices,
                 {{input.corpus.sequences.values.data(), input.corpus.sequences.values.size()},
                  {input.corpus.sequences.offsets.data(), input.corpus.sequences.offsets.size()},
                  input.sequences,
                  embedding_.size()},
                 options_of(options), plan, all(embedding_.input), all(embedding_.output)),
        plays_(trainer_.epoch_plays()),
        curve_(progress, plays_, 0, plays_ * options.epochs),
        validation_(hooks, progress) {
    curve_.expect(2 * std::numbers::ln2, input.start != nullptr, true);
    if (options.patience > 0 && !hooks.validate) {
      throw Error(SEGUE_TEXT("item2vec: patience needs validation sequences to judge by"), {},
                  SEGUE_TEXT("Set the validation share of the split above 0, or patience to 0"));
    }
  }

  models::Embedding train() {
    progress_.start(SEGUE_TEXT("Training item2vec"), plays_ * options_.epochs, SEGUE_TEXT("plays"));
    bool go_on = true;
    while (go_on && done_ < options_.epochs) {
      const bool whole = trainer_.train_epoch(done_, [&](const gpu::TrainReport& report) { return look_at(report); });
      progress_.throw_if_cancelled();
      if (whole) ++done_;
      go_on = whole && !progress_.stop_requested();
      const bool last = done_ == options_.epochs;
      if (go_on && validation_.due_after_epoch(options_.patience > 0 || last)) {
        const models::TrainingCurve::Pause pause(curve_);
        fetch();
        const models::ValidationFigures figures = validation_.measure(embedding_, static_cast<double>(done_));
        if (options_.patience > 0) go_on = improves(figures.judged);
      }
    }
    fetch();
    if (best_.kept_epoch > 0 && best_.kept_epoch < done_) embedding_ = std::move(best_);
    curve_.finish();
    show_neighbours();
    return std::move(embedding_);
  }

 private:
  static std::span<float> all(models::Matrix& m) { return {m.data(), static_cast<std::size_t>(m.size())}; }

  void fetch() { trainer_.copy_to(all(embedding_.input), all(embedding_.output)); }

  bool look_at(const gpu::TrainReport& report) {
    const gpu::TrainedSums& s = report.sums;
    models::TrainedPairs pairs;
    pairs.target_loss = s.target_loss;
    pairs.target_weight = s.target_weight;
    pairs.noise_loss = s.noise_loss;
    pairs.noise_weight = s.noise_weight;
    pairs.gradient = s.gradient;
    pairs.inputs = s.inputs;
    pairs.pairs = s.pairs;
    curve_.add(pairs, report.plays, report.learning_rate);
    trained_ += report.plays;
    if (progress_.stop_requested()) return false;
    if (!hooks_.watched.empty() && Clock::now() >= watch_at_) {
      const auto begin = Clock::now();
      fetch();
      show_neighbours();
      // Never more than a tenth of the time.
      watch_at_ = Clock::now() +
                  std::max(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(hooks_.watch_every_seconds)),
                           9 * (Clock::now() - begin));
    }
    const double epoch = static_cast<double>(trained_) / static_cast<double>(plays_);
    if (validation_.due(epoch)) {
      const models::TrainingCurve::Pause pause(curve_);
      fetch();
      validation_.measure(embedding_, epoch);
    }
    return true;
  }

  void show_neighbours() {
    std::vector<std::int32_t> artists;
    for (const data::ArtistIndex artist : hooks_.watched) {
      if (artist >= 0 && static_cast<std::size_t>(artist) < embedding_.size()) artists.push_back(artist);
    }
    if (artists.empty()) return;
    Progress own;  // that of the training counts plays
    const neighbors::NeighborOptions options{models::Scoring::resembles, hooks_.watched_neighbors, options_.threads};
    const auto lists = neighbors::nearest(embedding_, artists, options, own);
    std::vector<WatchedNeighbors> shown(artists.size());
    for (std::size_t i = 0; i < artists.size(); ++i) {
      shown[i].artist = artists[i];
      for (const neighbors::Neighbor& neighbor : lists[i]) {
        shown[i].neighbors.push_back(neighbor.artist);
        shown[i].scores.push_back(neighbor.score);
      }
    }
    progress_.show(std::move(shown));
  }

  bool improves(double figure) {
    if (figure > best_figure_) {
      best_figure_ = figure;
      best_ = embedding_;
      best_.kept_epoch = done_;
    }
    return done_ - best_.kept_epoch < options_.patience;
  }

  const models::Item2VecOptions& options_;
  const models::TrainingHooks& hooks_;
  Progress& progress_;
  models::Embedding embedding_;
  gpu::Trainer trainer_;
  std::uint64_t plays_;
  models::TrainingCurve curve_;
  models::ValidationClock validation_;
  models::Embedding best_;
  double best_figure_ = -2;  // below any hit rate or cosine
  unsigned done_ = 0;
  std::uint64_t trained_ = 0;
  Clock::time_point watch_at_{};
};

}  // namespace

models::Embedding train_on_gpus(const std::vector<gpu::Runtime*>& devices, const models::TrainingInput& input,
                                const models::Item2VecOptions& options, const models::TrainingHooks& hooks, Progress& progress,
                                const gpu::PlanOptions& plan) {
  return Run(devices, input, options, hooks, progress, plan).train();
}

}  // namespace segue::device
