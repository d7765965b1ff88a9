// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/pages/train/curve.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace segue::ui {

class Plot;

/// How several trainings go, over each other: loss, gradient or throughput, raw and smoothed; and their figures on validation
/// sequences, one of them for all trainings or hit@k by either scoring for one. Or, instead of losses, the residuals of
/// decompositions, and when they are done of each of their singular triplets.
class CurvesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesPanel(QWidget* parent = nullptr);
  /// `shown`: the one whose validation figures are shown together, by its place; −1: none. residuals: of decompositions, and no
  /// losses.
  void setCurves(std::vector<Curve> curves, int shown, bool residuals);
  void retranslate();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  void refreshTraining();
  void refreshBeside();
  void refreshValidation();
  void refreshTriplets();
  void elideTitle();
  void nameHits();  ///< by the k of the curves
  [[nodiscard]] static QString hitsOf(unsigned k);
  std::vector<Curve> curves_;
  int shown_ = -1;
  bool residuals_ = false;
  QString hits_;  // "hit@10"; "hit@k" where trainings have several
  bool hitsDiffer_ = false;
  QLabel* lossTitle_;
  QComboBox* trainingFigure_;
  QLabel* validationTitle_;
  QComboBox* validationFigure_;
  QComboBox* tripletFigure_;
  QWidget* validationSide_;
  Plot* loss_;
  Plot* validation_;
  QCheckBox* log_;
};

}  // namespace segue::ui
