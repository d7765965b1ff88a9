// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "ui/workspace.h"

class QListWidget;
class QStackedWidget;

namespace segue::ui {

class Page;

/// Composes the steps and the list of trained models around one Workspace; menus, language, theme, geometry. Nothing else.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  enum class Step { data, train, neighbors, map, evaluate, report };

  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;
  [[nodiscard]] Workspace& workspace() { return workspace_; }
  void showStep(Step step);
  void open(const QStringList& paths);  ///< a folder, or files of one set

 private:
  Workspace workspace_;
};

}  // namespace segue::ui
