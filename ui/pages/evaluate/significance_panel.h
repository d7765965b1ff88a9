// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/pages/evaluate/story.h"

class QComboBox;
class QLabel;

namespace segue::ui {

class PanelTable;
class PairsModel;
class RanksPanel;
class SignificanceModel;

/// Every model against every other: differences with intervals, then p, corrected for all pairs.
class SignificancePanel : public QWidget {
  Q_OBJECT

 public:
  explicit SignificancePanel(QWidget* parent = nullptr);
  /// `evaluated`: the runs of the story, with their evaluations.
  void setStory(std::shared_ptr<const EvaluationStory> story, std::vector<std::shared_ptr<const experiment::Run>> evaluated = {});
  [[nodiscard]] PairsModel& pairs() { return *pairs_; }
  [[nodiscard]] SignificanceModel& matrix() { return *matrix_; }
  [[nodiscard]] RanksPanel& ranks() { return *ranks_; }
  void retranslate();

 signals:
  void pairChosen(std::size_t a, std::size_t b);  ///< models of the story

 private:
  void say();
  void setTest();
  void fit();
  std::shared_ptr<const EvaluationStory> story_;
  QLabel* matrixLabel_;
  QLabel* matrixCaption_;
  QLabel* pairsLabel_;
  QLabel* pairsCaption_;
  QComboBox* test_;
  QComboBox* correction_;
  SignificanceModel* matrix_;
  PairsModel* pairs_;
  PanelTable* matrixTable_;
  PanelTable* pairsTable_;
  RanksPanel* ranks_;
};

}  // namespace segue::ui
