// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <memory>
#include <vector>

#include "ui/theme.h"
#include "ui/workspace.h"

class QActionGroup;
class QLabel;
class QListWidget;
class QMenu;
class QStackedWidget;

namespace segue::ui {

class Page;
class ProblemBar;

/// Composes the steps and the list of trained models around one Workspace; menus, language, theme, geometry. Nothing else.
/// Takes theme and language from the settings, and writes them, its geometry and the pages' states back when it closes.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  enum class Step { data, train, neighbors, map, evaluate, report };

  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;
  [[nodiscard]] Workspace& workspace() { return workspace_; }
  void showStep(Step step);
  [[nodiscard]] Step step() const;
  void open(const QStringList& paths);  ///< a folder of data or of a run, or files of one set

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  /// An action or a menu and the English text it gets, translated, whenever the language changes.
  template <class T>
  struct Named {
    T* thing;
    const char* text;
  };

  void makeSidebar(QWidget* sidebar);
  void makePages();
  void makeStatusBar();
  void showDataset();
  void retranslate();
  void writeSettings() const;
  void readSettings();

  // main_window_menus.cpp
  void makeMenus();
  void retranslateMenus();
  void fillRecent();
  void chooseTheme(theme::Mode mode);
  void chooseLanguage(const QString& code);
  void askFolder();
  void askFiles();
  void about();

  // main_window_runs.cpp
  void makeRunList(QWidget* sidebar);
  void listRuns();
  void showRunMenu(const QPoint& position);
  [[nodiscard]] QString chosenRun() const;
  void askOpenRun();
  void openRun(const QString& folder);
  void askSaveRun(const QString& name);
  void askRemoveRun(const QString& name);

  // main_window_status.cpp
  [[nodiscard]] Job* activeJob();
  void showActivity();
  void askDevices();
  void showDevice();

  Workspace workspace_;
  JobQueue files_;               ///< reading and writing runs
  std::unique_ptr<Job> asking_;  ///< which GPU there is
  bool closingAnyway_ = false;

  QListWidget* steps_ = nullptr;
  QLabel* runsTitle_ = nullptr;
  QListWidget* runs_ = nullptr;
  QLabel* noRuns_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  std::vector<Page*> pages_;
  ProblemBar* problem_ = nullptr;
  QLabel* activity_ = nullptr;
  QLabel* device_ = nullptr;

  std::vector<Named<QMenu>> menus_;
  std::vector<Named<QAction>> actions_;
  QMenu* recent_ = nullptr;
  QAction* saveRun_ = nullptr;
  QAction* coldArtists_ = nullptr;
  QActionGroup* themes_ = nullptr;
  QActionGroup* languages_ = nullptr;
};

}  // namespace segue::ui
