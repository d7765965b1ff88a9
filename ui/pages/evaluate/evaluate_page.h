// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/experiment/experiment.h"
#include "ui/pages/evaluate/story.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace segue::ui {

class BandsPanel;
class CountsPanel;
class DifferencesPanel;
class EmptyState;
class EvaluationChoices;
class Heading;
class Job;
class JobBar;
class OverviewPanel;
class ProblemBar;
class SignificancePanel;
class WaterfallPanel;

/// Which model predicts the next artist better, and whether the difference is real.
///
/// Evaluating ranks (the workspace's job); what is then shown of the ranks, the story, is told by a job of the page's own
/// whenever another figure, source or test is looked at. Results stay until newer ones are there.
class EvaluatePage : public Page {
  Q_OBJECT

 public:
  explicit EvaluatePage(Workspace& workspace, QWidget* parent = nullptr);
  ~EvaluatePage() override;
  void retranslate() override;
  void saveState(QSettings& settings) const override;
  void restoreState(const QSettings& settings) override;

  [[nodiscard]] EvaluationChoices& choices() { return *choices_; }
  /// As the page's fields say; data, corpus and models are the workspace's.
  [[nodiscard]] experiment::ExperimentSpec spec() const;
  void setDevice(const device::Choice& device) { device_ = device; }  ///< where models are ranked
  void evaluate();                                                    ///< starts the job; the views are filled when it is done
  /// What is shown; null: nothing yet.
  [[nodiscard]] const std::shared_ptr<const EvaluationStory>& story() const { return story_; }
  [[nodiscard]] OverviewPanel& overview() { return *overview_; }
  [[nodiscard]] SignificancePanel& significance() { return *significance_; }
  [[nodiscard]] DifferencesPanel& differences() { return *differences_; }
  [[nodiscard]] WaterfallPanel& waterfall() { return *waterfall_; }
  [[nodiscard]] CountsPanel& counts() { return *counts_; }
  void compareBy(const FigureKey& key);  ///< one of the figures that are shown
  void setBaseline(const QString& name);
  [[nodiscard]] QString verdictText() const;

 signals:
  void storyChanged();

 private:
  QWidget* buildSide();
  QWidget* buildViews();
  void runsChanged();
  void updateState();
  [[nodiscard]] static QString olderFigures(const experiment::Run& run);
  void follow(Job* job);
  void takeResult();
  void tell();
  void stopTelling();
  void showStory();
  void showRest();
  void fillFigures();
  [[nodiscard]] QString resultName(const QString& model) const;
  void fillBaselines();
  [[nodiscard]] FigureKey comparedFigure() const;
  [[nodiscard]] StoryOptions storyOptions() const;

  Heading* heading_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  ProblemBar* problem_;
  EvaluationChoices* choices_;
  QLabel* stale_;
  QPushButton* evaluate_;
  JobBar* job_;
  JobBar* tellBar_;

  QStackedWidget* outcome_;
  EmptyState* none_;
  QLabel* headline_;
  QLabel* detail_;
  QLabel* figureLabel_;
  QComboBox* figure_;  // the figure that is compared
  QLabel* averagingLabel_;
  QComboBox* averaging_;
  QLabel* sourcesLabel_;
  QComboBox* sources_;
  QLabel* baselineLabel_;
  QComboBox* baseline_;
  QTabWidget* tabs_;
  OverviewPanel* overview_;
  BandsPanel* bands_;
  DifferencesPanel* differences_;
  SignificancePanel* significance_;
  WaterfallPanel* waterfall_;
  CountsPanel* counts_;

  std::shared_ptr<const experiment::ExperimentResult> result_;  // what the story is of
  bool kept_ = false;                                           // it was made in an earlier session
  std::vector<EvaluatedModel> models_;
  std::shared_ptr<const EvaluationStory> story_;
  FigureKey wanted_{evaluation::Measure::hit_rate, 10, false};
  device::Choice device_;
  bool otherChoices_ = false;  // than those of the result
  std::unique_ptr<Job> telling_;
};

}  // namespace segue::ui
