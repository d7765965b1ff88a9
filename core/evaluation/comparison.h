// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/effects.h"
#include "core/evaluation/protocol.h"
#include "core/evaluation/randomisation.h"
#include "core/evaluation/statistics.h"
#include "core/evaluation/wilcoxon.h"

namespace segue::evaluation {

/// One figure of several models for the same sequences. The spans must live as long as the call they are given to.
struct PairedSamples {
  struct Model {
    std::string name;
    std::span<const double> values;  ///< one per sequence, all models in the same order
  };
  std::vector<Model> models;
  std::span<const std::int64_t> clusters;  ///< each sequence's user, −1: not known; empty: each sequence by itself
  std::span<const double> weights;         ///< each sequence's transitions, for means over transitions; empty: over sequences
  std::optional<std::size_t> baseline;     ///< compare the others with this model alone; none: all pairs
};

/// What the pairs of Wilcoxon's test are.
enum class TestUnit : std::uint8_t {
  sequence,  ///< sequences, as in the study; takes the sequences of a user for independent
  cluster,   ///< means of each user's sequences
};

struct ComparisonOptions {
  Alternative alternative = Alternative::two_sided;  ///< "a is greater than b" of each pair; with a baseline b is the baseline
  double confidence = 0.95;
  std::uint64_t bootstrap = 2000;       ///< resamples; 0: no bootstrap intervals (NaN … NaN)
  std::uint64_t randomisations = 9999;  ///< patterns of the randomisation test
  Zeros zeros = Zeros::wilcox;
  WilcoxonMethod method = WilcoxonMethod::automatic;
  bool continuity = false;
  TestUnit unit = TestUnit::sequence;
  unsigned decimals = 12;  ///< that differences are rounded to before they are ranked and counted; 0: not rounded
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: all cores; does not change the result
};

template <class V>
void fields(V& v, ComparisonOptions& o) {
  v.choice(Field{"alternative", SEGUE_TEXT("Alternative"), SEGUE_TEXT("What the test is to show of the first model")},
           o.alternative,
           {{Alternative::greater, "greater", SEGUE_TEXT("It is better")},
            {Alternative::less, "less", SEGUE_TEXT("It is worse")},
            {Alternative::two_sided, "two_sided", SEGUE_TEXT("It differs")}});
  v.field(Field{"confidence", SEGUE_TEXT("Confidence"), SEGUE_TEXT("Of the intervals"), 0.5, 0.999, 3}, o.confidence);
  v.field(Field{"bootstrap", SEGUE_TEXT("Resamples"), SEGUE_TEXT("Of the bootstrap interval"), 100, 1e6, 0, true}, o.bootstrap);
  v.field(Field{"randomisations", SEGUE_TEXT("Randomisations"),
                SEGUE_TEXT("Exchanges of the two models that the randomisation test tries"), 99, 1e6, 0, true},
          o.randomisations);
  v.choice(Field{"zeros", SEGUE_TEXT("Zero differences"), SEGUE_TEXT("What is done with sequences where both do equally well")},
           o.zeros,
           {{Zeros::wilcox, "wilcox", SEGUE_TEXT("Left out (Wilcoxon)")},
            {Zeros::pratt, "pratt", SEGUE_TEXT("Ranked, then left out (Pratt)")},
            {Zeros::zsplit, "zsplit", SEGUE_TEXT("Ranked and split between the sides")}});
  v.choice(Field{"method", SEGUE_TEXT("Wilcoxon’s p"), SEGUE_TEXT("How the p of Wilcoxon’s test is found"), 0, 0, 0, true},
           o.method,
           {{WilcoxonMethod::automatic, "automatic", SEGUE_TEXT("Exact for few pairs, else normal")},
            {WilcoxonMethod::exact, "exact", SEGUE_TEXT("Exact (up to 500 pairs that differ)")},
            {WilcoxonMethod::normal, "normal", SEGUE_TEXT("Normal approximation")}});
  v.field(Field{"continuity", SEGUE_TEXT("Continuity correction"),
                SEGUE_TEXT("Half a rank towards the mean, in the normal approximation"), 0, 0, 0, true},
          o.continuity);
  v.choice(Field{"unit", SEGUE_TEXT("Wilcoxon’s pairs"), SEGUE_TEXT("What counts as one pair in Wilcoxon’s test"), 0, 0, 0, true},
           o.unit,
           {{TestUnit::sequence, "sequence", SEGUE_TEXT("Sequences")},
            {TestUnit::cluster, "cluster", SEGUE_TEXT("Means of each user’s sequences")}});
  v.field(Field{"decimals", SEGUE_TEXT("Decimals"),
                SEGUE_TEXT("Differences are rounded to so many before they are ranked, so that rounding errors break no ties; 0: "
                           "not rounded"),
                0, 15, 0, true},
          o.decimals);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the bootstrap and of the randomisation test"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// The options as the study's defects of statistics have them: Protocol::two_sided tests both sides whatever alternative is
/// stated, and leaves equal pairs out; Protocol::t_interval makes no bootstrap (see also `clusters_of`).
[[nodiscard]] ComparisonOptions with_defects(const ComparisonOptions& options, const Protocol& protocol);
[[nodiscard]] IntervalOptions with_defects(const IntervalOptions& options, const Protocol& protocol);

/// A p, and what is left of it after correction over all pairs that were compared.
struct CorrectedP {
  double raw = 1;
  double holm = 1;
  double benjamini_hochberg = 1;
};

/// Model `a` against model `b`: effects with their intervals first.
struct PairComparison {
  std::size_t a = 0, b = 0;  ///< indices into the models
  MeanInterval difference;   ///< mean of a − b, intervals over clusters
  Interval rank_biserial;    ///< of wilcoxon.rank_biserial; see `rank_biserial_interval`
  Effects effects;           ///< over sequences (or users, with TestUnit::cluster), unweighted
  Wilcoxon wilcoxon;         ///< over the same
  CorrectedP wilcoxon_p;
  Randomisation randomisation;  ///< over clusters, of the mean difference
  CorrectedP randomisation_p;
};

struct Comparisons {
  std::vector<std::string> names;
  std::vector<MeanInterval> means;    ///< per model
  std::vector<PairComparison> pairs;  ///< a < b, ordered by a, then b; with a baseline (model, baseline) in order of the models
  std::uint64_t sequences = 0;
  std::uint64_t clusters = 0;  ///< `sequences` where each is its own
  ComparisonOptions options;
};

/// Compares all pairs of models (or each with the baseline) and corrects p over the family. Resamples and random exchanges are
/// shared by all models, so the work grows with their number, not with that of the pairs, but for Wilcoxon's sorting. Depends on
/// the seed alone, not on the threads. Under two clusters intervals are NaN … NaN.
///
/// Throws Error for no model, no sequence, samples that differ in length, a value that is not finite (naming model and sequence),
/// a baseline that is not there, and options out of range; Cancelled. One model has means and no pairs.
[[nodiscard]] Comparisons compare_all(const PairedSamples& samples, const ComparisonOptions& options, Progress& progress);

}  // namespace segue::evaluation
