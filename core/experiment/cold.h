// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"
#include "core/data/dataset.h"
#include "core/evaluation/statistics.h"
#include "core/models/cold.h"
#include "core/models/embedding.h"

namespace segue::experiment {

/// What stands in for the vectors of held-out warm artists while the next artist is predicted.
enum class ColdLevel { own, predicted, mean, popularity };
inline constexpr std::size_t cold_levels = 4;

/// Next-artist prediction on test transitions that a held-out artist takes part in. Intervals resample those artists.
struct ColdRanks {
  models::Scoring scoring = models::Scoring::resembles;
  bool into = false;  ///< to a held-out artist from another; else from a held-out artist
  std::uint64_t transitions = 0;
  std::array<evaluation::MeanInterval, cold_levels> hit_k;  ///< by ColdLevel; popularity knows the plays that a cold artist lacks
  std::array<evaluation::MeanInterval, cold_levels> mrr;    ///< likewise
};

/// How well a method predicts vectors of warm artists that were treated as cold.
struct ColdJudgement {
  models::ColdMethod method = models::ColdMethod::ridge;
  models::ColdChoice choice;
  evaluation::MeanInterval cosine;       ///< of predicted and true input vectors of those held out
  evaluation::MeanInterval mean_cosine;  ///< of the mean vector and theirs
  evaluation::MeanInterval rank;         ///< of the true vector among all warm ones nearest to the predicted: 0 best … 1 worst
  std::vector<ColdRanks> ranks;          ///< where test sequences are held out
};

/// How vectors of cold artists were predicted, and how good that is.
struct ColdFigures : ColdJudgement {
  std::uint64_t predicted = 0;    ///< cold artists that got a vector
  std::uint64_t unknown = 0;      ///< cold artists of whom nothing is known: they have none
  std::uint64_t learnt_from = 0;  ///< warm artists
  std::uint64_t held_out = 0;     ///< of them, those that the figures are of
  unsigned k = 10;
  std::vector<ColdJudgement> others;  ///< of methods that the vectors are not of, on the same artists (ColdOptions::compare)
};

/// What there is to predict from: numbers of artists.
struct ColdHoldings {
  struct Artists {
    std::uint64_t all = 0;
    std::uint64_t tags = 0, albums = 0, names = 0;  ///< of whom these are known, in common with others
    std::uint64_t any = 0;                          ///< of whom anything is
  };
  Artists warm, cold;                  ///< in the vocabulary; without training plays
  std::uint64_t tags = 0, albums = 0;  ///< how many different ones there are
};

/// Counts them. Throws Cancelled.
[[nodiscard]] ColdHoldings cold_holdings(const data::Dataset& dataset, const data::Vocabulary& vocabulary,
                                         const Progress& progress);

/// An embedding with rows for cold artists added.
struct WithCold {
  models::Embedding embedding;
  ColdFigures figures;
};

/// Adds to `embedding`, which is matched with `prepared` by artist id, a row for each artist of `dataset` without training plays
/// of whom something is known; rows of vocabulary artists stay as they are. Figures come from a fifth (see ColdOptions) of the
/// warm artists, which are treated as cold: with their vectors hidden, λ or the number of epochs is chosen on the first half, and
/// the second half measured; then everything is learnt from. The other method is judged likewise where options ask for it. Throws
/// Error where too little is known; Cancelled.
[[nodiscard]] WithCold with_cold_artists(const models::Embedding& embedding, const data::Dataset& dataset,
                                         const data::PreparedCorpus& prepared, const models::ColdOptions& options,
                                         Progress& progress);

}  // namespace segue::experiment
