// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/models/ranker.h"
#include "core/models/training.h"

namespace segue::models {

inline constexpr const char* markov_name = "markov";
inline constexpr const char* markov_label = SEGUE_TEXT("Markov chain");
inline constexpr const char* markov_help = SEGUE_TEXT("Counts which artist followed which; no vectors, and hard to beat");

struct MarkovOptions {
  /// Add plays as a fraction below one count: among artists that followed equally often, and all those that never did, the more
  /// played come first.
  bool back_off = true;
};

template <class V>
void fields(V& v, MarkovOptions& o) {
  v.field(Field{"back_off", SEGUE_TEXT("Back off to plays"),
                SEGUE_TEXT("Where counts are equal the more played artist comes first; off: such artists are not told apart")},
          o.back_off);
}

/// First-order Markov chain: the score of b is how often it came straight after the last artist heard. An artist does not follow
/// itself. Memory: 8 bytes for each pair that occurs. Throws Error where nothing follows anything; Cancelled.
[[nodiscard]] std::shared_ptr<const Ranker> train_markov(const TrainingInput& input, const MarkovOptions& options,
                                                         Progress& progress);

}  // namespace segue::models
