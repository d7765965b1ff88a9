// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "core/evaluation/waterfall.h"
#include "core/experiment/evaluation_spec.h"
#include "ui/jobs/job.h"
#include "ui/pages/evaluate/story.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace segue::ui {

class EmptyState;
class JobBar;
class ProblemBar;
class WaterfallPlot;

/// What the steps are about.
struct WaterfallChoice {
  experiment::FigureKind figure;             ///< whose interval and test
  evaluation::ComparisonOptions comparison;  ///< how they are made
  QString baseline;                          ///< name of a result or level that the p is against; empty: the first level
  bool trainAnew = false;                    ///< for each defect of data and training
};

/// Evaluates a model again under every protocol on the way from "as in 2020" to the corrected one. Called on a worker.
using MakeWaterfall =
    std::function<std::vector<evaluation::WaterfallStep>(const EvaluatedModel& model, const WaterfallChoice&, Progress&)>;

/// What each defect of the 2020 study does to the compared figure, and to the figure that it is about, one switch at a time; made
/// when it is asked for.
class WaterfallPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WaterfallPanel(QWidget* parent = nullptr);
  ~WaterfallPanel() override;
  void setStory(std::shared_ptr<const EvaluationStory> story, MakeWaterfall make);
  void setBaseline(const QString& result) { baseline_ = result; }
  void setTrainAnew(bool anew);
  void start();
  [[nodiscard]] WaterfallPlot& plot() { return *plot_; }
  [[nodiscard]] bool running() const { return job_ != nullptr; }
  void retranslate();

 private:
  void showSteps();
  [[nodiscard]] std::string shownName(const std::string& key) const;
  void updateState();
  std::shared_ptr<const EvaluationStory> story_;
  MakeWaterfall make_;
  std::vector<evaluation::WaterfallStep> steps_;
  EvaluatedModel madeOf_;  // the model that the steps are of
  WaterfallChoice madeBy_;
  QString baseline_;
  QLabel* title_;
  QLabel* caption_;
  QComboBox* model_;
  QCheckBox* anew_;
  QPushButton* start_;
  ProblemBar* problem_;
  JobBar* bar_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  WaterfallPlot* plot_;
  std::unique_ptr<Job> job_;
};

}  // namespace segue::ui
