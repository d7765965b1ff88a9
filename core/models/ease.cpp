// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/ease.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/base/parallel.h"
#include "core/models/ease_inverse.h"
#include "core/models/item_knn_members.h"

namespace segue::models {
namespace {

class Ease final : public Ranker {
 public:
  Ease(std::shared_ptr<const data::Vocabulary> artists, Matrix weights)
      : Ranker(ease_name, std::move(artists)), weights_(std::move(weights)) {}

  void score(std::span<const data::ArtistIndex> history, std::span<float> scores) const override {
    Eigen::Map<Eigen::RowVectorXf> sum(scores.data(), static_cast<Eigen::Index>(scores.size()));
    sum = weights_.row(history.front());
    for (const data::ArtistIndex heard : history.subspan(1)) sum += weights_.row(heard);
  }

 private:
  Matrix weights_;
};

}  // namespace

std::uint64_t ease_bytes(std::uint64_t artists) { return artists * artists * sizeof(float); }

std::shared_ptr<const Ranker> train_ease(const TrainingInput& input, const EaseOptions& options, Progress& progress) {
  if (!std::isfinite(options.regularisation) || options.regularisation <= 0) {
    throw Error(SEGUE_TEXT("EASE: the regularisation is not a number above 0"));
  }
  const std::size_t artists = input.corpus.vocabulary->size();
  const std::uint64_t needed = ease_bytes(artists);
  if (needed > options.memory_mb << 20U) {
    throw Error({SEGUE_TEXT("EASE needs %1 MB of memory for %2 artists, and the limit is %3 MB"),
                 {std::to_string((needed >> 20U) + 1), std::to_string(artists), std::to_string(options.memory_mb)}},
                {}, SEGUE_TEXT("Raise the minimum count, so that there are fewer artists, or the limit"));
  }
  const auto n = static_cast<Eigen::Index>(artists);
  progress.start(SEGUE_TEXT("Counting common sequences"), artists, SEGUE_TEXT("artists"));
  const Members members = members_of(input, progress);
  Matrix weights = Matrix::Zero(n, n);
  each_common(members, options.threads, progress, [&](std::size_t a, std::span<const Common> common) {
    const auto row = static_cast<Eigen::Index>(a);
    for (const Common& other : common) weights(row, other.artist) = static_cast<float>(other.sequences);
    weights(row, row) = static_cast<float>(static_cast<double>(members.sequences(a)) + options.regularisation);
  });
  progress.start(SEGUE_TEXT("Solving EASE"), invert_units(n));
  invert(weights, options.threads, progress);
  const Eigen::RowVectorXf diagonal = weights.diagonal();
  parallel_ranges(artists, 64, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      weights.row(row) = -weights.row(row).cwiseQuotient(diagonal);
      weights(row, row) = 0;
    }
  });
  return std::make_shared<Ease>(input.corpus.vocabulary, std::move(weights));
}

}  // namespace segue::models
