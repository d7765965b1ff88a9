// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_scores.h"

#include <algorithm>
#include <utility>

namespace segue::ui {

RunScores::RunScores(std::shared_ptr<const experiment::Run> run, std::shared_ptr<const data::Vocabulary> vocabulary)
    : run_(std::move(run)), vocabulary_(std::move(vocabulary)) {}

const neighbors::Scorer& RunScores::scorer(models::Scoring scoring) const {
  const std::scoped_lock lock(mutex_);
  auto& kept = scorers_[scoring == models::Scoring::resembles ? 0 : 1];
  if (!kept) {
    const bool same = run_->embedding.vocabulary == vocabulary_;
    if (!same && !aligned_) {
      aligned_ = std::make_unique<const models::Embedding>(models::aligned(run_->embedding, vocabulary_));
    }
    kept = std::make_unique<const neighbors::EmbeddingScorer>(same ? run_->embedding : *aligned_, scoring);
  }
  return *kept;
}

bool RunScores::predicted(std::int32_t artist) const {
  const std::scoped_lock lock(mutex_);
  const models::Embedding& embedding = aligned_ ? *aligned_ : run_->embedding;
  return artist >= 0 && embedding.is_predicted(static_cast<std::size_t>(artist));
}

std::vector<neighbors::Neighbor> RunScores::nearest(std::int32_t artist, models::Scoring scoring, std::size_t k) const {
  const neighbors::Scorer& scores = scorer(scoring);
  if (artist < 0 || static_cast<std::size_t>(artist) >= scores.size() || !scores.known(artist)) return {};
  std::vector<float> row(scores.size());
  scores.score({&artist, 1}, row.data());
  std::vector<std::int32_t> candidates;
  candidates.reserve(row.size());
  for (std::int32_t other = 0; other < static_cast<std::int32_t>(row.size()); ++other) {
    if (other != artist && scores.known(other)) candidates.push_back(other);
  }
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(k, candidates.size()));
  std::partial_sort(candidates.begin(), end, candidates.end(), [&row](std::int32_t a, std::int32_t b) {
    const float x = row[static_cast<std::size_t>(a)];
    const float y = row[static_cast<std::size_t>(b)];
    return x != y ? x > y : a < b;
  });
  std::vector<neighbors::Neighbor> out;
  for (auto it = candidates.begin(); it != end; ++it) out.push_back({*it, row[static_cast<std::size_t>(*it)]});
  return out;
}

}  // namespace segue::ui
