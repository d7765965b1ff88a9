// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "ui/pages/evaluate/story.h"

namespace segue::ui {

/// Sequences whose difference lies in (low, high] above zero, [low, high) below it, or is zero.
struct DifferenceBin {
  double low = 0, high = 0;  ///< both 0: equal
  std::size_t first = 0;     ///< in PairedDifferences::order
  std::size_t count = 0;
};

/// One figure of two models, sequence by sequence. "Position": index into Evaluation::sequences.
struct PairedDifferences {
  std::shared_ptr<const EvaluationStory> story;
  std::size_t a = 0, b = 0;  ///< models of the story
  FigureKey key;
  std::vector<double> aValues, bValues;  ///< per position, of all sources
  std::vector<DifferenceBin> bins;       ///< ascending: as many below zero as above, and one at it
  std::vector<std::uint32_t> order;      ///< positions, bin by bin, within each the largest differences first
  [[nodiscard]] std::span<const std::uint32_t> sequencesIn(std::size_t bin) const {
    return std::span(order).subspan(bins[bin].first, bins[bin].count);
  }
  [[nodiscard]] double difference(std::uint32_t position) const { return aValues[position] - bValues[position]; }
};

/// On a worker. Differences nearer to zero than 10⁻¹² are zero.
[[nodiscard]] std::shared_ptr<const PairedDifferences> pairedDifferences(std::shared_ptr<const EvaluationStory> story,
                                                                         std::size_t a, std::size_t b, Progress& progress);

}  // namespace segue::ui
