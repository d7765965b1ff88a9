// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>
#include <memory>
#include <vector>

#include "core/experiment/experiment.h"
#include "ui/jobs/latest_job.h"
#include "ui/pages/page.h"

class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QVBoxLayout;

namespace segue::ui {

class EmptyState;
class Heading;
class JobBar;
class ProblemBar;

/// The last evaluation as a page to read, and everything that leaves Segue as a file.
class ReportPage : public Page {
  Q_OBJECT

 public:
  explicit ReportPage(Workspace& workspace, QWidget* parent = nullptr);
  ~ReportPage() override;
  void retranslate() override;

  [[nodiscard]] QString previewText() const;
  [[nodiscard]] QString statusText() const;
  void chooseRun(const QString& name);

 public slots:
  // Of the last evaluation. Each runs on a worker and ends in `exported` or in the problem bar.
  void exportHtml(const QString& path);
  void exportPdf(const QString& path);
  void exportFigures(const QString& path);     ///< CSV
  void exportExperiment(const QString& path);  ///< JSON of the whole comparison
  // Of the chosen run.
  void exportNpy(const QString& path);       ///< NAME.npy, NAME.artists.tsv and, with two tables, NAME.output.npy
  void exportWord2Vec(const QString& path);  ///< text
  void exportRun(const QString& folder);     ///< the whole run folder, written as FOLDER
  void exportRecipe(const QString& path);    ///< JSON that trains this run again

 signals:
  void previewed();
  void exported(const QString& path);

 protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Action {
    QPushButton* button;
    QLabel* help;
  };
  using Write = std::function<void(const std::filesystem::path&)>;

  QWidget* buildExports();
  Action addAction(QVBoxLayout* layout, const std::function<void()>& choose);
  void ask(const QString& title, const QString& name, const QString& filter, void (ReportPage::*save)(const QString&));
  void write(const QString& path, const Write& write);
  [[nodiscard]] std::shared_ptr<const experiment::Run> run() const;
  void runsChanged();
  void updateState();
  void preview();
  /// A section of the preview for each turn of the event loop: a long page at once would keep the window for two frames.
  void showNextSection();

  Heading* heading_;
  ProblemBar* problem_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  QTextBrowser* browser_;
  QFrame* reportCard_;
  QFrame* runCard_;
  QLabel* reportTitle_;
  QLabel* runTitle_;
  QComboBox* run_;
  std::vector<Action> reportActions_;
  std::vector<Action> runActions_;
  JobBar* bar_;
  QFrame* saved_;
  QLabel* status_;
  QPushButton* openFolder_;
  QString savedPath_;
  QStringList sections_;  // of the preview, still to be shown
  bool stale_ = true;     // the preview is not of the last result
  std::unique_ptr<Job> job_;
  LatestJob previewing_;
};

}  // namespace segue::ui
