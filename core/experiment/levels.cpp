// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/levels.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace segue::experiment {
namespace {

const std::array<LevelKind, 4>& all_kinds() {
  static const std::array<LevelKind, 4> kinds{{
      {models::popularity_name, models::popularity_label, models::popularity_help, models::PopularityOptions{}},
      {models::markov_name, models::markov_label, models::markov_help, models::MarkovOptions{}},
      {models::item_knn_name, models::item_knn_label, models::item_knn_help, models::ItemKnnOptions{}},
      {models::ease_name, models::ease_label, models::ease_help, models::EaseOptions{}},
  }};
  return kinds;
}

struct Trainer {
  const models::TrainingInput& input;
  Progress& progress;
  auto operator()(const models::PopularityOptions& o) const { return models::train_popularity(input, o, progress); }
  auto operator()(const models::MarkovOptions& o) const { return models::train_markov(input, o, progress); }
  auto operator()(const models::ItemKnnOptions& o) const { return models::train_item_knn(input, o, progress); }
  auto operator()(const models::EaseOptions& o) const { return models::train_ease(input, o, progress); }
};

}  // namespace

std::span<const LevelKind> level_kinds() { return all_kinds(); }

const LevelKind& level_kind(const std::string& name) {
  std::string known;
  for (const LevelKind& kind : all_kinds()) {
    if (name == kind.name) return kind;
    known += (known.empty() ? "\"" : ", \"") + std::string(kind.name) + '"';
  }
  throw Error({SEGUE_TEXT("There is no level \"%1\""), {name}}, {}, {SEGUE_TEXT("Choose one of %1"), {known}});
}

const LevelKind& kind_of(const LevelOptions& options) {
  return *std::ranges::find_if(all_kinds(), [&](const LevelKind& kind) { return kind.defaults.index() == options.index(); });
}

std::shared_ptr<const models::Ranker> train_level(const models::TrainingInput& input, const LevelOptions& options,
                                                  Progress& progress) {
  return std::visit(Trainer{input, progress}, options);
}

}  // namespace segue::experiment
