// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/pages/data/artist_table.h"

class QLabel;

namespace segue::ui {

/// A row of cards, each a number and what it counts.
class CountCards : public QWidget {
  Q_OBJECT

 public:
  explicit CountCards(QWidget* parent = nullptr);
  void setDataset(const data::Dataset& dataset);
  void setUsers(quint64 users);  ///< counted later, on a worker
  void retranslate();

 private:
  enum Card { artists, tracks, playlists, sessions, users, plays, card_count };
  struct Labels {
    QLabel* value = nullptr;
    QLabel* what = nullptr;
  };
  std::array<Labels, card_count> cards_;
};

}  // namespace segue::ui
