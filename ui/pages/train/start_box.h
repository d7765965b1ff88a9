// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/experiment/run.h"
#include "ui/workspace.h"

class QComboBox;
class QLabel;

namespace segue::ui {

/// What training begins with: new vectors, those of a run or where it ended, or those of a file.
class StartBox : public QWidget {
  Q_OBJECT

 public:
  explicit StartBox(QWidget* parent = nullptr);
  void setRuns(std::vector<std::shared_ptr<const experiment::Run>> runs);  ///< a chosen one that is gone: new vectors
  void chooseRun(const QString& name);
  void chooseToResume(const QString& name);  ///< a run that can be resumed (experiment::can_resume)
  void chooseFile(const QString& path);
  void chooseNew();
  [[nodiscard]] TrainingStart choice() const;
  /// The chosen run; null where none is.
  [[nodiscard]] std::shared_ptr<const experiment::Run> run() const;
  void retranslate();

 signals:
  void changed();

 private:
  void activated(int index);
  void fill();
  void showHelp();
  std::vector<std::shared_ptr<const experiment::Run>> runs_;
  QString file_;
  TrainingStart choice_;
  QLabel* label_;
  QComboBox* box_;
  QLabel* help_;
};

}  // namespace segue::ui
