// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/als.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/models/als_factors.h"
#include "core/models/als_interactions.h"
#include "core/models/cosines.h"
#include "core/models/validation_clock.h"

namespace segue::models {
namespace {

/// Artists' factors that training may begin with.
void take_start(const Embedding& start, const Embedding& embedding, unsigned dim, AlsFactors& factors) {
  if (start.dim() != dim) {
    throw Error({SEGUE_TEXT("ALS: the vectors to start from have %1 dimensions, the option dim is %2"),
                 {std::to_string(start.dim()), std::to_string(dim)}},
                {}, SEGUE_TEXT("Set dim to that of the vectors to start from"));
  }
  if (!start.input.allFinite()) throw Error(SEGUE_TEXT("ALS: the vectors to start from hold values that are no finite numbers"));
  const Embedding known = aligned(start, embedding.vocabulary);
  bool any = false;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known.input.row(static_cast<Eigen::Index>(i)).isZero(0)) continue;
    factors.set_artist(i, known.input.data() + i * dim);
    any = true;
  }
  if (!any) {
    throw Error(SEGUE_TEXT("ALS: the vectors to start from know none of the artists to train"), {},
                SEGUE_TEXT("Start from a run on data with the same artist ids"));
  }
}

/// Neighbours of the watched artists by cosine.
void show_neighbors(const Embedding& embedding, const TrainingHooks& hooks, Progress& progress) {
  const std::size_t rows = embedding.size();
  const std::size_t dim = embedding.dim();
  constexpr std::size_t block = 4096;
  std::vector<float> cosine(rows);
  std::vector<std::int32_t> order(rows);
  std::vector<WatchedNeighbors> all;
  for (const data::ArtistIndex artist : hooks.watched) {
    if (artist < 0 || static_cast<std::size_t>(artist) >= rows) continue;
    const auto own = static_cast<std::size_t>(artist);
    for (std::size_t begin = 0; begin < rows; begin += block) {
      if (progress.cancelled()) return;
      cosines(embedding.input.data() + begin * dim, std::min(block, rows - begin), dim, embedding.input.data() + own * dim,
              cosine.data() + begin);
    }
    cosine[own] = -2;
    std::iota(order.begin(), order.end(), 0);
    const auto score = [&](std::int32_t i) { return cosine[static_cast<std::size_t>(i)]; };
    const auto best = order.begin() + static_cast<std::ptrdiff_t>(std::min(hooks.watched_neighbors, rows));
    std::partial_sort(order.begin(), best, order.end(),
                      [&](std::int32_t a, std::int32_t b) { return score(a) != score(b) ? score(a) > score(b) : a < b; });
    WatchedNeighbors shown{artist, {}, {}};
    for (auto it = order.begin(); it != best && score(*it) >= -1.5F; ++it) {
      shown.neighbors.push_back(*it);
      shown.scores.push_back(score(*it));
    }
    all.push_back(std::move(shown));
  }
  progress.show(std::move(all));
}

}  // namespace

Als::Als(const TrainingInput& input, const AlsSources& sources, const AlsOptions& options, Progress& progress)
    : options_(options) {
  progress.start(SEGUE_TEXT("Counting plays"), 0);
  factors_ = std::make_unique<AlsFactors>(listener_interactions(input, sources, options, progress), options, progress);
  embedding_.model = als_name;
  embedding_.vocabulary = input.corpus.vocabulary;
  if (input.start != nullptr) take_start(*input.start, embedding_, options.dim, *factors_);
}

Als::~Als() = default;

void Als::run_to(unsigned epochs, const TrainingHooks& hooks, Progress& progress) {
  epochs = std::min(epochs, options_.epochs);
  if (stopped_ || epochs_done_ >= epochs) return;
  if (options_.patience > 0 && !hooks.validate) {
    throw Error(SEGUE_TEXT("ALS: patience needs validation sequences to judge by"), {},
                SEGUE_TEXT("Set the validation share of the split above 0, or patience to 0"));
  }
  using Clock = std::chrono::steady_clock;
  const auto seconds_since = [](Clock::time_point t) { return std::chrono::duration<double>(Clock::now() - t).count(); };
  constexpr double no_rate = std::numeric_limits<double>::quiet_NaN();
  const std::size_t rows = factors_->listeners() + factors_->artists();
  progress.start(SEGUE_TEXT("Training"), std::uint64_t{epochs - epochs_done_} * rows, SEGUE_TEXT("listeners and artists"));
  ValidationClock validation(hooks, progress);
  std::optional<Clock::time_point> shown;
  bool give_up = false;
  while (epochs_done_ < epochs && !stopped_) {
    const auto begin = Clock::now();
    const std::optional<double> loss = factors_->epoch(progress);
    progress.throw_if_cancelled();
    if (loss) {
      ++epochs_done_;
      const double mean = *loss / static_cast<double>(factors_->cells());
      if (!std::isfinite(mean)) {
        throw Error(SEGUE_TEXT("ALS: the loss is no longer a finite number"), {}, SEGUE_TEXT("Use more regularisation"));
      }
      progress.record(
          TrainingSample{static_cast<double>(epochs_done_), mean, no_rate, static_cast<double>(rows) / seconds_since(begin), 0});
      const bool last = epochs_done_ == options_.epochs;
      if (!progress.stop_requested() && validation.due_after_epoch(options_.patience > 0 || last)) {
        factors_->copy_artists(embedding_.input);
        const ValidationFigures figures = validation.measure(embedding_, static_cast<double>(epochs_done_));
        if (options_.patience > 0) give_up = !improves(figures.judged);
      }
      if (!hooks.watched.empty() && !last && (!shown || seconds_since(*shown) >= hooks.watch_every_seconds)) {
        factors_->copy_artists(embedding_.input);
        show_neighbors(embedding_, hooks, progress);
        shown = Clock::now();
      }
    }
    stopped_ = give_up || progress.stop_requested();
  }
  factors_->copy_artists(embedding_.input);
  const bool ended = stopped_ || epochs_done_ >= options_.epochs;
  if (ended && best_.kept_epoch > 0 && best_.kept_epoch < epochs_done_) embedding_ = std::move(best_);
  if (ended) best_ = {};
  if (!hooks.watched.empty()) show_neighbors(embedding_, hooks, progress);
  progress.throw_if_cancelled();
}

bool Als::improves(double figure) {
  if (figure > best_figure_) {
    best_figure_ = figure;
    best_ = embedding_;
    best_.kept_epoch = epochs_done_;
  }
  return epochs_done_ - best_.kept_epoch < options_.patience;
}

Embedding train_als(const TrainingInput& input, const AlsOptions& options, const TrainingHooks& hooks, Progress& progress,
                    const AlsSources& sources) {
  Als trainer(input, sources, options, progress);
  trainer.run_to(options.epochs, hooks, progress);
  return std::move(trainer).take();
}

}  // namespace segue::models
