// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/evaluation/bootstrap.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/evaluate.h"
#include "core/evaluation/tags.h"
#include "core/experiment/levels.h"
#include "core/models/embedding.h"

namespace segue::experiment {

/// What a mean is over.
enum class Averaging : std::uint8_t {
  sequences,    ///< macro: the mean of each sequence's mean
  predictions,  ///< micro: every prediction counts alike
};

/// Which figure of an evaluation: what tables show, plots draw and comparisons are about.
struct FigureKind {
  evaluation::Measure measure = evaluation::Measure::hit_rate;
  unsigned k = 10;  ///< mrr: 0
  Averaging averaging = Averaging::sequences;
  friend bool operator==(const FigureKind&, const FigureKind&) = default;
};

/// "hit@10", "MRR": the measure's name with its k, the same in every language.
[[nodiscard]] std::string figure_label(const FigureKind& kind);

/// How results are compared with each other.
struct ComparisonSpec {
  FigureKind figure = {};
  std::string baseline = {};  ///< name of a result, a run or a level to compare the others with; empty: all pairs
  bool levels = true;         ///< levels take part
  evaluation::ComparisonOptions options = {};
};

/// The choices but the baseline, which only its caller can list, as the other `fields`.
template <class V>
void fields(V& v, ComparisonSpec& s) {
  using evaluation::Measure;
  v.choice(Field{"measure", SEGUE_TEXT("Compare by"), SEGUE_TEXT("The figure that models are compared by")}, s.figure.measure,
           {{Measure::hit_rate, "hit_rate", SEGUE_TEXT("Hit rate")},
            {Measure::recall, "recall", SEGUE_TEXT("Recall")},
            {Measure::map, "map", SEGUE_TEXT("MAP")},
            {Measure::ndcg, "ndcg", SEGUE_TEXT("NDCG")},
            {Measure::mrr, "mrr", SEGUE_TEXT("MRR")}});
  v.field(Field{"k", SEGUE_TEXT("k"), SEGUE_TEXT("Among so many best; MRR looks at the whole ranking"), 1, 100000}, s.figure.k);
  v.choice(Field{"averaging", SEGUE_TEXT("Mean over"), SEGUE_TEXT("What counts alike in a mean")}, s.figure.averaging,
           {{Averaging::sequences, "sequences", SEGUE_TEXT("Sequences (macro)")},
            {Averaging::predictions, "predictions", SEGUE_TEXT("Predictions (micro)")}});
  v.field(Field{"levels", SEGUE_TEXT("Compare levels too"), SEGUE_TEXT("Recommenders without vectors take part in the pairs"), 0,
                0, 0, true},
          s.levels);
  fields(v, s.options);
}

/// How runs are evaluated.
struct EvaluationSpec {
  evaluation::Protocol protocol = {};
  evaluation::EvaluationOptions options = {};  ///< ks, lists, bands, approximate search
  evaluation::IntervalOptions intervals = {};
  std::vector<models::Scoring> scorings{models::Scoring::resembles, models::Scoring::followed_by};  ///< where a model has them
  std::vector<LevelSpec> levels{LevelSpec{}};  ///< recommenders without vectors to evaluate beside; the default: popularity
  ComparisonSpec comparison = {};
  evaluation::TagCoherenceOptions tags = {};  ///< where the data set has tags
  bool compare_protocols = false;  ///< also the way from "as in 2020" to `protocol`, one switch at a time, for every result
  bool retrain_protocols = false;  ///< on that way train anew where a switch says so; by `run_experiment` alone
};

/// Throws Error for a list of k, a figure or a baseline that cannot be.
void check(const EvaluationSpec& spec);

}  // namespace segue::experiment
