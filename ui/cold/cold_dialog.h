// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <memory>
#include <optional>

#include "core/experiment/run.h"
#include "ui/jobs/job.h"

class QLabel;
class QPushButton;
class QTableView;

namespace segue::ui {

class ColdHoldingsPanel;
class ColdTableModel;
class Heading;
class JobBar;
class LatestJob;
class OptionsForm;
class ProblemBar;
class Workspace;

/// Predicts vectors of artists that nobody has played, for a trained model: says what there is to predict from, has the options
/// with their help, and shows how well known artists were predicted that were treated as cold. The work is a job of the queue in
/// which models are trained; it goes on when the dialog is closed.
class ColdDialog : public QDialog {
  Q_OBJECT

 public:
  ColdDialog(Workspace& workspace, const QString& run, QWidget* parent = nullptr);
  ~ColdDialog() override;

  [[nodiscard]] models::ColdOptions options() const;
  /// Null before and after the work.
  [[nodiscard]] Job* job() const { return job_; }
  void predict();

 signals:
  void counted();  ///< what is known of the artists is shown

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeOptions();
  QWidget* makeFigures();
  QWidget* makeButtons();
  void count();
  void follow(Job* job);
  void showFigures(const std::shared_ptr<const experiment::Run>& run);
  void fillTables();
  void showIdle();
  void copy();
  void retranslate();

  Workspace& workspace_;
  QString run_;                                   ///< the model to predict for
  std::shared_ptr<const experiment::Run> shown_;  ///< whose figures are seen; null: none yet
  std::optional<experiment::ColdHoldings> known_;
  LatestJob* counting_;
  Job* job_ = nullptr;

  Heading* heading_ = nullptr;
  ProblemBar* problem_ = nullptr;
  OptionsForm* form_ = nullptr;
  ColdHoldingsPanel* holdings_ = nullptr;
  JobBar* bar_ = nullptr;
  QWidget* figures_ = nullptr;
  QLabel* figuresTitle_ = nullptr;
  QLabel* sentence_ = nullptr;
  QLabel* vectorsTitle_ = nullptr;
  QLabel* nextTitle_ = nullptr;
  QLabel* note_ = nullptr;
  ColdTableModel* vectors_ = nullptr;
  ColdTableModel* next_ = nullptr;
  QTableView* vectorsTable_ = nullptr;
  QTableView* nextTable_ = nullptr;
  QPushButton* copy_ = nullptr;
  QPushButton* close_ = nullptr;
  QPushButton* predict_ = nullptr;
};

/// Opens the dialog for a run over `parent`, in the place of one that is open.
void askColdArtists(Workspace& workspace, const QString& run, QWidget* parent);

}  // namespace segue::ui
