// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <cstdint>
#include <optional>

#include "core/base/progress.h"
#include "core/data/dataset.h"

class QLabel;

namespace segue::ui {

enum class Holding { playlists, sessions, users, times, tags, plays, loves, albums };
inline constexpr std::size_t holding_count = 8;

/// How much there is of each; 0: none of it.
using HoldingCounts = std::array<std::uint64_t, holding_count>;

/// `users`: distinct known ones. One pass over the times; for a worker. Throws Cancelled.
[[nodiscard]] HoldingCounts countHoldings(const data::Dataset& dataset, std::uint64_t users, const Progress& progress);

/// What a data set has and what that makes possible; for what it lacks, how to get it.
class HoldingsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit HoldingsPanel(QWidget* parent = nullptr);
  void setCounts(std::optional<HoldingCounts> counts);  ///< none: not counted yet
  void setListsOfCounts(bool lists);                    ///< sessions are what data::is_lists_of_counts says; false at first
  void retranslate();

 private:
  struct Row {
    QLabel* mark = nullptr;
    QLabel* name = nullptr;
    QLabel* count = nullptr;
    QLabel* text = nullptr;
  };
  QLabel* title_;
  std::array<Row, holding_count> rows_{};
  std::optional<HoldingCounts> counts_;
  bool listsOfCounts_ = false;
};

}  // namespace segue::ui
