// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/bootstrap.h"
#include "core/experiment/evaluation_spec.h"

namespace segue::experiment {

/// Figures within a part of the predictions: targets of some popularity, or sequences of some length.
enum class BandsBy : std::uint8_t { popularity, length };

struct BandFigures {
  std::uint64_t low = 0, high = 0;  ///< as in evaluation::Band
  std::uint64_t artists = 0;        ///< popularity: in the band
  std::uint64_t sequences = 0;      ///< with a prediction in it
  std::uint64_t predictions = 0;
  std::vector<evaluation::MeanInterval> figures;  ///< per column that was asked for; NaN where the band is empty
};

/// One column of them. All columns of a call have one averaging, and evaluations of the same sequences.
struct BandColumn {
  const evaluation::Evaluation* evaluation = nullptr;
  FigureKind kind;
};

/// A figure by band, with the intervals that whole figures have: macro, of the sequences with a prediction in the band; micro, of
/// the predictions in it. Bands are those of the first column's evaluation, in their order. `sequences`: those to look at,
/// indices into Evaluation::sequences. Intervals have the defects of its protocol. O(bands × resamples × sequences × columns).
/// Throws Cancelled.
[[nodiscard]] std::vector<BandFigures> figures_by_band(std::span<const BandColumn> columns, BandsBy by,
                                                       std::span<const std::uint32_t> sequences,
                                                       const evaluation::IntervalOptions& asked, Progress& progress);

/// "popularity" or "length".
[[nodiscard]] const char* bands_name(BandsBy by);
/// In files: "head", "middle", "tail"; "2", "3 to 4", distinct artists.
[[nodiscard]] std::string band_name(std::span<const BandFigures> bands, std::size_t band, BandsBy by);

}  // namespace segue::experiment
