// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/models/ranker.h"
#include "core/models/training.h"

namespace segue::models {

inline constexpr const char* popularity_name = "popularity";
inline constexpr const char* popularity_label = SEGUE_TEXT("Popularity");
inline constexpr const char* popularity_help = SEGUE_TEXT("Always recommends the most played artists");

struct PopularityOptions {};

template <class V>
void fields(V&, PopularityOptions&) {}

/// Scores are plays in the training sequences, whatever was heard.
[[nodiscard]] std::shared_ptr<const Ranker> train_popularity(const TrainingInput& input, const PopularityOptions& options,
                                                             Progress& progress);

}  // namespace segue::models
