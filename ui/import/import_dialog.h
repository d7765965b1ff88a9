// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <memory>
#include <vector>

#include "core/tables/preview.h"
#include "ui/jobs/job.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableView;

namespace segue::ui {

class Heading;
class LatestJob;
class PreviewModel;
class ProblemBar;
class RoleHeader;
class SpecForm;
class Workspace;

/// Asks what the columns of a table hold, over a preview of its first rows that follows every choice, and has the workspace
/// import it. Starts from what is detected, or from the choices made for this file the last time. The file is read on a worker.
class ImportDialog : public QDialog {
  Q_OBJECT

 public:
  ImportDialog(Workspace& workspace, const QString& path, QWidget* parent = nullptr);
  ~ImportDialog() override;

  /// Null until the first rows are read, and where they cannot be.
  [[nodiscard]] const tables::Preview* preview() const { return preview_.get(); }
  void saveAsCorpusFile(const QString& out);  ///< imports to a corpus file and closes
  void writeNamesTo(const QString& folder);   ///< with the import; empty: not

 signals:
  void previewed();  ///< the preview is that of the present choices, or the reading of it has failed

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeContent();
  QWidget* makeButtons();
  void edited();
  void chooseRole(int column, tables::Role role);
  void choosePreset(int index);
  void requestPreview();
  void showPreview(const std::shared_ptr<const tables::Preview>& preview);
  void keepChosen();
  void showFailure(const Problem& problem);
  void setReady(bool ready);
  void importNow();
  void askCorpusFile();
  void askNamesFolder();
  void showNames();
  void showHeading();
  void fillPresets();
  void retranslate();

  Workspace& workspace_;
  QString path_;
  /// What columns were said to hold, if anything was. It goes on when the text is cut otherwise (tables::carry_roles), and comes
  /// back with the columns it was said of.
  struct Chosen {
    std::vector<tables::ColumnRole> columns;  ///< until a preview has shown all of these
    std::vector<std::string> names;           ///< of that preview's columns
    std::vector<tables::Role> roles;          ///< of each
  };
  Chosen chosen_;
  std::shared_ptr<const tables::Preview> preview_;
  LatestJob* reading_;
  int request_ = 0;
  bool waiting_ = false;  ///< for the first rows of the latest request

  Heading* heading_ = nullptr;
  ProblemBar* problem_ = nullptr;
  SpecForm* form_ = nullptr;
  QLabel* presetLabel_ = nullptr;
  QComboBox* preset_ = nullptr;
  QLabel* rows_ = nullptr;
  PreviewModel* model_ = nullptr;
  QTableView* table_ = nullptr;
  RoleHeader* header_ = nullptr;
  QWidget* remarks_ = nullptr;
  QLabel* sign_ = nullptr;
  QLabel* remarksText_ = nullptr;
  QCheckBox* names_ = nullptr;
  QString namesFolder_;  ///< empty: names are not written
  QPushButton* save_ = nullptr;
  QLabel* memoryLabel_ = nullptr;
  QDoubleSpinBox* memory_ = nullptr;
  QPushButton* cancel_ = nullptr;
  QPushButton* import_ = nullptr;
};

/// Opens the dialog for a table over `parent`, in the place of one that is open. Empty path: asks for the file first.
void askImport(Workspace& workspace, const QString& path, QWidget* parent);

}  // namespace segue::ui
