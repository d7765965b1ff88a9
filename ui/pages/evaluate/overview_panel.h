// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/evaluate/story.h"

class QComboBox;
class QFrame;
class QLabel;

namespace segue::ui {

class PanelTable;
class IntervalPlot;
class ResultsModel;
class SeedsModel;

/// Every figure of every model, the differences to a baseline, and one figure drawn with its intervals.
class OverviewPanel : public QWidget {
  Q_OBJECT

 public:
  explicit OverviewPanel(QWidget* parent = nullptr);
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void setNotes(const QString& html);
  void setBaseline(const QString& name);
  [[nodiscard]] ResultsModel& results() { return *results_; }
  [[nodiscard]] SeedsModel& seeds() { return *seeds_; }
  [[nodiscard]] IntervalPlot& plot() { return *plot_; }
  void retranslate();

 signals:
  void baselineChosen(const QString& name);  ///< empty: none

 private:
  void say();
  void showPlot();
  [[nodiscard]] QStringList notes() const;  // what the figures are
  void showMenu(const QPoint& at);

  std::shared_ptr<const EvaluationStory> story_;
  QLabel* resultsLabel_;
  QLabel* caption_;
  QLabel* plotLabel_;
  QLabel* plotCaption_;
  QWidget* seedsPart_;
  QLabel* seedsLabel_;
  QLabel* seedsCaption_;
  SeedsModel* seeds_;
  PanelTable* seedsTable_;
  QLabel* notesLabel_;
  QLabel* notes_;
  QComboBox* drawn_;  // means, or differences to the baseline
  ResultsModel* results_;
  PanelTable* table_;
  IntervalPlot* plot_;
};

}  // namespace segue::ui
