// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item_knn.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/models/item_knn_members.h"

namespace segue::models {
namespace {

struct Similar {
  data::ArtistIndex artist;
  float similarity;
};

class ItemKnn final : public Ranker {
 public:
  ItemKnn(std::shared_ptr<const data::Vocabulary> artists, std::vector<std::vector<Similar>> similar)
      : Ranker(item_knn_name, std::move(artists)), similar_(std::move(similar)) {}

  void score(std::span<const data::ArtistIndex> history, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (const data::ArtistIndex heard : history) {
      for (const Similar& s : similar_[static_cast<std::size_t>(heard)])
        scores[static_cast<std::size_t>(s.artist)] += s.similarity;
    }
  }

 private:
  std::vector<std::vector<Similar>> similar_;
};

}  // namespace

std::shared_ptr<const Ranker> train_item_knn(const TrainingInput& input, const ItemKnnOptions& options, Progress& progress) {
  if (!std::isfinite(options.shrinkage) || options.shrinkage < 0) {
    throw Error(SEGUE_TEXT("Item kNN: shrinkage is not a number of 0 or more"));
  }
  const std::size_t artists = input.corpus.vocabulary->size();
  progress.start(SEGUE_TEXT("Comparing artists"), artists, SEGUE_TEXT("artists"));
  const Members members = members_of(input, progress);
  std::vector<std::vector<Similar>> similar(artists);
  each_common(members, options.threads, progress, [&](std::size_t a, std::span<const Common> common) {
    std::vector<Similar> all;
    all.reserve(common.size());
    for (const Common& other : common) {
      const double sizes = static_cast<double>(members.sequences(a)) *
                           static_cast<double>(members.sequences(static_cast<std::size_t>(other.artist)));
      all.push_back({other.artist, static_cast<float>(other.sequences / (std::sqrt(sizes) + options.shrinkage))});
    }
    if (options.neighbors > 0 && all.size() > options.neighbors) {
      const auto last = all.begin() + static_cast<std::ptrdiff_t>(options.neighbors);
      std::nth_element(all.begin(), last, all.end(), [](const Similar& x, const Similar& y) {
        return x.similarity != y.similarity ? x.similarity > y.similarity : x.artist < y.artist;
      });
      all.erase(last, all.end());
      all.shrink_to_fit();
    }
    similar[a] = std::move(all);
  });
  return std::make_shared<ItemKnn>(input.corpus.vocabulary, std::move(similar));
}

}  // namespace segue::models
