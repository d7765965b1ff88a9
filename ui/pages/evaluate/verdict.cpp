// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/verdict.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "ui/pages/evaluate/result_models.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

/// The context of these sentences in the translations.
struct Text {
  Q_DECLARE_TR_FUNCTIONS(Verdict)
};

double meanOf(const experiment::Evaluated& evaluated, const experiment::ExperimentResult& result) {
  return experiment::mean_of(evaluated, result.spec.evaluation.comparison.figure);
}

const experiment::Evaluated* popularityOf(const experiment::ExperimentResult& result) {
  return result.levels.empty() ? nullptr : &result.levels.front().evaluated;
}

QString share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return number(part);
  return Text::tr("%1 (%2 %)")
      .arg(number(part), QLocale().toString(100.0 * static_cast<double>(part) / static_cast<double>(whole), 'f', 1));
}

Verdict against_popularity(const experiment::ExperimentResult& result, const experiment::ComparedResult& best,
                           const QString& metric) {
  const double model = meanOf(best.evaluated, result);
  const experiment::Evaluated* popularity = popularityOf(result);
  const double level = popularity == nullptr ? 0 : meanOf(*popularity, result);
  const QString name = resultLabel(best);
  Verdict out;
  out.headline = model > level ? Text::tr("%1 does better than recommending what is most played.").arg(name)
                               : Text::tr("%1 does no better than recommending what is most played.").arg(name);
  out.detail = Text::tr("%1 %2, against %3 for popularity. Evaluate a second model to test one against the other.")
                   .arg(metric, figureText(model), figureText(level));
  return out;
}

}  // namespace

Verdict verdict(const experiment::ExperimentResult& result) {
  if (result.results.empty()) return {};
  const QString metric = metricText(comparedBy(result), kOf(result));
  std::vector<const experiment::ComparedResult*> order;
  for (const experiment::ComparedResult& each : result.results) order.push_back(&each);
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return meanOf(a->evaluated, result) > meanOf(b->evaluated, result); });
  const experiment::ComparedResult& best = *order.front();
  if (order.size() == 1) return against_popularity(result, best, metric);

  const experiment::ComparedResult& next = *order[1];
  const evaluation::Comparisons& all = result.comparisons;
  const auto found = std::find_if(all.pairs.begin(), all.pairs.end(), [&](const evaluation::PairComparison& each) {
    return all.names[each.a] == best.name && all.names[each.b] == next.name;
  });
  if (found == all.pairs.end()) return against_popularity(result, best, metric);
  const QString a = resultLabel(best);
  const QString b = resultLabel(next);
  const QString confidence = QLocale().toString(100 * result.spec.evaluation.intervals.confidence, 'g', 4);
  Verdict out;
  const bool asked = all.options.alternative != evaluation::Alternative::less;
  const bool real = found->wilcoxon_p.holm < 1 - result.spec.evaluation.intervals.confidence;
  if (!asked) {
    out.headline = Text::tr("%1 scores higher than %2; the test asked whether it scores lower.").arg(a, b);
  } else if (real) {
    out.headline = Text::tr("%1 is better than %2, and by more than chance would give.").arg(a, b);
  } else {
    out.headline = Text::tr("%1 and %2 cannot be told apart on this data.").arg(a, b);
  }
  out.detail = Text::tr("%1: %2 against %3; difference %4 (%5 % interval %6), p = %7.")
                   .arg(metric, figureText(meanOf(best.evaluated, result)), figureText(meanOf(next.evaluated, result)),
                        figureText(found->difference.mean), confidence, intervalText(found->difference.bootstrap),
                        pText(found->wilcoxon_p.holm));
  out.detail.replace(QStringLiteral("p = <"), QStringLiteral("p <"));
  const experiment::Evaluated* popularity = popularityOf(result);
  if (popularity != nullptr && meanOf(*popularity, result) >= meanOf(best.evaluated, result)) {
    out.detail +=
        u' ' + Text::tr("Recommending what is most played does as well: %1.").arg(figureText(meanOf(*popularity, result)));
  }
  return out;
}

QStringList evaluation_notes(const experiment::ExperimentResult& result) {
  QStringList notes;
  if (result.results.empty()) return notes;
  const evaluation::Evaluation& first = *result.results.front().evaluated.evaluation;
  const evaluation::EvaluationCounts& any = first.counts;
  notes += Text::tr("%1 held-out sequences with %2 steps; every step ranks %3 artists.")
               .arg(number(first.sequences.size()), number(any.predictions), number(any.candidates));
  if (any.sequences_too_short > 0) {
    notes += Text::tr("%1 sequences were left out: they have fewer than two different artists that the models know.")
                 .arg(share(any.sequences_too_short, any.sequences_too_short + first.sequences.size()));
  }
  if (any.unknown_plays > 0) {
    notes += Text::tr("%1 plays of held-out sequences were left out: their artists do not occur in training.")
                 .arg(number(any.unknown_plays));
  }
  for (const experiment::ComparedResult& each : result.results) {
    const QString name = resultLabel(each);
    const evaluation::EvaluationCounts& counts = each.evaluated.evaluation->counts;
    if (counts.queries_without_vector > 0) {
      notes += Text::tr("%1: %2 steps start at an artist without a vector and count as misses.")
                   .arg(name, share(counts.queries_without_vector, counts.predictions));
    }
    if (counts.targets_without_vector > 0) {
      notes += Text::tr("%1: %2 steps lead to an artist without a vector and count as misses.")
                   .arg(name, share(counts.targets_without_vector, counts.predictions));
    }
    if (counts.tied_targets > 0) {
      notes += Text::tr("%1: in %2 steps the next artist's score equals another's; the more played artist ranks first.")
                   .arg(name, share(counts.tied_targets, counts.predictions));
    }
  }
  for (const auto& run : result.runs) {
    if (run->corpus_fingerprint == result.corpus_fingerprint) continue;
    notes += Text::tr("%1 was trained on another corpus or split: it may have seen some of these sequences.")
                 .arg(QString::fromStdString(run->name));
  }
  return notes;
}

}  // namespace segue::ui
