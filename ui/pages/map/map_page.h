// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "ui/jobs/latest_job.h"
#include "ui/pages/page.h"
#include "ui/pages/run_scores.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace segue::ui {

class ArtistSearch;
class EmptyState;
class Heading;
class MapWidget;
class ProblemBar;

/// All artists of a run in the plane of its first two principal components.
class MapPage : public Page {
  Q_OBJECT

 public:
  explicit MapPage(Workspace& workspace, QWidget* parent = nullptr);
  ~MapPage() override;
  void retranslate() override;

  [[nodiscard]] MapWidget& map() { return *map_; }
  [[nodiscard]] QString shownRun() const;
  /// Centres and rings an artist and marks its ten nearest (vocabulary index of the present corpus).
  void find(qint32 artist);
  void saveImage(const QString& path);  ///< .png or .svg

 signals:
  void projected();  ///< the map shows shownRun()
  void found();      ///< the neighbours of the artist found are marked

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildContent();
  void runsChanged();
  void updateState();
  void project();
  void mark(qint32 artist, bool center);
  void askForImage();

  Heading* heading_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  ProblemBar* problem_;
  ArtistSearch* search_;
  QLabel* runLabel_;
  QComboBox* run_;
  QToolButton* nearer_;
  QToolButton* farther_;
  QPushButton* whole_;
  QPushButton* save_;
  QLabel* note_;
  MapWidget* map_;
  double explained_ = 0;
  std::shared_ptr<const RunScores> scores_;       // of the run shown
  std::shared_ptr<const experiment::Run> asked_;  // the run shown, or being projected
  std::optional<qint32> marked_;
  LatestJob projecting_;
  LatestJob marking_;
};

}  // namespace segue::ui
