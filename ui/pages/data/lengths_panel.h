// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/corpus.h"

class QCheckBox;
class QLabel;

namespace segue::ui {

class Plot;

/// How long playlists and sessions are: a histogram of each, with its figures.
class LengthsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LengthsPanel(QWidget* parent = nullptr);
  void setStatistics(const data::LengthStatistics& playlists, const data::LengthStatistics& sessions);
  void retranslate();

 private:
  struct Part {
    QLabel* title = nullptr;
    QLabel* beyond = nullptr;  ///< what the histogram leaves out
    QLabel* figures = nullptr;
    Plot* plot = nullptr;
    data::LengthStatistics statistics;
  };
  Part makePart(const char* name);
  void show(Part& part, const QString& title, int color);
  void refresh();

  Part playlists_;
  Part sessions_;
  QCheckBox* log_;
};

}  // namespace segue::ui
