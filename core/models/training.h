// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/models/embedding.h"

namespace segue::models {

/// What every model is trained on.
struct TrainingInput {
  const data::Corpus& corpus;
  std::span<const std::uint32_t> sequences;  ///< indices of training sequences
  const Embedding* start = nullptr;          ///< vectors to begin with, matched by artist id; null: the model's own start
};

/// What a model shows while it learns. Everything is optional; nothing here changes the result.
struct TrainingHooks {
  std::vector<data::ArtistIndex> watched;  ///< show neighbours of these vocabulary artists …
  std::size_t watched_neighbors = 5;       ///< … so many, by cosine, …
  double watch_every_seconds = 1.0;        ///< … so often, through Progress::show
  /// Called after each epoch on a worker thread with the vectors so far (not a copy); returns hit@10 on validation sequences,
  /// which goes to Progress. Empty: no validation.
  std::function<double(const Embedding& current)> validate;
};

}  // namespace segue::models
