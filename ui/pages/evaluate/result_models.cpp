// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/result_models.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

Figure figure(const evaluation::MeanInterval& mean) { return {mean.mean, true, mean.bootstrap, mean.t}; }

constexpr std::array<Metric, 3> metrics{Metric::hit_1, Metric::hit_k, Metric::mrr};

std::array<Figure, 3> figures(const experiment::Evaluated& evaluated, unsigned k) {
  std::array<Figure, 3> out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto kind = kindOf(metrics[i], k);
    const auto* found = experiment::find_figure(evaluated, kind);
    out[i] = found == nullptr ? Figure{experiment::mean_of(evaluated, kind), false, {}, {}} : figure(*found);
  }
  return out;
}

std::array<Figure, 3> randomFigures(const evaluation::Evaluation& evaluation, unsigned k) {
  std::array<Figure, 3> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].mean = experiment::random_level(evaluation, kindOf(metrics[i], k));
  return out;
}

QString scoringName(models::Scoring scoring) {
  return scoring == models::Scoring::resembles ? QCoreApplication::translate("Scoring", "resembles")
                                               : QCoreApplication::translate("Scoring", "is followed by");
}

QVariant aligned(bool left) {
  return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (left ? Qt::AlignLeft : Qt::AlignRight)));
}

}  // namespace

experiment::FigureKind kindOf(Metric metric, unsigned k) {
  switch (metric) {
    case Metric::hit_1: return {evaluation::Measure::hit_rate, 1};
    case Metric::hit_k: return {evaluation::Measure::hit_rate, k};
    case Metric::mrr: break;
  }
  return {evaluation::Measure::mrr, 0};
}

unsigned kOf(const experiment::ExperimentResult& result) { return result.spec.evaluation.options.ks.back(); }

Metric comparedBy(const experiment::ExperimentResult& result) {
  const experiment::FigureKind& figure = result.spec.evaluation.comparison.figure;
  if (figure.measure == evaluation::Measure::mrr) return Metric::mrr;
  return figure.k == 1 ? Metric::hit_1 : Metric::hit_k;
}

QString metricText(Metric metric, unsigned k) {
  switch (metric) {
    case Metric::hit_1: return QStringLiteral("hit@1");
    case Metric::hit_k: return QStringLiteral("hit@%1").arg(k);
    case Metric::mrr: return QStringLiteral("MRR");
  }
  return {};
}

QString figureText(double value) {
  if (std::isnan(value)) return QStringLiteral("–");
  return QLocale().toString(value, 'f', 4);
}

QString intervalText(const evaluation::Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return QStringLiteral("–");
  return QStringLiteral("%1 … %2").arg(figureText(interval.low), figureText(interval.high));
}

QString pText(double p) {
  if (p < 1e-300) return QStringLiteral("< 1e-300");
  return p < 0.001 ? QLocale().toString(p, 'e', 1).toLower() : QLocale().toString(p, 'f', 3);
}

QString resultLabel(const experiment::ComparedResult& result) {
  const QString name = QString::fromStdString(result.name);
  const QString run = QString::fromStdString(result.run);
  return run.isEmpty() || run == name ? name
                                      : ResultsModel::tr("%1 (%2)", "model, scoring").arg(run, scoringName(result.scoring));
}

std::vector<ResultRow> result_rows(const experiment::ExperimentResult& result) {
  std::vector<ResultRow> rows;
  for (const experiment::ComparedResult& each : result.results) {
    // A result is named by its model, with the scoring in brackets where the model has two.
    int series = 0;
    QString model = QString::fromStdString(each.name);
    std::size_t longest = 0;
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
      const std::string& name = result.runs[i]->name;
      const bool same = each.name == name || each.name.starts_with(name + " (");
      if (!same || name.size() < longest) continue;
      longest = name.size();
      series = static_cast<int>(i);
      model = QString::fromStdString(name);
    }
    rows.push_back({ResultRow::Kind::model, model, scoringName(each.scoring), figures(each.evaluated, kOf(result)), series});
  }
  if (!result.results.empty()) {
    for (const experiment::LevelResult& level : result.levels) {
      rows.push_back({ResultRow::Kind::popularity, {}, {}, figures(level.evaluated, kOf(result)), -1});
    }
    const auto& any = *result.results.front().evaluated.evaluation;
    rows.push_back({ResultRow::Kind::random, {}, {}, randomFigures(any, kOf(result)), -1});
  }
  return rows;
}

