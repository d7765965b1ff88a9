// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/evaluate/story.h"

class QLabel;

namespace segue::ui {

class PanelTable;
class CountsModel;

/// What was left out, missed or tied.
class CountsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CountsPanel(QWidget* parent = nullptr);
  void setStory(std::shared_ptr<const EvaluationStory> story);
  [[nodiscard]] CountsModel& counts() { return *counts_; }
  void retranslate();

 private:
  std::shared_ptr<const EvaluationStory> story_;
  QLabel* label_;
  QLabel* caption_;
  CountsModel* counts_;
  PanelTable* table_;
};

}  // namespace segue::ui
