// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/pages/train/curve.h"

class QCheckBox;
class QLabel;

namespace segue::ui {

class Plot;

/// The loss curves of several trainings over each other, raw and smoothed, and their validation figures.
class CurvesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesPanel(QWidget* parent = nullptr);
  void setCurves(std::vector<Curve> curves);
  void retranslate();

 private:
  void refresh();
  std::vector<Curve> curves_;
  QLabel* lossTitle_;
  QLabel* validationTitle_;
  QWidget* validationSide_;
  Plot* loss_;
  Plot* validation_;
  QCheckBox* log_;
};

}  // namespace segue::ui
