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

inline constexpr const char* ease_name = "ease";
inline constexpr const char* ease_label = SEGUE_TEXT("EASE");
inline constexpr const char* ease_help =
    SEGUE_TEXT("A linear model of who is in one sequence with whom, in closed form; for vocabularies that fit in memory squared");

struct EaseOptions {
  double regularisation = 100;     ///< λ > 0
  std::uint64_t memory_mb = 4096;  ///< vocabularies whose matrix needs more are refused
  unsigned threads = 0;            ///< 0: all cores; any number gives the same bits on the same kind of processor
};

template <class V>
void fields(V& v, EaseOptions& o) {
  v.field(Field{"regularisation", SEGUE_TEXT("Regularisation"), SEGUE_TEXT("How much weights cost (λ)"), 1e-3, 1e9, 1},
          o.regularisation);
  v.field(Field{"memory_mb", SEGUE_TEXT("Memory limit"), SEGUE_TEXT("MB that the square of the vocabulary may take"), 1, 1e7, 0,
                true},
          o.memory_mb);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Bytes that `train_ease` needs for so many artists.
[[nodiscard]] std::uint64_t ease_bytes(std::uint64_t artists);

/// EASE (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019): with X the training sequences × artists,
/// binary, and P = (XᵀX + λI)⁻¹, the weights are B = −P · diag(1 / P_jj) off the diagonal and 0 on it; the score of an artist j
/// is Σ B_hj over those heard. In float32, 4 bytes for each pair of artists; artists³ multiply-adds, in parallel. Throws Error
/// where the matrix would not fit, saying what it needs; Cancelled.
[[nodiscard]] std::shared_ptr<const Ranker> train_ease(const TrainingInput& input, const EaseOptions& options,
                                                       Progress& progress);

}  // namespace segue::models
