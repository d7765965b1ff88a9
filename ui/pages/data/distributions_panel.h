// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/pages/data/story_plots.h"

class QGridLayout;

namespace segue::ui {

/// The gallery of what is in a data set: lengths, popularity, listeners, coverage of the vocabulary, activity.
class DistributionsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DistributionsPanel(QWidget* parent = nullptr);
  void setStory(const data::DataStory& story, bool users);  ///< users: some are known
  void setMinCount(std::uint64_t minCount);                 ///< marked in the coverage
  void retranslate();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum Card { playlists, sessions, popularity, listeners, coverage, activity, card_count };
  void refresh();
  void layOut(int columns);

  std::array<PlotCard*, card_count> cards_{};
  QGridLayout* grid_;
  int columns_ = 0;
  Story story_;
  bool users_ = false;
  std::uint64_t minCount_ = 1;
};

}  // namespace segue::ui
