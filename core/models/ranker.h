// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>

#include "core/data/dataset.h"
#include "core/data/vocabulary.h"

namespace segue::models {

/// A recommender without vectors: it says directly how well each artist would follow. A level for models with vectors to beat.
/// Immutable once made; `score` may be called from several threads.
class Ranker {
 public:
  Ranker(std::string kind, std::shared_ptr<const data::Vocabulary> artists)
      : model(std::move(kind)), vocabulary(std::move(artists)) {}
  virtual ~Ranker() = default;
  Ranker(const Ranker&) = delete;
  Ranker& operator=(const Ranker&) = delete;

  /// Scores of all artists of the vocabulary (`scores` has its size) as followers of `history`: artists of the vocabulary, oldest
  /// first, at least one. Higher is better; −infinity: cannot be recommended.
  virtual void score(std::span<const data::ArtistIndex> history, std::span<float> scores) const = 0;

  const std::string model;  ///< kind, e.g. "markov"
  const std::shared_ptr<const data::Vocabulary> vocabulary;
};

}  // namespace segue::models
