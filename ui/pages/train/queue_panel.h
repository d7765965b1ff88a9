// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace segue::ui {

class Job;
class JobQueue;

/// The trainings that wait, run and have ended, each with its state, and a button to cancel what has not ended.
class QueuePanel : public QFrame {
  Q_OBJECT

 public:
  /// `colorOf` gives the index of a job's series colour.
  QueuePanel(JobQueue& queue, std::function<int(const Job*)> colorOf, QWidget* parent = nullptr);
  void rebuild();
  void retranslate();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  JobQueue& queue_;
  std::function<int(const Job*)> colorOf_;
  QLabel* title_;
  QPushButton* clear_;
  QScrollArea* area_;
  QVBoxLayout* rows_;
};

}  // namespace segue::ui
