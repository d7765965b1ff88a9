// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <utility>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace segue::ui {

class Job;
class JobQueue;

/// The trainings that wait, run and have ended, each with its state, and a button to cancel what has not
/// ended, or to resume or to train on what has.
class QueuePanel : public QFrame {
  Q_OBJECT

 public:
  /// `colorOf` gives the index of a job's series colour.
  QueuePanel(JobQueue& queue, std::function<int(const Job*)> colorOf, QWidget* parent = nullptr);
  /// `trainable` tells whether a training that has ended can be trained on.
  void setTrainable(std::function<bool(const Job*)> trainable) { trainable_ = std::move(trainable); }
  /// … and `resumable`, resumed.
  void setResumable(std::function<bool(const Job*)> resumable) { resumable_ = std::move(resumable); }
  void rebuild();
  void retranslate();

 signals:
  void trainOn(const QString& run);
  void resume(const QString& run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  JobQueue& queue_;
  std::function<int(const Job*)> colorOf_;
  std::function<bool(const Job*)> trainable_;
  std::function<bool(const Job*)> resumable_;
  QLabel* title_;
  QPushButton* clear_;
  QScrollArea* area_;
  QVBoxLayout* rows_;
};

}  // namespace segue::ui
