// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace segue::ui {

class Plot;

/// A plot with its title, a line that says what it shows, and its menu; or, where there is nothing to draw, a sentence that says
/// why and what to do about it.
class PlotCard : public QFrame {
  Q_OBJECT

 public:
  explicit PlotCard(QWidget* parent = nullptr);
  void setText(const QString& title, const QString& caption);
  void showPlot();
  void showNothing(const QString& why, const QString& remedy);
  [[nodiscard]] Plot& plot() { return *plot_; }
  /// A check box "Logarithmic" beside the title, made when first asked for.
  [[nodiscard]] QCheckBox& logarithmic();
  [[nodiscard]] bool isEmpty() const;

 private:
  QLabel* title_;
  QLabel* caption_;
  QLabel* why_;
  QLabel* remedy_;
  QWidget* nothing_;
  QHBoxLayout* top_;
  QToolButton* all_;
  QToolButton* menu_;
  QCheckBox* logarithmic_ = nullptr;
  Plot* plot_;
};

}  // namespace segue::ui
