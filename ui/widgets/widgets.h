// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small parts every page is made of.

#include <QFrame>
#include <QWidget>

#include "ui/jobs/job.h"

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace segue::ui {

/// A page's heading: title and one muted line under it.
class Heading : public QWidget {
  Q_OBJECT
 public:
  explicit Heading(QWidget* parent = nullptr);
  void setText(const QString& title, const QString& subtitle);

 private:
  QLabel* title_;
  QLabel* subtitle_;
};

/// What a page shows while it has nothing: a title, a sentence, and a button for the next step.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(QWidget* parent = nullptr);
  void setText(const QString& title, const QString& text, const QString& button);  ///< empty button: none
 signals:
  void clicked();

 private:
  QLabel* title_;
  QLabel* text_;
  QPushButton* button_;
};

/// An error in place: what, where, what to do; can be closed.
class ProblemBar : public QFrame {
  Q_OBJECT
 public:
  explicit ProblemBar(QWidget* parent = nullptr);
  void showProblem(const Problem& problem);
  [[nodiscard]] QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QLabel* what_;
  QLabel* remedy_;
};

/// Phase, bar, rate and time left of a job, polled ten times a second, with cancel and (if wanted) stop-and-keep buttons.
/// Hides itself when the job ends.
class JobBar : public QFrame {
  Q_OBJECT
 public:
  explicit JobBar(bool withStopAndKeep, QWidget* parent = nullptr);
  void follow(Job* job);  ///< null: nothing

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void poll();
  void retranslate();
  Job* job_ = nullptr;
  QLabel* phase_;
  QLabel* rate_;
  QBoxLayout* texts_;
  QProgressBar* bar_;
  QPushButton* stop_;
  QPushButton* cancel_;
  QTimer* timer_;
};

/// "1,234,567", "3.2 M/s", "2 min 10 s" in the interface's locale.
[[nodiscard]] QString number(quint64 value);
[[nodiscard]] QString compact(double value);
[[nodiscard]] QString duration(double seconds);

}  // namespace segue::ui
