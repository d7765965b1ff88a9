// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "ui/pages/evaluate/story.h"

namespace segue::ui {

/// Every pair of models by the figure that is compared: effects with their intervals first, then the tests.
class PairsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    better,
    worse,
    difference,
    differenceInterval,
    rankBiserial,
    rankBiserialInterval,
    wins,
    ties,
    losses,
    cohen,
    statistic,
    pWilcoxon,
    pWilcoxonHolm,
    pWilcoxonBh,
    pRandomisation,
    pRandomisationHolm,
    pRandomisationBh,
    column_count
  };

  using QAbstractTableModel::QAbstractTableModel;
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void retranslate();
  [[nodiscard]] const evaluation::PairComparison& pair(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] double value(const evaluation::PairComparison& pair, int column) const;
  std::shared_ptr<const EvaluationStory> story_;
};

/// Models by models: the row's model less the column's, with its interval, then p.
class SignificanceModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum class Test { wilcoxon, randomisation };
  enum class Correction { holm, benjaminiHochberg, none };
  /// −1, 0, 1: significantly worse, not told apart, significantly better than the column's model.
  static constexpr int verdictRole = Qt::UserRole + 1;

  using QAbstractTableModel::QAbstractTableModel;
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void setTest(Test test, Correction correction);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  /// Three lines: difference, interval, p.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] double p(const evaluation::PairComparison& pair) const;
  [[nodiscard]] double corrected(const evaluation::CorrectedP& all) const;
  std::shared_ptr<const EvaluationStory> story_;
  Test test_ = Test::wilcoxon;
  Correction correction_ = Correction::holm;
};

}  // namespace segue::ui
