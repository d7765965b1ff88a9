// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables of an evaluation.

#include <QAbstractTableModel>
#include <QColor>
#include <QString>
#include <array>
#include <memory>
#include <vector>

#include "core/experiment/experiment.h"

namespace segue::ui {

/// A figure and its intervals; the random level has none.
struct Figure {
  double mean = 0;
  bool has_interval = false;
  evaluation::Interval bootstrap;
  evaluation::Interval t;
};

/// One row of the results: a model by one scoring, or a level that costs no model.
struct ResultRow {
  enum class Kind { model, popularity, random };
  Kind kind = Kind::model;
  QString model;
  QString scoring;
  std::array<Figure, 3> figures;  ///< hit@1, hit@k, MRR
  int series = -1;                ///< index into the theme's series colours; −1: a level
};

/// The figures of the page.
enum class Metric { hit_1, hit_k, mrr };
[[nodiscard]] experiment::FigureKind kindOf(Metric metric, unsigned k);
/// The k of hit@k.
[[nodiscard]] unsigned kOf(const experiment::ExperimentResult& result);
/// The one that the comparison is about.
[[nodiscard]] Metric comparedBy(const experiment::ExperimentResult& result);
/// "hit@1", "hit@10", "MRR".
[[nodiscard]] QString metricText(Metric metric, unsigned k);
/// Four decimals.
[[nodiscard]] QString figureText(double value);
[[nodiscard]] QString intervalText(const evaluation::Interval& interval);
/// "item2vec (is followed by)": with the scoring in the interface's language where the model has two.
[[nodiscard]] QString resultLabel(const experiment::ComparedResult& result);
[[nodiscard]] std::vector<ResultRow> result_rows(const experiment::ExperimentResult& result);

/// Rows of figures with their bootstrap intervals (t-intervals in the tooltip). Sortable by any column.
class ResultsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { model, scoring, hit_1, hit_1_interval, hit_k, hit_k_interval, mrr, mrr_interval, column_count };

  using QAbstractTableModel::QAbstractTableModel;
  void setResult(const std::shared_ptr<const experiment::ExperimentResult>& result);
  [[nodiscard]] const std::vector<ResultRow>& rows() const { return rows_; }
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  std::shared_ptr<const experiment::ExperimentResult> result_;
  std::vector<ResultRow> rows_;
  int sortColumn_ = -1;
  Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
};

/// The paired tests: is a better than b?
class ComparisonsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { pair, difference, interval, statistic, pairs, p, column_count };

  using QAbstractTableModel::QAbstractTableModel;
  void setResult(const std::shared_ptr<const experiment::ExperimentResult>& result);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::shared_ptr<const experiment::ExperimentResult> result_;
};

enum class TableFormat { tsv, markdown };
/// All that a table shows, with its header.
[[nodiscard]] QString table_text(const QAbstractItemModel& model, TableFormat format);

/// "p = 0.012", or "p < 1e-300" where it cannot be told from zero.
[[nodiscard]] QString pText(double p);

}  // namespace segue::ui
