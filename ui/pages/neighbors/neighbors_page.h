// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/jobs/latest_job.h"
#include "ui/pages/neighbors/neighbor_column.h"
#include "ui/pages/page.h"
#include "ui/pages/run_scores.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace segue::ui {

class ArtistSearch;
class EmptyState;
class Heading;
class ProblemBar;

/// The nearest artists of one artist by up to three (run, scoring) side by side.
class NeighborsPage : public Page {
  Q_OBJECT

 public:
  explicit NeighborsPage(Workspace& workspace, QWidget* parent = nullptr);
  ~NeighborsPage() override;
  void retranslate() override;
  void saveState(QSettings& settings) const override;
  void restoreState(const QSettings& settings) override;

  void showArtist(qint32 artist);  ///< vocabulary index; goes into the history
  [[nodiscard]] std::optional<qint32> artist() const;
  /// The lists shown, one row an artist: run, scoring, rank, artist, score, plays.
  [[nodiscard]] QString tsv() const;
  [[nodiscard]] bool busy() const { return answering_.busy(); }

 signals:
  void answered();  ///< the lists show the neighbours of artist()

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildContent();
  void vocabularyChanged();
  [[nodiscard]] std::size_t ownArtists() const;  ///< of the vocabulary, the first so many: others have predicted vectors only
  void runsChanged();
  void updateState();
  void go(int step);
  void showArtistLine();
  void ask();
  struct List {
    std::vector<neighbors::Neighbor> neighbors;
    std::vector<char> predicted;  // one a neighbour
  };
  void show(qint32 artist, const std::vector<List>& lists);
  void markShared();
  void copy();

  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::map<const experiment::Run*, std::shared_ptr<const RunScores>> scores_;
  std::vector<qint32> history_;
  int position_ = -1;

  Heading* heading_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  ProblemBar* problem_;
  ArtistSearch* search_;
  QToolButton* back_;
  QToolButton* forward_;
  QLabel* countLabel_;
  QSpinBox* count_;
  QPushButton* copy_;
  QLabel* name_;
  QLabel* facts_;
  std::array<NeighborColumn*, 3> columns_{};
  LatestJob answering_;
};

}  // namespace segue::ui