void ResultsModel::setResult(const std::shared_ptr<const experiment::ExperimentResult>& result) {
  beginResetModel();
  result_ = result;
  rows_ = result ? result_rows(*result) : std::vector<ResultRow>();
  endResetModel();
  if (sortColumn_ >= 0) sort(sortColumn_, sortOrder_);
}

void ResultsModel::retranslate() {
  setResult(result_);
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

int ResultsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int ResultsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : column_count; }

QVariant ResultsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ResultRow& row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const bool level = row.kind != ResultRow::Kind::model;
  if (role == Qt::TextAlignmentRole) return aligned(column <= scoring);
  if (role == Qt::ForegroundRole) {
    const bool interval = column > scoring && (column - hit_1) % 2 == 1;
    return level || interval ? QVariant(theme::muted()) : QVariant();
  }
  if (column <= scoring) {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (column == scoring) return row.scoring;
    if (row.kind == ResultRow::Kind::popularity) return tr("Popularity level");
    if (row.kind == ResultRow::Kind::random) return tr("Random level");
    return row.model;
  }
  const Figure& figure = row.figures[static_cast<std::size_t>((column - hit_1) / 2)];
  const bool interval = (column - hit_1) % 2 == 1;
  if (role == Qt::DisplayRole) {
    if (!interval)
      return row.kind == ResultRow::Kind::random && figure.mean < 1e-4 ? QLocale().toString(figure.mean, 'e', 1)
                                                                       : figureText(figure.mean);
    return figure.has_interval ? intervalText(figure.bootstrap) : QString();
  }
  if (role == Qt::ToolTipRole && figure.has_interval) {
    return tr("Bootstrap interval: %1\nStudent's t-interval: %2").arg(intervalText(figure.bootstrap), intervalText(figure.t));
  }
  return {};
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return aligned(section <= scoring);
  const unsigned k = result_ ? kOf(*result_) : 10;
  const double confidence = result_ ? result_->spec.evaluation.intervals.confidence : 0.95;
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case hit_1: return tr("Share of held-out steps whose next artist is ranked first");
      case hit_k: return tr("Share of held-out steps whose next artist is among the %1 best").arg(k);
      case mrr: return tr("Mean of 1 / rank of the next artist, over the whole catalogue");
      case hit_1_interval:
      case hit_k_interval:
      case mrr_interval: return tr("Percentile bootstrap over sequences; the t-interval is in the tooltips");
      default: return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case model: return tr("Model");
    case scoring: return tr("Scoring");
    case hit_1: return metricText(Metric::hit_1, k);
    case hit_k: return metricText(Metric::hit_k, k);
    case mrr: return metricText(Metric::mrr, k);
    default: return tr("%1 % interval").arg(QLocale().toString(100 * confidence, 'g', 4));
  }
}

void ResultsModel::sort(int column, Qt::SortOrder order) {
  sortColumn_ = column;
  sortOrder_ = order;
  if (column < 0 || rows_.empty()) return;
  emit layoutAboutToBeChanged();
  const auto before = [this, column](const ResultRow& a, const ResultRow& b) {
    if (column == model) return a.model.localeAwareCompare(b.model) < 0;
    if (column == scoring) return a.scoring.localeAwareCompare(b.scoring) < 0;
    const auto at = static_cast<std::size_t>((column - hit_1) / 2);
    return a.figures[at].mean < b.figures[at].mean;
  };
  std::stable_sort(rows_.begin(), rows_.end(), [&before, order](const ResultRow& a, const ResultRow& b) {
    return order == Qt::AscendingOrder ? before(a, b) : before(b, a);
  });
  emit layoutChanged();
}

void ComparisonsModel::setResult(const std::shared_ptr<const experiment::ExperimentResult>& result) {
  beginResetModel();
  result_ = result;
  endResetModel();
}

