// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "ui/pages/evaluate/story.h"
#include "ui/plot/table.h"

namespace segue::ui {

/// A row for each model and level, and one for a random ranking; of each figure its mean, its interval, the difference to the
/// baseline and that one's interval; then what is said of the lists and the vectors. Sortable; the baseline stays on top.
class ResultsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum class Kind {
    model,
    scoring,
    recall,  ///< of an approximate search
    mean,
    interval,
    difference,
    differenceInterval,
    coverage,
    gini,
    plays,
    novelty,
    cosine,
    tags
  };
  struct Column {
    Kind kind;
    std::size_t figure = 0;  ///< of mean … differenceInterval: index into EvaluationStory::figures
  };
  static constexpr std::size_t randomRow = static_cast<std::size_t>(-1);

  using QAbstractTableModel::QAbstractTableModel;
  void setStory(std::shared_ptr<const EvaluationStory> story);
  /// Name of a model, which the others are held against; one that is not there: none.
  void setBaseline(const QString& name);
  [[nodiscard]] const QString& baseline() const { return baseline_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// Index into EvaluationStory::models, or randomRow.
  [[nodiscard]] std::size_t modelOf(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  void retranslate();
  /// As figures.csv of the command line: one row for each model (and chance) and figure, with every interval, then what is
  /// recommended; and the differences to the baseline.
  [[nodiscard]] PlotTable tidyTable() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void fill();
  [[nodiscard]] std::size_t baselineModel() const;  ///< randomRow: none
  [[nodiscard]] double value(const Column& column, std::size_t model) const;
  [[nodiscard]] QString text(const Column& column, std::size_t model) const;
  [[nodiscard]] QString help(const Column& column, std::size_t model) const;

  std::shared_ptr<const EvaluationStory> story_;
  QString baseline_;
  std::vector<Column> columns_{{Kind::model}, {Kind::scoring}};
  std::vector<std::size_t> rows_;
  int sortColumn_ = -1;
  Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
};

}  // namespace segue::ui
