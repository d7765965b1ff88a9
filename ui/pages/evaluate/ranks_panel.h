// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

#include "ui/jobs/job.h"
#include "ui/pages/evaluate/story.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace segue::ui {

class ProblemBar;
class RankPlot;

/// Several models by their mean ranks: over the users of this data set, or over data sets, whose evaluations lie in run folders.
class RanksPanel : public QWidget {
  Q_OBJECT

 public:
  using Runs = std::vector<std::shared_ptr<const experiment::Run>>;

  explicit RanksPanel(QWidget* parent = nullptr);
  ~RanksPanel() override;
  /// `evaluated`: the runs of the story, with their evaluations.
  void setStory(std::shared_ptr<const EvaluationStory> story, Runs evaluated);
  /// Where evaluated runs of other data sets may lie; looked through when data sets are first asked for.
  void setKeptFolder(const QString& folder) { kept_ = folder; }
  void setRows(experiment::RankRows rows);
  /// Run folders, or folders that hold some; read on a worker.
  void addFolders(const QStringList& folders);
  [[nodiscard]] RankPlot& plot() { return *plot_; }
  [[nodiscard]] const std::optional<experiment::MeanRanks>& shown() const { return shown_; }
  [[nodiscard]] bool reading() const { return job_ != nullptr; }
  [[nodiscard]] QString words() const;
  void retranslate();

 signals:
  void shownChanged();

 private:
  void rank();
  void read();
  void start(std::unique_ptr<Job> job);
  void show(std::optional<experiment::MeanRanks> ranks, std::size_t dataSets);
  [[nodiscard]] bool ofDataSets() const;
  std::shared_ptr<const EvaluationStory> story_;
  Runs evaluated_;
  Runs others_;
  std::size_t unreadable_ = 0, otherProtocol_ = 0;  // of the folders read
  QString kept_;
  bool keptRead_ = false;
  QStringList toRead_;
  bool ranked_ = false;  // what is asked for is shown, or being made
  std::optional<experiment::MeanRanks> shown_;
  std::size_t dataSets_ = 0;
  QLabel* title_;
  QLabel* caption_;
  QLabel* words_;
  QComboBox* rows_;
  QPushButton* add_;
  ProblemBar* problem_;
  RankPlot* plot_;
  std::unique_ptr<Job> job_;
};

}  // namespace segue::ui
