// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/fields.h"
#include "core/data/corpus.h"
#include "core/models/model.h"
#include "core/models/training.h"

namespace segue::experiment {

/// The validation figure that patience goes by.
enum class JudgedBy {
  better_suited,  ///< hit@k by followed_by where the model has output vectors (it is what sequences show), else by resembles
  followed_by,    ///< hit@k by followed_by; models without output vectors cannot have patience then
  resembles,
  cosine,  ///< what the 2020 study watched; it may rise while neighbours get worse
};

/// How training is watched on validation sequences. Nothing here changes how a model learns; `judged_by` chooses what is kept.
struct ValidationOptions {
  double every_seconds = 0;  ///< 0: after each epoch; see models::TrainingHooks
  JudgedBy judged_by = JudgedBy::better_suited;
  unsigned k = 10;           ///< a hit: what comes next is among the k best
  unsigned sequences = 500;  ///< at most, spread evenly over the validation part
};

template <class V>
void fields(V& v, ValidationOptions& o) {
  v.field(Field{"every_seconds", SEGUE_TEXT("Measure every"),
                SEGUE_TEXT("Seconds between two looks at the validation sequences, within epochs too; 0: after each epoch"), 0,
                86400, 0},
          o.every_seconds);
  v.choice(Field{"judged_by", SEGUE_TEXT("Patience goes by"),
                 SEGUE_TEXT("Automatic: hit@k, \"is followed by\" where the model has output vectors, else \"resembles\"")},
           o.judged_by,
           {{JudgedBy::better_suited, "automatic", SEGUE_TEXT("Automatic")},
            {JudgedBy::followed_by, "followed_by", SEGUE_TEXT("hit@k, is followed by")},
            {JudgedBy::resembles, "resembles", SEGUE_TEXT("hit@k, resembles")},
            {JudgedBy::cosine, "cosine", SEGUE_TEXT("Cosine in sequences")}});
  v.field(Field{"k", SEGUE_TEXT("k of hit@k"), SEGUE_TEXT("A hit: the artist that comes next is among the k best"), 1, 1000},
          o.k);
  v.field(Field{"sequences", SEGUE_TEXT("Sequences"), SEGUE_TEXT("Validation sequences measured on, at most"), 1, 1e6, 0, true},
          o.sequences);
}

/// Throws Error where the model's patience is to go by a figure that such a model does not have. Asks nothing of data.
void require_judge(const models::ModelOptions& model, const ValidationOptions& options);

/// Throws Error where the model has patience and the split's validation share is above 0, but gives nothing to judge by: no
/// sequence, or none with two different artists that training knows.
void require_validation(const models::ModelOptions& model, const data::SplitOptions& split, const data::PreparedCorpus& prepared);

/// Those of the validation part with something to predict, at most `limit`, spread evenly.
[[nodiscard]] std::vector<std::uint32_t> validation_sequences(const data::PreparedCorpus& prepared, std::size_t limit);

/// Mean over sequences of the mean cosine of input vectors over all pairs of different artists of a sequence; each artist counts
/// once, artists without a vector are left out, and so are sequences of fewer than two others. NaN: no sequence is left. (The
/// 2020 study's in-playlist figure without the diagonal.) O(artists in sequences × dim): the pairs are not formed.
[[nodiscard]] double sequence_cosine(const models::Embedding& embedding, const data::Corpus& corpus,
                                     std::span<const std::uint32_t> sequences);

/// A hook that measures hit@k by both scorings and the cosine. Empty where there is nothing to measure on. Throws Cancelled,
/// soon, when `progress` is cancelled; `progress` must outlive it.
[[nodiscard]] std::function<models::ValidationFigures(const models::Embedding&)> validation_hook(
    const data::PreparedCorpus& prepared, const ValidationOptions& options, const Progress& progress);

}  // namespace segue::experiment
