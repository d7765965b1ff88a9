// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/pages/data/artist_table.h"

class QGridLayout;
class QLabel;

namespace segue::ui {

/// A row of cards, each a number and what it counts; two rows where one has no room.
class CountCards : public QWidget {
  Q_OBJECT

 public:
  explicit CountCards(QWidget* parent = nullptr);
  void setDataset(const data::Dataset& dataset);
  void setUsers(quint64 users);  ///< counted later, on a worker
  void retranslate();

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum Card { artists, tracks, playlists, sessions, users, plays, card_count };
  struct Labels {
    QWidget* card = nullptr;
    QLabel* value = nullptr;
    QLabel* what = nullptr;
  };
  [[nodiscard]] QSize sizeOf(int columns) const;
  void layOut();

  QGridLayout* grid_;
  int columns_ = 0;
  std::array<Labels, card_count> cards_;
};

}  // namespace segue::ui
