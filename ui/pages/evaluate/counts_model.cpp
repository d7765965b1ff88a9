// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/counts_model.h"

#include <QLocale>

#include "ui/plot/text_table.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

double valueOf(const evaluation::Evaluation& e, int row) {
  const evaluation::EvaluationCounts& c = e.counts;
  const auto count = [](std::uint64_t n) { return static_cast<double>(n); };
  switch (row) {
    case CountsModel::sequences: return count(e.sequences.size());
    case CountsModel::predictions: return count(c.predictions);
    case CountsModel::tooShort: return count(c.sequences_too_short);
    case CountsModel::skipped: return count(c.sequences_skipped);
    case CountsModel::ofOthers: return count(c.sequences_of_others);
    case CountsModel::plays: return count(c.plays);
    case CountsModel::unknownPlays: return count(c.unknown_plays);
    case CountsModel::unknownTargets: return count(c.unknown_targets);
    case CountsModel::queriesWithoutVector: return count(c.queries_without_vector);
    case CountsModel::targetsWithoutVector: return count(c.targets_without_vector);
    case CountsModel::tied: return count(c.tied_targets);
    case CountsModel::distinctQueries: return count(c.distinct_queries);
    case CountsModel::candidates: return count(c.candidates);
    case CountsModel::targetsMeanPlays: return e.targets_mean_plays;
    case CountsModel::recall: return e.approximate_recall;
    case CountsModel::seconds: return e.seconds;
    default: return 0;
  }
}

/// What the count is a share of; 0: of nothing.
double wholeOf(const evaluation::Evaluation& e, int row) {
  const evaluation::EvaluationCounts& c = e.counts;
  switch (row) {
    case CountsModel::tooShort:
    case CountsModel::skipped: return static_cast<double>(e.sequences.size() + c.sequences_too_short + c.sequences_skipped);
    case CountsModel::unknownPlays: return static_cast<double>(c.plays);
    case CountsModel::queriesWithoutVector:
    case CountsModel::targetsWithoutVector:
    case CountsModel::tied: return static_cast<double>(c.predictions);
    default: return 0;
  }
}

}  // namespace

void CountsModel::setStory(std::shared_ptr<const EvaluationStory> story) {
  beginResetModel();
  story_ = std::move(story);
  endResetModel();
}

void CountsModel::retranslate() { setStory(story_); }

int CountsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !story_ ? 0 : row_count; }
int CountsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !story_ ? 0 : static_cast<int>(story_->models.size()) + 1;
}

QVariant CountsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const bool first = index.column() == 0;
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (first ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (role == Qt::ToolTipRole) return help(index.row());
  if (first) return role == Qt::DisplayRole ? QVariant(label(index.row())) : QVariant();
  const evaluation::Evaluation& e = *story_->models[static_cast<std::size_t>(index.column() - 1)].evaluation;
  const double value = valueOf(e, index.row());
  if (role == valueRole) return value;
  if (role != Qt::DisplayRole) return {};
  switch (index.row()) {
    case targetsMeanPlays: return QLocale().toString(value, 'f', 1);
    case recall: return e.approximate_k == 0 ? tr("exact", "search") : percentText(value);
    case seconds: return duration(value);
    case unknownTargets:
      return value == 0
                 ? number(0)
                 : tr("%1 (%2)", "count, share").arg(number(e.counts.unknown_targets), percentText(e.counts.unknown_share));
    default: break;
  }
  const QString text = number(static_cast<quint64>(value));
  const double whole = wholeOf(e, index.row());
  return value == 0 || whole == 0 ? text : tr("%1 (%2)", "count, share").arg(text, percentText(value / whole));
}

QVariant CountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !story_) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight)));
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (section == 0) return tr("What the figures rest on");
  const EvaluatedModel& model = story_->models[static_cast<std::size_t>(section - 1)];
  return role == Qt::ToolTipRole ? model.name : model.twoLines();
}

QString CountsModel::label(int row) const {
  switch (row) {
    case sequences: return tr("Sequences walked through");
    case predictions: return tr("Steps (predictions)");
    case tooShort: return tr("Sequences too short");
    case skipped: return tr("Sequences with an unknown artist, left out");
    case ofOthers: return tr("Sequences of the source not asked for");
    case plays: return tr("Plays in these sequences");
    case unknownPlays: return tr("Plays of unknown artists");
    case unknownTargets: return tr("Unknown targets");
    case queriesWithoutVector: return tr("Steps from an artist without a vector");
    case targetsWithoutVector: return tr("Steps to an artist without a vector");
    case tied: return tr("Tied targets");
    case distinctQueries: return tr("Distinct questions");
    case candidates: return tr("Candidates");
    case targetsMeanPlays: return tr("Mean plays of the targets");
    case recall: return tr("Recall of the search");
    case seconds: return tr("Time");
    default: return {};
  }
}

QString CountsModel::help(int row) const {
  switch (row) {
    case tooShort: return tr("Fewer than two different artists are left to walk through");
    case unknownPlays: return tr("Their artists do not occur in the training sequences, or too seldom");
    case unknownTargets: return tr("Held-out steps that lead to an artist that no model could learn about; they are not asked");
    case queriesWithoutVector:
    case targetsWithoutVector: return tr("These steps can only miss; they count as misses");
    case tied: return tr("Another candidate has the very same score; of equal ones the more played artist ranks first");
    case distinctQueries: return tr("Equal questions are ranked once");
    case candidates: return tr("Artists that could be recommended to somebody: the whole catalogue, never a sample");
    case targetsMeanPlays:
      return tr("Training plays of the artists that really came next: what a perfect model's mean plays would be");
    case recall: return tr("Share of the exact best that an approximate search found, measured on a sample");
    default: return {};
  }
}

}  // namespace segue::ui