void ComparisonsModel::retranslate() {
  setResult(result_);
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

int ComparisonsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !result_ ? 0 : static_cast<int>(result_->comparisons.pairs.size());
}
int ComparisonsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : column_count; }

QVariant ComparisonsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const evaluation::PairComparison& each = result_->comparisons.pairs[static_cast<std::size_t>(index.row())];
  if (role == Qt::TextAlignmentRole) return aligned(index.column() == pair);
  if (role == Qt::ToolTipRole && index.column() == p) {
    return each.wilcoxon.exact
               ? tr("Exact distribution")
               : tr("Normal approximation, corrected for ties; z = %1").arg(QLocale().toString(each.wilcoxon.z, 'f', 2));
  }
  if (role == Qt::ToolTipRole && index.column() == interval) {
    return tr("Bootstrap interval: %1\nStudent's t-interval: %2")
        .arg(intervalText(each.difference.bootstrap), intervalText(each.difference.t));
  }
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case pair: {
      const auto labelOf = [this](const std::string& name) {
        const auto found =
            std::ranges::find_if(result_->results, [&](const experiment::ComparedResult& r) { return r.name == name; });
        return found == result_->results.end() ? QString::fromStdString(name) : resultLabel(*found);
      };
      const QString a = labelOf(result_->comparisons.names[each.a]);
      const QString b = labelOf(result_->comparisons.names[each.b]);
      switch (result_->comparisons.options.alternative) {
        case evaluation::Alternative::greater: return QStringLiteral("%1\n>  %2").arg(a, b);
        case evaluation::Alternative::less: return QStringLiteral("%1\n<  %2").arg(a, b);
        case evaluation::Alternative::two_sided: return QStringLiteral("%1\n≠  %2").arg(a, b);
      }
      return {};
    }
    case difference: return figureText(each.difference.mean);
    case interval: return intervalText(each.difference.bootstrap);
    case statistic: return QLocale().toString(each.wilcoxon.statistic, 'f', 1);
    case pairs: return tr("%1 of %2").arg(number(each.wilcoxon.non_zero), number(each.wilcoxon.pairs));
    case p: return pText(each.wilcoxon_p.holm);
    default: return {};
  }
}

QVariant ComparisonsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return aligned(section == pair);
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case difference: return tr("Mean difference per sequence");
      case statistic: return tr("Sum of the ranks of positive differences (two-sided: the smaller of both sums)");
      case pairs: return tr("Sequences on which the two differ, of all sequences");
      case p: return tr("How likely a difference at least so large is if the two were equally good");
      default: return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  const double confidence = result_ ? result_->spec.evaluation.intervals.confidence : 0.95;
  switch (section) {
    case pair: return tr("Tested");
    case difference: return tr("Difference");
    case interval: return tr("%1 % interval").arg(QLocale().toString(100 * confidence, 'g', 4));
    case statistic: return QStringLiteral("W");
    case pairs: return tr("Pairs that differ");
    case p: return QStringLiteral("p");
    default: return {};
  }
}

QString table_text(const QAbstractItemModel& model, TableFormat format) {
  const bool markdown = format == TableFormat::markdown;
  const auto line = [markdown](const QStringList& cells) {
    return markdown ? QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n")
                    : cells.join(u'\t') + u'\n';
  };
  const auto clean = [markdown](QString text) {
    text.replace(u'\t', u' ').replace(u'\n', u' ');
    return markdown ? text.replace(u'|', QStringLiteral("\\|")) : text;
  };
  QStringList head;
  QStringList rule;
  for (int c = 0; c < model.columnCount(); ++c) {
    head += clean(model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
    rule += c == 0 ? QStringLiteral("---") : QStringLiteral("---:");
  }
  QString out = line(head);
  if (markdown) out += line(rule);
  for (int r = 0; r < model.rowCount(); ++r) {
    QStringList cells;
    for (int c = 0; c < model.columnCount(); ++c) cells += clean(model.index(r, c).data().toString());
    out += line(cells);
  }
  return out;
}

}  // namespace segue::ui
