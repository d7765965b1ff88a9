// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace segue::ui {

class ArtistPanel;
class CountCards;
class DistributionsPanel;
class FilesPanel;
class Heading;
class HoldingsPanel;
class Job;
class JobBar;
class ProblemBar;
class SequencesPanel;
class Welcome;

/// Opens data and shows what is in it: counts, what they make possible, artists, distributions, which sequences are used, and
/// what was left out of the files.
class DataPage : public Page {
  Q_OBJECT

 public:
  explicit DataPage(Workspace& workspace, QWidget* parent = nullptr);
  ~DataPage() override;
  void retranslate() override;
  void saveState(QSettings& settings) const override;
  void restoreState(const QSettings& settings) override;

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeContent();
  void askFolder();
  void askFiles();
  void open(const QStringList& paths);
  void followLoading(Job* job);
  void showDataset();
  void showCorpus();

  ProblemBar* problem_;
  JobBar* jobBar_;
  QStackedWidget* stack_;
  Welcome* welcome_;
  QWidget* content_ = nullptr;
  Heading* heading_ = nullptr;
  QPushButton* open_ = nullptr;
  QAction* openFolder_ = nullptr;
  QAction* openFiles_ = nullptr;
  QAction* importTable_ = nullptr;
  QAction* openSample_ = nullptr;
  std::optional<quint64> users_;  // counted in the background
  CountCards* cards_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  HoldingsPanel* holdings_ = nullptr;
  DistributionsPanel* distributions_ = nullptr;
  ArtistPanel* artists_ = nullptr;
  SequencesPanel* sequences_ = nullptr;
  FilesPanel* files_ = nullptr;
  std::unique_ptr<Job> listing_;  // makes the artists' table
};

}  // namespace segue::ui
