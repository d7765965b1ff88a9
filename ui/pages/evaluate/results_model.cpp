// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/results_model.h"

#include <QFont>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/experiment/evaluated.h"
#include "core/experiment/tidy.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/plot/text_table.h"
#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const evaluation::Recommended* listsOf(const EvaluatedModel& model) {
  const auto& lists = model.evaluation->recommended;
  return lists.empty() ? nullptr : &lists.back();
}

bool isText(ResultsModel::Kind kind) { return kind == ResultsModel::Kind::model || kind == ResultsModel::Kind::scoring; }

}  // namespace

void ResultsModel::setStory(std::shared_ptr<const EvaluationStory> story) {
  beginResetModel();
  story_ = std::move(story);
  fill();
  endResetModel();
  if (sortColumn_ >= 0) sort(sortColumn_, sortOrder_);
}

void ResultsModel::fill() {
  columns_ = {{Kind::model}, {Kind::scoring}};
  rows_.clear();
  if (!story_) return;
  if (std::ranges::any_of(story_->models, [](const EvaluatedModel& m) { return m.evaluation->approximate_k > 0; })) {
    columns_.push_back({Kind::recall});
  }
  for (std::size_t f = 0; f < story_->figures.size(); ++f) {
    columns_.push_back({Kind::mean, f});
    columns_.push_back({Kind::interval, f});
    if (baselineModel() == randomRow) continue;
    columns_.push_back({Kind::difference, f});
    columns_.push_back({Kind::differenceInterval, f});
  }
  for (std::size_t m = 0; m < story_->models.size(); ++m) rows_.push_back(m);
  rows_.push_back(randomRow);
  const auto& models = story_->models;
  if (std::ranges::any_of(models, [](const EvaluatedModel& m) { return listsOf(m) != nullptr; })) {
    for (const Kind kind : {Kind::coverage, Kind::gini, Kind::plays, Kind::novelty}) columns_.push_back({kind});
  }
  if (std::ranges::any_of(models, [](const EvaluatedModel& m) { return !std::isnan(m.evaluation->in_sequence_cosine); })) {
    columns_.push_back({Kind::cosine});
  }
  if (std::ranges::any_of(models, [](const EvaluatedModel& m) { return m.tags && m.tags->artists > 0; })) {
    columns_.push_back({Kind::tags});
  }
}

void ResultsModel::setBaseline(const QString& name) {
  if (name == baseline_) return;
  beginResetModel();
  baseline_ = name;
  fill();
  endResetModel();
  sortColumn_ = std::min(sortColumn_, columnCount() - 1);
  sort(sortColumn_, sortOrder_);
}

std::size_t ResultsModel::baselineModel() const {
  if (!story_ || baseline_.isEmpty()) return randomRow;
  const auto found = std::ranges::find(story_->models, baseline_, &EvaluatedModel::name);
  return found == story_->models.end() ? randomRow : static_cast<std::size_t>(found - story_->models.begin());
}

void ResultsModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int ResultsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int ResultsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

double ResultsModel::value(const Column& column, std::size_t model) const {
  if (model == randomRow) return column.kind == Kind::mean ? story_->figures[column.figure].random : nan;
  const EvaluatedModel& of = story_->models[model];
  const evaluation::Recommended* lists = listsOf(of);
  switch (column.kind) {
    case Kind::model:
    case Kind::scoring: return nan;
    case Kind::mean:
    case Kind::interval: return story_->figures[column.figure].means[model].mean;
    case Kind::difference:
    case Kind::differenceInterval: {
      const std::size_t base = baselineModel();
      return base == randomRow || base == model ? nan : story_->figures[column.figure].difference(model, base).mean;
    }
    case Kind::recall: return of.evaluation->approximate_recall;
    case Kind::coverage: return lists != nullptr ? lists->coverage : nan;
    case Kind::gini: return lists != nullptr ? lists->gini : nan;
    case Kind::plays: return lists != nullptr ? lists->mean_plays : nan;
    case Kind::novelty: return lists != nullptr ? lists->novelty : nan;
    case Kind::cosine: return of.evaluation->in_sequence_cosine;
    case Kind::tags: return of.tags && of.tags->artists > 0 ? of.tags->neighbors : nan;
  }
  return nan;
}

