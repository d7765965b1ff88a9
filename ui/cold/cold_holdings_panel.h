// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/experiment/cold.h"

class QGridLayout;
class QLabel;

namespace segue::ui {

/// What there is to predict vectors from: of how many artists tags, albums and artists that share a name are known.
class ColdHoldingsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ColdHoldingsPanel(QWidget* parent = nullptr);
  void setHoldings(const experiment::ColdHoldings& holdings);
  void retranslate();

 private:
  std::optional<experiment::ColdHoldings> holdings_;
  QLabel* title_;
  QLabel* sentence_;
  QLabel* cells_[5][4];  ///< a header and four rows: name, how many different ones, of known artists, of cold ones
};

}  // namespace segue::ui
