// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/data/vocabulary.h"
#include "core/device/device.h"
#include "ui/pages/page.h"
#include "ui/pages/train/curve.h"

class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace segue::ui {

class CurvesPanel;
class EmptyState;
class Heading;
class Job;
class JobBar;
class ProblemBar;
class QueuePanel;
class TrainingForm;
class WatchedModel;

/// Trains models and shows how they learn: curves, figures, and the neighbours of a few artists as they change.
class TrainPage : public Page {
  Q_OBJECT

 public:
  explicit TrainPage(Workspace& workspace, QWidget* parent = nullptr);
  ~TrainPage() override;
  void retranslate() override;
  void saveState(QSettings& settings) const override;
  void restoreState(const QSettings& settings) override;

 signals:
  /// Where item2vec is to be trained, and models ranked.
  void deviceChosen(const segue::device::Choice& choice);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Followed {
    Curve curve;
    std::shared_ptr<const data::Vocabulary> vocabulary;  // that watched neighbours are indices of
    std::uint64_t watchedVersion = 0;
    int order = 0;
  };

  QWidget* makeContent();
  QWidget* makeNotice();
  void startTraining();
  void followQueue();
  void follow(Job* job);
  void poll();
  bool take(Job* job, Followed& followed);
  void showFigures(Job* job, const Followed& followed);
  void showCurves();
  void showNotice(const QString& run);
  void showCorpus();
  void refreshFreshName();
  [[nodiscard]] int colorOf(const Job* job) const;

  QStackedWidget* stack_;
  EmptyState* empty_;
  Heading* heading_ = nullptr;
  TrainingForm* form_ = nullptr;
  ProblemBar* problem_ = nullptr;
  QFrame* notice_ = nullptr;
  QLabel* noticeText_ = nullptr;
  QPushButton* seeNeighbors_ = nullptr;
  QPushButton* evaluate_ = nullptr;
  QueuePanel* queue_ = nullptr;
  JobBar* jobBar_ = nullptr;
  QWidget* figures_ = nullptr;
  std::vector<QLabel*> figureValues_;
  std::vector<QLabel*> figureNames_;
  EmptyState* nothingYet_ = nullptr;
  QWidget* live_ = nullptr;
  CurvesPanel* curves_ = nullptr;
  QWidget* watchedTop_ = nullptr;
  QLabel* watchedTitle_ = nullptr;
  QComboBox* watchedScoring_ = nullptr;
  WatchedModel* watched_ = nullptr;
  QTableView* watchedTable_ = nullptr;
  QTimer* timer_;
  std::map<Job*, Followed> followed_;
  Job* shown_ = nullptr;  // whose figures and watched neighbours are shown
  QString lastRun_;       // of the notice
  int started_ = 0;
  bool curvesChanged_ = false;
};

}  // namespace segue::ui
