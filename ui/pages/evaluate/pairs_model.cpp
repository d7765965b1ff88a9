// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/pairs_model.h"

#include <QLocale>
#include <cmath>
#include <limits>

#include "core/evaluation/finding.h"
#include "core/experiment/evaluated.h"
#include "ui/jobs/job.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/plot/text_table.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

QVariant toTheRight() { return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight)); }
QVariant toTheLeft() { return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft)); }

}  // namespace

void PairsModel::setStory(std::shared_ptr<const EvaluationStory> story) {
  beginResetModel();
  story_ = std::move(story);
  endResetModel();
}

void PairsModel::retranslate() { setStory(story_); }

const evaluation::PairComparison& PairsModel::pair(int row) const {
  return story_->comparison.pairs[static_cast<std::size_t>(row)];
}

int PairsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !story_ ? 0 : static_cast<int>(story_->comparison.pairs.size());
}
int PairsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : column_count; }

double PairsModel::value(const evaluation::PairComparison& pair, int column) const {
  switch (column) {
    case difference: return pair.difference.mean;
    case rankBiserial: return pair.wilcoxon.rank_biserial;
    case wins: return static_cast<double>(pair.effects.better);
    case ties: return static_cast<double>(pair.effects.equal);
    case losses: return static_cast<double>(pair.effects.worse);
    case cohen: return pair.effects.cohen_dz;
    case statistic: return pair.wilcoxon.statistic;
    case pWilcoxon: return pair.wilcoxon_p.raw;
    case pWilcoxonHolm: return pair.wilcoxon_p.holm;
    case pWilcoxonBh: return pair.wilcoxon_p.benjamini_hochberg;
    case pRandomisation: return pair.randomisation_p.raw;
    case pRandomisationHolm: return pair.randomisation_p.holm;
    case pRandomisationBh: return pair.randomisation_p.benjamini_hochberg;
    default: return nan;
  }
}

QVariant PairsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const evaluation::PairComparison& of = pair(index.row());
  const int column = index.column();
  if (role == Qt::TextAlignmentRole) return column <= worse ? toTheLeft() : toTheRight();
  if (role == valueRole) {
    const double number = value(of, column);
    return column <= worse || column == differenceInterval || column == rankBiserialInterval ? QVariant() : QVariant(number);
  }
  if (role == Qt::ToolTipRole) {
    switch (column) {
      case better: return story_->models[of.a].name;
      case worse: return story_->models[of.b].name;
      case difference:
      case differenceInterval: return intervalsHelp(of.difference);
      case rankBiserial:
      case rankBiserialInterval: {
        const QString none = coreText(
            evaluation::no_rank_biserial_interval(of.wilcoxon.rank_biserial, of.wilcoxon.non_zero, story_->confidence()));
        return none.isEmpty() ? QVariant() : QVariant(none);
      }
      case statistic:
      case pWilcoxon:
        return of.wilcoxon.exact
                   ? tr("Exact distribution; %1 of %2 pairs differ").arg(number(of.wilcoxon.non_zero), number(of.wilcoxon.pairs))
                   : tr("Normal approximation, corrected for ties; z = %1; %2 of %3 pairs differ")
                         .arg(QLocale().toString(of.wilcoxon.z, 'f', 2), number(of.wilcoxon.non_zero), number(of.wilcoxon.pairs));
      case pRandomisation:
        return of.randomisation.exact ? tr("All exchanges of the two models")
                                      : tr("%1 random exchanges of the two models").arg(number(of.randomisation.patterns));
      default: return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  const QLocale locale;
  switch (column) {
    case better: return story_->models[of.a].name;
    case worse: return story_->models[of.b].name;
    case difference: return differenceText(of.difference.mean);
    case differenceInterval: return differenceText(experiment::shown_interval(of.difference));
    case rankBiserial: return locale.toString(of.wilcoxon.rank_biserial, 'f', 3);
    case rankBiserialInterval:
      return std::isnan(of.rank_biserial.low) ? QStringLiteral("–")
                                              : QStringLiteral("%1 … %2").arg(locale.toString(of.rank_biserial.low, 'f', 3),
                                                                              locale.toString(of.rank_biserial.high, 'f', 3));
    case wins: return number(of.effects.better);
    case ties: return number(of.effects.equal);
    case losses: return number(of.effects.worse);
    case cohen: return std::isfinite(of.effects.cohen_dz) ? locale.toString(of.effects.cohen_dz, 'f', 3) : QStringLiteral("–");
    case statistic: return locale.toString(of.wilcoxon.statistic, 'f', 1);
    default: return pText(value(of, column));
  }
}

QVariant PairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return section <= worse ? toTheLeft() : toTheRight();
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case difference: return tr("Mean difference, sequence by sequence");
      case rankBiserial:
        return tr("Matched-pairs rank-biserial correlation: the share of the evidence for the first model less that against it");
      case wins: return tr("Sequences on which the first model does better");
      case ties: return tr("Sequences on which both do equally well");
      case losses: return tr("Sequences on which the first model does worse");
      case cohen: return tr("Cohen's d: the mean difference in standard deviations of the differences");
      case statistic:
        return tr(
            "Wilcoxon's signed-rank statistic: the sum of the ranks of positive differences (two-sided: the smaller of both "
            "sums)");
      case pWilcoxon: return tr("Wilcoxon's signed-rank test of this pair alone");
      case pRandomisation: return tr("Paired randomisation test of the mean difference, of this pair alone");
      case pWilcoxonHolm:
      case pRandomisationHolm: return tr("Corrected for all pairs: the chance of any false finding (Holm)");
      case pWilcoxonBh:
      case pRandomisationBh: return tr("Corrected for all pairs: the share of false findings (Benjamini–Hochberg)");
      default: return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  const QString confidence = QLocale().toString(100 * (story_ ? story_->confidence() : 0.95), 'g', 4);
  switch (section) {
    case better: return tr("Higher");
    case worse: return tr("Lower");
    case difference: return tr("Difference");
    case differenceInterval:
      return tr("%1 % %2", "95 % BCa interval").arg(confidence, story_ ? intervalName(*story_) : QString());
    case rankBiserial: return tr("Rank-biserial");
    case rankBiserialInterval: return tr("Its %1 % interval").arg(confidence);
    case wins: return tr("Better");
    case ties: return tr("Equal");
    case losses: return tr("Worse");
    case cohen: return QStringLiteral("d");
    case statistic: return QStringLiteral("W");
    case pWilcoxon: return tr("p (Wilcoxon)");
    case pWilcoxonHolm: return tr("Wilcoxon, Holm");
    case pWilcoxonBh: return tr("Wilcoxon, B–H");
    case pRandomisation: return tr("p (randomisation)");
    case pRandomisationHolm: return tr("Randomisation, Holm");
    case pRandomisationBh: return tr("Randomisation, B–H");
    default: return {};
  }
}

