// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/data/dataset.h"
#include "core/models/embedding.h"

namespace segue::models {

struct TrainingState;

/// What every model is trained on.
struct TrainingInput {
  const data::Corpus& corpus;
  std::span<const std::uint32_t> sequences;  ///< indices of training sequences
  const Embedding* start = nullptr;          ///< vectors to begin with, matched by artist id; null: the model's own start
  /// Tables of the whole data set (catalogue indices), for options that ask for them; null or empty: there is none.
  const data::UserArtists* plays = nullptr;
  const data::UserArtists* loves = nullptr;
  const TrainingState* resume = nullptr;  ///< of an earlier training on the same input, to go on from; item2vec alone
};

/// What one look at the validation sequences gives. NaN: not measured.
struct ValidationFigures {
  // Implicit, so that a hook may return its one figure.
  ValidationFigures(double figure) : hit_rate(figure), judged(figure) {}  // NOLINT(google-explicit-constructor)
  double hit_rate;                                                        ///< as in ValidationSample, like the next three
  double resembles = std::numeric_limits<double>::quiet_NaN();
  double followed_by = std::numeric_limits<double>::quiet_NaN();
  double cosine = std::numeric_limits<double>::quiet_NaN();
  double judged;  ///< what patience goes by and the best epoch is chosen by: one of the above
  [[nodiscard]] ValidationSample at(double epoch) const { return {epoch, hit_rate, resembles, followed_by, cosine}; }
};

/// A singular triplet that a decomposition's vectors are made of, and how exact it is.
struct SingularTriplet {
  double value = 0;     ///< singular value σ
  double residual = 0;  ///< as the model's options measure it against their tolerance
};

/// What a model shows while it learns. Everything is optional; nothing here changes the result.
struct TrainingHooks {
  std::vector<data::ArtistIndex> watched;  ///< show neighbours of these vocabulary artists …
  std::size_t watched_neighbors = 5;       ///< … so many, by cosine, …
  double watch_every_seconds = 1.0;        ///< … so often, through Progress::show
  /// Called with the vectors so far (not a copy) on a worker thread, one call at a time; what it returns goes to Progress. Empty:
  /// no validation.
  std::function<ValidationFigures(const Embedding& current)> validate;
  /// 0: after each epoch. Else whenever so many seconds have passed, within epochs too, and when training ends; patience, which
  /// counts epochs, has it done after each one as well.
  double validate_every_seconds = 0;
  /// Called once, when a decomposition is done or stopped, with a triplet for each dimension, largest first. Empty: not at all.
  std::function<void(std::vector<SingularTriplet> triplets)> decomposed;
  /// Called once, when item2vec has ended after at least one whole epoch, with what it needs to go on (training_state.h). For
  /// that the tables, and what an optimiser gathers, are held twice while training. Empty: not at all.
  std::function<void(TrainingState&& state)> keep_state;
};

}  // namespace segue::models
