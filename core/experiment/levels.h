// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <variant>

#include "core/models/ease.h"
#include "core/models/item_knn.h"
#include "core/models/markov.h"
#include "core/models/popularity.h"

namespace segue::experiment {

/// The options of a level: a recommender without vectors that is made anew from the training sequences wherever models are
/// evaluated, and evaluated beside them. To add one: its options here, an entry in `level_kinds`, a branch in `train_level`.
using LevelOptions = std::variant<models::PopularityOptions, models::MarkovOptions, models::ItemKnnOptions, models::EaseOptions>;

struct LevelKind {
  const char* name;   ///< in JSON and on the command line: "markov"
  const char* label;  ///< for people
  const char* help;   ///< one line
  LevelOptions defaults;
};

[[nodiscard]] std::span<const LevelKind> level_kinds();
/// The kind of the given name. Throws Error listing the known ones.
[[nodiscard]] const LevelKind& level_kind(const std::string& name);
[[nodiscard]] const LevelKind& kind_of(const LevelOptions& options);

struct LevelSpec {
  std::string name = models::popularity_name;  ///< unique among levels and models
  LevelOptions options = {};
};

/// Makes any of them. Throws Error (as their own functions do), Cancelled.
[[nodiscard]] std::shared_ptr<const models::Ranker> train_level(const models::TrainingInput& input, const LevelOptions& options,
                                                                Progress& progress);

}  // namespace segue::experiment
