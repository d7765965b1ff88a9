// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/pages/train/curve.h"

class QCheckBox;
class QLabel;

namespace segue::ui {

class Plot;

/// The loss curves of several trainings over each other, raw and smoothed, and their validation figures; or, instead of losses,
/// the residuals of decompositions.
class CurvesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesPanel(QWidget* parent = nullptr);
  void setCurves(std::vector<Curve> curves, bool residuals);  ///< residuals: of decompositions, and no losses
  void retranslate();

 private:
  void refresh();
  std::vector<Curve> curves_;
  bool residuals_ = false;
  QLabel* lossTitle_;
  QLabel* validationTitle_;
  QWidget* validationSide_;
  Plot* loss_;
  Plot* validation_;
  QCheckBox* log_;
};

}  // namespace segue::ui