QString ResultsModel::text(const Column& column, std::size_t model) const {
  const double number = value(column, model);
  switch (column.kind) {
    case Kind::model: return model == randomRow ? tr("Random") : story_->models[model].run;
    case Kind::scoring: return model == randomRow ? QString() : story_->models[model].scoring;
    case Kind::mean: return number != 0 && std::abs(number) < 1e-4 ? QLocale().toString(number, 'e', 1) : figureText(number);
    case Kind::interval:
      return model == randomRow ? QString()
                                : intervalText(experiment::shown_interval(story_->figures[column.figure].means[model]));
    case Kind::difference:
      if (model == baselineModel()) return tr("baseline");
      return model == randomRow ? QString() : differenceText(number);
    case Kind::differenceInterval:
      return std::isnan(number)
                 ? QString()
                 : differenceText(experiment::shown_interval(story_->figures[column.figure].difference(model, baselineModel())));
    case Kind::recall:
    case Kind::coverage: return model == randomRow ? QString() : percentText(number);
    case Kind::gini: return model == randomRow ? QString() : figureText(number);
    case Kind::plays: return model == randomRow || std::isnan(number) ? QString() : QLocale().toString(number, 'f', 1);
    case Kind::novelty: return model == randomRow || std::isnan(number) ? QString() : QLocale().toString(number, 'f', 2);
    case Kind::cosine:
    case Kind::tags: return model == randomRow ? QString() : figureText(number);
  }
  return {};
}

QString ResultsModel::help(const Column& column, std::size_t model) const {
  if (model == randomRow) return tr("What a ranking by chance expects");
  const EvaluatedModel& of = story_->models[model];
  switch (column.kind) {
    case Kind::model: {
      const evaluation::Evaluation& e = *of.evaluation;
      if (e.approximate_k == 0) return of.name;
      return of.name + u'\n' +
             tr("Approximate search: found %1 of the %2 best").arg(percentText(e.approximate_recall)).arg(e.approximate_k);
    }
    case Kind::mean:
    case Kind::interval: return intervalsHelp(story_->figures[column.figure].means[model]);
    case Kind::difference:
    case Kind::differenceInterval:
      if (baselineModel() == randomRow || baselineModel() == model) return {};
      return tr("%1 less %2").arg(of.name, baseline_) + u'\n' +
             intervalsHelp(story_->figures[column.figure].difference(model, baselineModel()));
    case Kind::recall:
      return of.evaluation->approximate_k == 0 ? tr("Searched exactly")
                                               : tr("Approximate search: found %1 of the %2 best")
                                                     .arg(percentText(of.evaluation->approximate_recall))
                                                     .arg(of.evaluation->approximate_k);
    case Kind::coverage: {
      const evaluation::Recommended* lists = listsOf(of);
      return lists == nullptr ? QString()
                              : tr("%1 of %2 artists").arg(number(lists->distinct), number(of.evaluation->counts.candidates));
    }
    case Kind::tags: return of.tags ? tr("Random artists: %1").arg(figureText(of.tags->random)) : QString();
    default: return {};
  }
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Column& column = columns_[static_cast<std::size_t>(index.column())];
  const std::size_t model = modelOf(index.row());
  switch (role) {
    case Qt::DisplayRole: return text(column, model);
    case Qt::ToolTipRole: return help(column, model);
    case valueRole: return isText(column.kind) ? QVariant() : QVariant(value(column, model));
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isText(column.kind) ? Qt::AlignLeft : Qt::AlignRight)));
    case Qt::DecorationRole:
      return column.kind == Kind::model && model != randomRow && story_->models[model].series >= 0
                 ? QVariant(theme::series(story_->models[model].series))
                 : QVariant();
    case Qt::ForegroundRole: {
      const bool level = model == randomRow || story_->models[model].level;
      const bool small = column.kind == Kind::interval || column.kind == Kind::differenceInterval;
      return level || small ? QVariant(theme::muted()) : QVariant();
    }
    case Qt::FontRole: {
      if (model != baselineModel() || model == randomRow) return {};
      QFont bold;
      bold.setWeight(QFont::DemiBold);
      return bold;
    }
    default: return {};
  }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const Column& column = columns_[static_cast<std::size_t>(section)];
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isText(column.kind) ? Qt::AlignLeft : Qt::AlignRight)));
  }
  const QString label =
      story_ && column.figure < story_->figures.size() ? figureLabel(story_->figures[column.figure].key) : QString();
  const unsigned k = story_ && !story_->models.empty() && listsOf(story_->models[0]) ? listsOf(story_->models[0])->k : 0;
  if (role == Qt::DisplayRole) {
    const QString confidence = QLocale().toString(100 * (story_ ? story_->confidence() : 0.95), 'g', 4);
    const QString kind = story_ ? intervalName(*story_) : QString();
    switch (column.kind) {
      case Kind::model: return tr("Model");
      case Kind::scoring: return tr("Scoring");
      case Kind::mean: return label;
      case Kind::interval: return tr("%1: %2 % %3", "hit@10: 95 % BCa interval").arg(label, confidence, kind);
      case Kind::difference: return tr("%1: difference").arg(label);
      case Kind::differenceInterval:
        return tr("%1: difference, %2 % %3", "hit@10: difference, 95 % BCa interval").arg(label, confidence, kind);
      case Kind::recall: return tr("Search recall");
      case Kind::coverage: return tr("Coverage@%1").arg(k);
      case Kind::gini: return tr("Gini@%1").arg(k);
      case Kind::plays: return tr("Mean plays@%1").arg(k);
      case Kind::novelty: return tr("Novelty@%1").arg(k);
      case Kind::cosine: return tr("Cosine within");
      case Kind::tags: return tr("Shared tags");
    }
  }
  if (role == Qt::ToolTipRole) {
    switch (column.kind) {
      case Kind::mean: return figureHelp(story_->figures[column.figure].key);
      case Kind::difference: return tr("Mean over the sequences of the difference to the baseline, sequence by sequence");
      case Kind::recall:
        return tr(
            "Share of the exact best that the approximate search found, measured on a sample of the queries; the figures "
            "beside it miss the rest");
      case Kind::coverage: return tr("Share of all artists that are among the %1 best at least once").arg(k);
      case Kind::gini: return tr("How unevenly the %1 best are spread over the artists: 0 all alike, near 1 all to a few").arg(k);
      case Kind::plays: return tr("Mean number of training plays of the %1 best").arg(k);
      case Kind::novelty: return tr("Mean surprise of the %1 best in bits: −log2 of their share of training plays").arg(k);
      case Kind::cosine: return tr("Mean cosine of the artists of one sequence");
      case Kind::tags: return tr("Cosine of the tags of neighbours: 0 nothing in common, 1 alike");
      default: return {};
    }
  }
  return {};
}

