// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/popularity.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace segue::models {
namespace {

class Popularity final : public Ranker {
 public:
  Popularity(std::shared_ptr<const data::Vocabulary> artists, std::vector<float> plays)
      : Ranker(popularity_name, std::move(artists)), plays_(std::move(plays)) {}
  void score(std::span<const data::ArtistIndex>, std::span<float> scores) const override {
    std::copy(plays_.begin(), plays_.end(), scores.begin());
  }

 private:
  std::vector<float> plays_;
};

}  // namespace

std::shared_ptr<const Ranker> train_popularity(const TrainingInput& input, const PopularityOptions&, Progress& progress) {
  progress.start(SEGUE_TEXT("Counting plays"), input.sequences.size(), SEGUE_TEXT("sequences"));
  std::vector<std::uint64_t> plays(input.corpus.vocabulary->size(), 0);
  for (std::size_t i = 0; i < input.sequences.size(); ++i) {
    if (i % 1024 == 0) progress.throw_if_cancelled();
    for (const data::ArtistIndex artist : input.corpus.sequences[input.sequences[i]]) ++plays[static_cast<std::size_t>(artist)];
  }
  progress.advance(input.sequences.size());
  std::vector<float> scores(plays.size());
  std::transform(plays.begin(), plays.end(), scores.begin(), [](std::uint64_t n) { return static_cast<float>(n); });
  return std::make_shared<Popularity>(input.corpus.vocabulary, std::move(scores));
}

}  // namespace segue::models
