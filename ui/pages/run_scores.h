// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "core/experiment/run.h"
#include "core/neighbors/neighbors.h"

namespace segue::ui {

/// A run's vectors in the present vocabulary, made ready for single questions: the (normalised) tables are built by the first
/// question of each scoring and kept, so that later ones cost one pass over the table. Thread-safe; ask on a worker.
class RunScores {
 public:
  /// Costs nothing by itself. A run of another vocabulary is matched by artist id when it is first asked.
  RunScores(std::shared_ptr<const experiment::Run> run, std::shared_ptr<const data::Vocabulary> vocabulary);

  [[nodiscard]] const std::shared_ptr<const experiment::Run>& run() const { return run_; }
  [[nodiscard]] const std::shared_ptr<const data::Vocabulary>& vocabulary() const { return vocabulary_; }
  /// The k best artists for `artist` (vocabulary index), best first, ties to the lower index; itself and artists without a
  /// vector left out. Empty when it has no vector itself. Throws Error when the run does not have the scoring.
  [[nodiscard]] std::vector<neighbors::Neighbor> nearest(std::int32_t artist, models::Scoring scoring, std::size_t k) const;
  /// Whether the artist's vector is predicted: nobody has played it. Ask after `nearest`.
  [[nodiscard]] bool predicted(std::int32_t artist) const;

 private:
  [[nodiscard]] const neighbors::Scorer& scorer(models::Scoring scoring) const;

  std::shared_ptr<const experiment::Run> run_;
  std::shared_ptr<const data::Vocabulary> vocabulary_;
  mutable std::mutex mutex_;                                  // guards the tables below while they are built
  mutable std::unique_ptr<const models::Embedding> aligned_;  // only for a run of another vocabulary
  mutable std::array<std::unique_ptr<const neighbors::EmbeddingScorer>, 2> scorers_;
};

}  // namespace segue::ui
