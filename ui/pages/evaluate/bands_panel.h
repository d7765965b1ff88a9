// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/pages/evaluate/story.h"

class QLabel;

namespace segue::ui {

class BandPlot;

/// The compared figure by popularity of what is foreseen, and by length of the sequence.
class BandsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit BandsPanel(QWidget* parent = nullptr);
  void setStory(std::shared_ptr<const EvaluationStory> story);
  void retranslate();

 private:
  std::shared_ptr<const EvaluationStory> story_;
  QLabel* popularityLabel_;
  QLabel* popularityCaption_;
  QLabel* lengthLabel_;
  QLabel* lengthCaption_;
  BandPlot* popularity_;
  BandPlot* length_;
};

}  // namespace segue::ui
