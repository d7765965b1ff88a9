// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "ui/jobs/latest_job.h"
#include "ui/pages/evaluate/differences.h"

class QComboBox;
class QLabel;
class QSplitter;

namespace segue::ui {

class PanelTable;
class DifferencePlot;
class PlaylistModel;
class ProblemBar;
class SequencesModel;

/// Walks through a sequence again by a model of a story: its predictions with the k best candidates. Called on a worker.
using ExplainSequence = std::function<std::vector<evaluation::ExplainedPrediction>(
    const EvaluatedModel& model, std::uint32_t sequence, unsigned k, Progress&)>;

/// Two models, sequence by sequence: how many differ by how much, which they are, and what each model foresaw in one of them.
class DifferencesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DifferencesPanel(QWidget* parent = nullptr);
  void setStory(std::shared_ptr<const EvaluationStory> story, std::shared_ptr<const data::Corpus> corpus,
                ExplainSequence explain);
  void choosePair(std::size_t a, std::size_t b);
  void chooseSequence(int row);  ///< of the list
  [[nodiscard]] DifferencePlot& plot() { return *plot_; }
  [[nodiscard]] SequencesModel& sequences() { return *sequences_; }
  [[nodiscard]] PlaylistModel& playlist() { return *playlist_; }
  void retranslate();

 signals:
  void artistAsked(qint32 artist);  ///< vocabulary index

 private:
  void comparePair();
  void showBin();
  void say();

  std::shared_ptr<const EvaluationStory> story_;
  std::shared_ptr<const data::Corpus> corpus_;
  ExplainSequence explain_;
  QLabel* plotLabel_;
  QLabel* versus_;
  QLabel* caption_;
  QLabel* listLabel_;
  QLabel* playlistLabel_;
  QLabel* playlistCaption_;
  QComboBox* a_;
  QComboBox* b_;
  ProblemBar* problem_;
  DifferencePlot* plot_;
  SequencesModel* sequences_;
  PlaylistModel* playlist_;
  PanelTable* list_;
  PanelTable* steps_;
  int chosenRow_ = -1;
  LatestJob comparing_;
  LatestJob explaining_;
};

}  // namespace segue::ui