void SignificanceModel::setStory(std::shared_ptr<const EvaluationStory> story) {
  beginResetModel();
  story_ = std::move(story);
  endResetModel();
}

void SignificanceModel::setTest(Test test, Correction correction) {
  beginResetModel();
  test_ = test;
  correction_ = correction;
  endResetModel();
}

void SignificanceModel::retranslate() { setStory(story_); }

int SignificanceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !story_ ? 0 : static_cast<int>(story_->models.size());
}
int SignificanceModel::columnCount(const QModelIndex& parent) const { return rowCount(parent); }

double SignificanceModel::p(const evaluation::PairComparison& pair) const {
  return corrected(test_ == Test::randomisation ? pair.randomisation_p : pair.wilcoxon_p);
}

double SignificanceModel::corrected(const evaluation::CorrectedP& all) const {
  switch (correction_) {
    case Correction::holm: return all.holm;
    case Correction::benjaminiHochberg: return all.benjamini_hochberg;
    case Correction::none: break;
  }
  return all.raw;
}

QVariant SignificanceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto a = static_cast<std::size_t>(index.row());
  const auto b = static_cast<std::size_t>(index.column());
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
  const evaluation::PairComparison* pair = story_->comparison.pair(a, b);
  if (pair == nullptr) return {};
  const evaluation::MeanInterval difference = story_->comparison.difference(a, b);
  const double level = p(*pair);
  // The test's own effect says which side it finds ahead; the pair may stand the other way round here.
  const double effect =
      (pair->a == a ? 1 : -1) * (test_ == Test::wilcoxon ? pair->wilcoxon.rank_biserial : pair->difference.mean);
  const evaluation::Finding found = evaluation::finding(level, effect, 1 - story_->confidence());
  const bool ahead = found == evaluation::Finding::a_ahead;
  const bool behind = found == evaluation::Finding::b_ahead;
  switch (role) {
    case Qt::DisplayRole:
      return QStringLiteral("%1\n%2\n%3")
          .arg(differenceText(difference.mean), differenceText(experiment::shown_interval(difference)), pSentence(level));
    case Qt::ToolTipRole: {
      const QString words =
          ahead    ? difference.mean > 0 ? tr("%1 is better than %2")
                                         : tr("By the ranks of the differences %1 is better than %2, by its mean not")
             : behind ? difference.mean < 0 ? tr("%1 is worse than %2")
                                            : tr("By the ranks of the differences %1 is worse than %2, by its mean not")
                      : tr("%1 and %2 cannot be told apart by this test");
      return words.arg(story_->models[a].name, story_->models[b].name) + u'\n' + intervalsHelp(difference) + u'\n' +
             tr("Wilcoxon's signed-rank test: %1; randomisation test: %2")
                 .arg(pSentence(corrected(pair->wilcoxon_p)), pSentence(corrected(pair->randomisation_p)));
    }
    case verdictRole: return ahead ? 1 : behind ? -1 : 0;
    case Qt::BackgroundRole: {
      if (!ahead && !behind) return {};
      QColor tint = theme::series(ahead ? 0 : 1);
      tint.setAlpha(46);
      return tint;
    }
    default: return {};
  }
}

QVariant SignificanceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (!story_ || section < 0 || section >= rowCount()) return {};
  const EvaluatedModel& model = story_->models[static_cast<std::size_t>(section)];
  const QString& name = model.name;
  if (role == Qt::DisplayRole) {
    return orientation == Qt::Horizontal ? tr("− %1", "less this model").arg(model.twoLines()) : name;
  }
  if (role == Qt::ToolTipRole) return name;
  if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
  return {};
}

}  // namespace segue::ui
