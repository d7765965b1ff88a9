// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/evaluation/comparison.h"
#include "ui/pages/evaluate/evaluated_model.h"
#include "ui/pages/evaluate/figure.h"

namespace segue::ui {

/// One figure within a band of predictions: targets of some popularity, or sequences of some length.
struct BandFigures {
  std::uint64_t low = 0, high = 0;  ///< as in evaluation::Band
  std::uint64_t artists = 0;
  std::uint64_t sequences = 0, predictions = 0;
  std::vector<evaluation::MeanInterval> models;  ///< per model; NaN where the band is empty
};

enum class BandsBy { popularity, length };

/// The figure of all models by band, with the intervals that whole figures have. Bands are those of the first evaluation.
[[nodiscard]] std::vector<BandFigures> figuresByBand(const std::vector<EvaluatedModel>& models, BandsBy by, const FigureKey& key,
                                                     const std::vector<std::uint32_t>& sequences,
                                                     const evaluation::ComparisonOptions& options, Progress& progress);

/// "head", "middle", "tail"; "2", "3–4".
[[nodiscard]] QString bandLabel(const std::vector<BandFigures>& bands, std::size_t band, BandsBy by);

}  // namespace segue::ui
