// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/verdict.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/evaluation/finding.h"
#include "core/experiment/evaluated.h"
#include "ui/jobs/job.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

/// The context of these sentences in the translations.
struct Text {
  Q_DECLARE_TR_FUNCTIONS(Verdict)
};

QString share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return number(part);
  return Text::tr("%1 (%2)").arg(number(part), percentText(static_cast<double>(part) / static_cast<double>(whole)));
}

/// "95 % BCa interval 0.1 … 0.2"; of one sequence or user there is none.
QString interval(const EvaluationStory& story, const evaluation::Interval& of, QString (*text)(const evaluation::Interval&)) {
  if (std::isnan(of.low)) return Text::tr("no interval of one sequence or user");
  return Text::tr("%1 % %2 %3", "95, BCa interval, from … to")
      .arg(QLocale().toString(100 * story.confidence(), 'g', 4), intervalName(story), text(of));
}

}  // namespace

Verdict verdict(const EvaluationStory& story) {
  const FigureColumn& by = story.comparison;
  const QString figure = figureLabel(story.options.compareBy);
  std::vector<std::size_t> order;
  for (std::size_t m = 0; m < story.models.size(); ++m) order.push_back(m);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return by.means[a].mean > by.means[b].mean; });
  Verdict out;
  const std::size_t best = order.front();
  const QString& a = story.models[best].name;
  if (order.size() == 1) {
    out.headline = by.means[best].mean > by.random ? Text::tr("%1 does better than chance.").arg(a)
                                                   : Text::tr("%1 does no better than chance.").arg(a);
    out.detail = Text::tr("%1: %2 (%3), random %4. Evaluate a second model to test one against the other.")
                     .arg(figure, figureText(by.means[best].mean),
                          interval(story, experiment::shown_interval(by.means[best]), intervalText),
                          QLocale().toString(by.random, 'g', 2));
    return out;
  }
  const std::size_t next = order[1];
  const QString& b = story.models[next].name;
  // The first of a pair has the higher mean.
  const evaluation::PairComparison& pair = *by.pair(best, next);
  const evaluation::MeanInterval difference = by.difference(best, next);
  const evaluation::ComparisonOptions& options = story.options.comparison;
  const evaluation::Finding found = evaluation::wilcoxon_finding(pair, 1 - options.confidence);
  const evaluation::Finding beside = evaluation::randomisation_finding(pair, 1 - options.confidence);
  if (found == evaluation::Finding::b_ahead) {
    out.headline = Text::tr("%1 has the higher mean, but by the ranks of the differences %2 is ahead.").arg(a, b);
  } else if (options.alternative == evaluation::Alternative::less) {
    out.headline = Text::tr("%1 scores higher than %2; the test asked whether it scores lower.").arg(a, b);
  } else if (found == evaluation::Finding::a_ahead) {
    out.headline = Text::tr("%1 is better than %2, and by more than chance would give.").arg(a, b);
  } else {
    out.headline = Text::tr("%1 and %2 cannot be told apart on this data.").arg(a, b);
  }
  out.detail =
      Text::tr(
          "%1: %2 against %3; difference %4 (%5). Wilcoxon's signed-rank test: %6; randomisation test: %7; both "
          "corrected for all pairs by Holm.")
          .arg(figure, figureText(by.means[best].mean), figureText(by.means[next].mean), differenceText(difference.mean),
               interval(story, experiment::shown_interval(difference), qOverload<const evaluation::Interval&>(differenceText)),
               pSentence(pair.wilcoxon_p.holm), pSentence(pair.randomisation_p.holm));
  if (found != beside) {
    const bool users = story.clusters < story.sequences && options.unit == evaluation::TestUnit::sequence;
    out.detail +=
        u' ' + (users ? Text::tr("The two do not agree: Wilcoxon's takes sequences for independent and ranks their "
                                 "differences, the other exchanges whole users and looks at the mean.")
                      : Text::tr("The two do not agree: Wilcoxon's ranks the differences, the other looks at their mean."));
  }
  if (story.models[best].level) {
    out.detail += u' ' + Text::tr("No model with vectors does better than that level.");
  }
  return out;
}

QString searchRecall(const EvaluationStory& story) {
  QStringList each;
  for (const EvaluatedModel& model : story.models) {
    if (model.evaluation->approximate_k == 0) continue;
    each << QStringLiteral("%1 %2").arg(model.exactName(), percentText(model.evaluation->approximate_recall));
  }
  return each.isEmpty() ? QString() : Text::tr("Approximate search, recall: %1.").arg(each.join(QStringLiteral(", ")));
}

QStringList evaluationNotes(const EvaluationStory& story) {
  QStringList notes;
  const evaluation::Evaluation& any = *story.models.front().evaluation;
  notes += Text::tr("%1 held-out sequences with %2 steps; every step ranks %3 artists.")
               .arg(number(any.sequences.size()), number(any.counts.predictions), number(any.counts.candidates));
  const std::uint64_t met = any.sequences.size() + any.counts.sequences_too_short + any.counts.sequences_skipped;
  if (any.counts.sequences_too_short > 0) {
    notes += Text::tr("%1 sequences were left out: they have fewer than two different artists that the models know.")
                 .arg(share(any.counts.sequences_too_short, met));
  }
  if (any.counts.sequences_skipped > 0) {
    notes += Text::tr("%1 sequences were left out for an unknown artist.").arg(share(any.counts.sequences_skipped, met));
  }
  if (any.counts.unknown_plays > 0) {
    notes += Text::tr("%1 plays of held-out sequences were left out: their artists do not occur in training.")
                 .arg(share(any.counts.unknown_plays, any.counts.plays));
  }
  if (story.clusters == story.sequences && any.sequences.front().user < 0) {
    notes += Text::tr("Users are not known, so intervals take every sequence for independent.");
  }
  for (const EvaluatedModel& model : story.models) {
    const evaluation::EvaluationCounts& counts = model.evaluation->counts;
    if (model.evaluation->approximate_k > 0) {
      notes += Text::tr("%1: approximate search, which found %2 of the %3 best; later ranks count as misses.")
                   .arg(model.name, percentText(model.evaluation->approximate_recall), number(model.evaluation->approximate_k));
    }
    if (counts.queries_without_vector > 0) {
      notes += Text::tr("%1: %2 steps start at an artist without a vector and count as misses.")
                   .arg(model.name, share(counts.queries_without_vector, counts.predictions));
    }
    if (counts.targets_without_vector > 0) {
      notes += Text::tr("%1: %2 steps lead to an artist without a vector and count as misses.")
                   .arg(model.name, share(counts.targets_without_vector, counts.predictions));
    }
    if (counts.tied_targets > 0) {
      notes += Text::tr("%1: in %2 steps the next artist's score equals another's; the more played artist ranks first.")
                   .arg(model.name, share(counts.tied_targets, counts.predictions));
    }
  }
  return notes;
}

QString defectText(const experiment::DefectInRuns& defect) {
  QStringList runs;
  for (const std::string& run : defect.runs) runs << QString::fromStdString(run);
  return Text::tr("%1. %2: %3 (%4). %5.", "a defect of training: number, name, models, option, what to change")
      .arg(QString::number(defect.defect->number), coreText(defect.defect->label), runs.join(QStringLiteral(", ")),
           QString::fromLatin1(defect.option), coreText(defect.remedy));
}

}  // namespace segue::ui