void ResultsModel::sort(int column, Qt::SortOrder order) {
  sortColumn_ = column;
  sortOrder_ = order;
  if (!story_ || rows_.empty()) return;
  emit layoutAboutToBeChanged();
  const QModelIndexList before = persistentIndexList();
  std::vector<std::size_t> models;
  for (const QModelIndex& index : before) models.push_back(modelOf(index.row()));
  std::ranges::sort(rows_);  // equal ones stand as they were evaluated, and the random level last
  if (column >= 0) {
    const Column by = columns_[static_cast<std::size_t>(column)];
    const auto less = [&](std::size_t a, std::size_t b) {
      if (isText(by.kind)) return text(by, a).localeAwareCompare(text(by, b)) < 0;
      return value(by, a) < value(by, b);
    };
    std::ranges::stable_sort(rows_, [&](std::size_t a, std::size_t b) {
      // What has no such figure comes last either way.
      const bool aNone = !isText(by.kind) && std::isnan(value(by, a));
      const bool bNone = !isText(by.kind) && std::isnan(value(by, b));
      if (aNone || bNone) return !aNone && bNone;
      return order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
  }
  const auto pinned = std::ranges::find(rows_, baselineModel());
  if (baselineModel() != randomRow && pinned != rows_.end()) std::rotate(rows_.begin(), pinned, pinned + 1);
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) {
    const auto row = std::ranges::find(rows_, models[static_cast<std::size_t>(i)]) - rows_.begin();
    after << index(static_cast<int>(row), before[i].column());
  }
  changePersistentIndexList(before, after);
  emit layoutChanged();
}

PlotTable ResultsModel::tidyTable() const {
  experiment::TidyTable table = experiment::tidy_figures();
  const std::size_t own = table.columns.size();
  for (const char* name : {"baseline", "difference", "difference_t_low", "difference_t_high", "difference_percentile_low",
                           "difference_percentile_high", "difference_bca_low", "difference_bca_high"}) {
    table.columns.emplace_back(name);
  }
  if (!story_) return plotTableOf(table);
  const evaluation::ComparisonOptions& o = story_->options.comparison;
  const evaluation::IntervalOptions intervals{o.confidence, o.bootstrap, o.seed, o.threads};
  const std::string protocol = protocolOf(*story_);
  const std::size_t base = baselineModel();
  for (std::size_t m = 0; m < story_->models.size(); ++m) {
    const EvaluatedModel& model = story_->models[m];
    experiment::TidyModel of{model.key.toStdString(), model.kind, model.scoringKey, protocol, model.evaluation.get()};
    for (const FigureColumn& figure : story_->figures) {
      experiment::add_figure(table, of, kindOf(figure.key), figure.means[m], intervals);
      if (base == randomRow || base == m) continue;
      const evaluation::MeanInterval d = figure.difference(m, base);
      auto& row = table.rows.back();
      row.emplace_back(story_->models[base].key.toStdString());
      for (const double x : {d.mean, d.t.low, d.t.high, d.bootstrap.low, d.bootstrap.high, d.bca.low, d.bca.high}) {
        row.emplace_back(x);
      }
    }
    // Whatever the source looked at, these are of all that was evaluated.
    of.protocol = experiment::protocol_name(model.evaluation->protocol);
    experiment::add_lists(table, of, model.tags, 0);
  }
  const experiment::TidyModel like{{}, {}, {}, protocol, story_->models.front().evaluation.get()};
  for (const FigureColumn& figure : story_->figures) experiment::add_random(table, like, kindOf(figure.key), figure.random);
  for (auto& row : table.rows) {
    if (row.size() == own) row.emplace_back(std::string());
    row.resize(table.columns.size(), nan);
  }
  return plotTableOf(table);
}

}  // namespace segue::ui
