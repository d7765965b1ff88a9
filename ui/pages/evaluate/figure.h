// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/evaluation/metrics.h"
#include "core/evaluation/statistics.h"
#include "core/experiment/evaluation_spec.h"

namespace segue::ui {

/// One figure of an evaluation: a measure at a k, as a mean over sequences (macro) or over predictions (micro).
struct FigureKey {
  evaluation::Measure measure = evaluation::Measure::hit_rate;
  unsigned k = 10;     ///< 0: over the whole ranking; of mrr always
  bool micro = false;  ///< mean over predictions
  friend bool operator==(const FigureKey&, const FigureKey&) = default;
};

/// The same for what computes.
[[nodiscard]] experiment::FigureKind kindOf(const FigureKey& key);
/// The figures of measures at a list of k, measure by measure; those that look at no k stand once.
[[nodiscard]] std::vector<FigureKey> figureKeys(const std::vector<evaluation::Measure>& measures, const std::vector<unsigned>& ks,
                                                bool micro);
/// "hit@10", "NDCG@100", "MRR"; with ", per step" where it is a mean over predictions.
[[nodiscard]] QString figureLabel(const FigureKey& key);
/// One sentence in the interface's language.
[[nodiscard]] QString figureHelp(const FigureKey& key);

/// Four decimals; "–" for what is not a number.
[[nodiscard]] QString figureText(double value);
/// "0.0012 … 0.0034"
[[nodiscard]] QString intervalText(const evaluation::Interval& interval);
/// With its sign: "+0.0012", "−0.0034".
[[nodiscard]] QString differenceText(double value);
[[nodiscard]] QString differenceText(const evaluation::Interval& interval);
/// "0.012", "1.2e-8", "< 1e-300".
[[nodiscard]] QString pText(double p);
/// The same with its relation: "p = 0.012", "p < 1e-300".
[[nodiscard]] QString pSentence(double p);
[[nodiscard]] QString percentText(double share);

/// The intervals of a figure, a line each, for a tooltip.
[[nodiscard]] QString intervalsHelp(const evaluation::MeanInterval& mean);
/// What −x's intervals are where `mean` has x's.
[[nodiscard]] evaluation::MeanInterval reversed(const evaluation::MeanInterval& mean);

}  // namespace segue::ui
