// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/models/ranker.h"
#include "core/models/training.h"

namespace segue::models {

inline constexpr const char* item_knn_name = "item_knn";
inline constexpr const char* item_knn_label = SEGUE_TEXT("Item kNN");
inline constexpr const char* item_knn_help =
    SEGUE_TEXT("Artists that share the most playlists and sessions, by cosine; no vectors");

struct ItemKnnOptions {
  unsigned neighbors = 200;  ///< k: similar artists kept for each; 0: all
  double shrinkage = 0;      ///< added to the denominator: rests similarities on more common sequences
  unsigned threads = 0;      ///< 0: all cores; does not change the result
};

template <class V>
void fields(V& v, ItemKnnOptions& o) {
  v.field(Field{"neighbors", SEGUE_TEXT("Neighbours"), SEGUE_TEXT("Similar artists kept for each; 0: all"), 0, 1e6}, o.neighbors);
  v.field(Field{"shrinkage", SEGUE_TEXT("Shrinkage"),
                SEGUE_TEXT("Counts for less what rests on few common sequences; 0: not at all"), 0, 1e6, 1},
          o.shrinkage);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Item-based nearest neighbours: with S_a the training sequences that hold a, the similarity of a and b is
///   |S_a ∩ S_b| / (√(|S_a|·|S_b|) + shrinkage),
/// kept for the k most similar of each artist (ties: lower index). The score of an artist is the sum of its similarities to those
/// heard, in whose lists it stands; others score 0. Memory: 8 bytes for each similarity kept. Throws Error, Cancelled.
[[nodiscard]] std::shared_ptr<const Ranker> train_item_knn(const TrainingInput& input, const ItemKnnOptions& options,
                                                           Progress& progress);

}  // namespace segue::models
