// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/experiment/experiment.h"
#include "ui/pages/page.h"

class QAbstractItemModel;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace segue::ui {

/// The page's choices that are plain fields.
struct PageOptions {
  unsigned k = 10;
  evaluation::IntervalOptions intervals;
};
template <class V>
void fields(V& v, PageOptions& o) {
  v.field(Field{"k", SEGUE_TEXT("k"), SEGUE_TEXT("A hit: the next artist is among the k best"), 1, 1000}, o.k);
  fields(v, o.intervals);
}

class ComparisonsModel;
class EmptyState;
class Heading;
class IntervalPlot;
class Job;
class JobBar;
class OptionsForm;
class ProblemBar;
class ResultsModel;

/// Which model predicts the next artist better, and whether the difference is real.
class EvaluatePage : public Page {
  Q_OBJECT

 public:
  explicit EvaluatePage(Workspace& workspace, QWidget* parent = nullptr);
  ~EvaluatePage() override;
  void retranslate() override;
  void saveState(QSettings& settings) const override;
  void restoreState(const QSettings& settings) override;

  [[nodiscard]] std::vector<QString> chosenRuns() const;
  void setChosen(const QString& run, bool chosen);
  /// Protocol and test as the page's fields say; data, corpus and models are the workspace's.
  [[nodiscard]] experiment::ExperimentSpec spec() const;
  void evaluate();  ///< starts the job; the tables are filled when it is done
  [[nodiscard]] ResultsModel& results() { return *results_; }
  [[nodiscard]] ComparisonsModel& comparisons() { return *comparisons_; }
  [[nodiscard]] QString verdictText() const;
  [[nodiscard]] QString notesText() const;

 private:
  QWidget* buildChoices();
  QWidget* buildResults();
  QTableView* makeTable(QAbstractItemModel* model) const;
  void fitRuns();
  QToolButton* makeCopyButton(QAbstractItemModel* model);
  void runsChanged();
  void updateState();
  void follow(Job* job);
  void showResult();
  void showPlot();
  void fitTable(QTableView* table, int left) const;

  Heading* heading_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  ProblemBar* problem_;

  QLabel* runsLabel_;
  QListWidget* runs_;
  QLabel* scoringsLabel_;
  QCheckBox* resembles_;
  QCheckBox* followedBy_;
  QLabel* protocolLabel_;
  OptionsForm* protocol_;
  QLabel* testLabel_;
  QFormLayout* test_;
  QComboBox* metric_;
  QComboBox* alternative_;
  QComboBox* zeros_;
  QPushButton* evaluate_;
  JobBar* job_;

  QStackedWidget* outcome_;
  EmptyState* none_;
  QLabel* headline_;
  QLabel* detail_;
  QLabel* resultsLabel_;
  QLabel* plotLabel_;
  QComboBox* plotMetric_;
  QLabel* testsLabel_;
  QLabel* notesLabel_;
  QLabel* notes_;
  std::vector<QToolButton*> copyButtons_;
  ResultsModel* results_;
  ComparisonsModel* comparisons_;
  QTableView* resultsTable_;
  QTableView* comparisonsTable_;
  IntervalPlot* plot_;
};

}  // namespace segue::ui
