// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/bands.h"

#include <algorithm>
#include <limits>

#include "core/evaluation/comparison.h"

namespace segue::experiment {
namespace {

using evaluation::EvaluatedSequence;
using evaluation::Evaluation;

bool is_in(const BandFigures& band, BandsBy by, const EvaluatedSequence& sequence, const evaluation::Prediction& prediction) {
  if (by == BandsBy::length) return sequence.length >= band.low && sequence.length <= band.high;
  if (prediction.target == data::unknown_artist) return false;
  const auto place = static_cast<std::uint64_t>(prediction.target);
  return place >= band.low && place < band.high;
}

/// Of each sequence with a prediction in the band, each column's mean over those.
struct Gathered {
  std::vector<std::vector<double>> values;  // per column
  std::vector<std::int64_t> users;
  std::vector<double> weights;
};

Gathered gathered(std::span<const BandColumn> columns, const BandFigures& band, BandsBy by,
                  std::span<const std::uint32_t> sequences) {
  const Evaluation& any = *columns.front().evaluation;
  Gathered out;
  out.values.resize(columns.size());
  std::vector<double> sums(columns.size());
  for (const std::uint32_t s : sequences) {
    const EvaluatedSequence& sequence = any.sequences[s];
    std::ranges::fill(sums, 0.0);
    std::uint32_t count = 0;
    for (std::uint32_t p = sequence.first; p < sequence.first + sequence.predictions; ++p) {
      if (!is_in(band, by, sequence, any.predictions[p])) continue;
      ++count;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const FigureKind& kind = columns[c].kind;
        sums[c] += evaluation::worth(kind.measure, kind.k, columns[c].evaluation->predictions[p].rank);
      }
    }
    if (count == 0) continue;
    for (std::size_t c = 0; c < columns.size(); ++c) out.values[c].push_back(sums[c] / count);
    out.users.push_back(sequence.user);
    out.weights.push_back(count);
  }
  return out;
}

}  // namespace

std::vector<BandFigures> figures_by_band(std::span<const BandColumn> columns, BandsBy by,
                                         std::span<const std::uint32_t> sequences, const evaluation::IntervalOptions& asked,
                                         Progress& progress) {
  std::vector<BandFigures> out;
  if (columns.empty()) return out;
  const Evaluation& any = *columns.front().evaluation;
  const evaluation::IntervalOptions options = evaluation::with_defects(asked, any.protocol);
  const bool micro = columns.front().kind.averaging == Averaging::predictions;
  for (const evaluation::Band& from : by == BandsBy::popularity ? any.by_popularity : any.by_length) {
    BandFigures band{from.low, from.high, from.artists, 0, 0, {}};
    const Gathered found = gathered(columns, band, by, sequences);
    progress.throw_if_cancelled();
    band.sequences = found.users.size();
    for (const double weight : found.weights) band.predictions += static_cast<std::uint64_t>(weight);
    if (band.sequences == 0) {
      evaluation::MeanInterval none;
      none.mean = none.standard_error = std::numeric_limits<double>::quiet_NaN();
      none.t = none.bootstrap = none.bca = {none.mean, none.mean};
      band.figures.assign(columns.size(), none);
      out.push_back(std::move(band));
      continue;
    }
    const std::vector<std::span<const double>> values(found.values.begin(), found.values.end());
    const evaluation::Clusters clusters =
        evaluation::gather(values, any.protocol.t_interval ? std::span<const std::int64_t>() : found.users,
                           micro ? std::span<const double>(found.weights) : std::span<const double>());
    std::vector<double> means;
    if (clusters.size() > 1) {
      means = evaluation::resampled_means(clusters, options.bootstrap, options.seed, options.threads, progress);
    }
    evaluation::IntervalBuffers buffers;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      band.figures.push_back(evaluation::interval_of(clusters, means, c, options.confidence, buffers));
    }
    out.push_back(std::move(band));
  }
  return out;
}

const char* bands_name(BandsBy by) { return by == BandsBy::popularity ? "popularity" : "length"; }

std::string band_name(std::span<const BandFigures> bands, std::size_t band, BandsBy by) {
  if (by == BandsBy::popularity) return band == 0 ? "head" : band + 1 == bands.size() ? "tail" : "middle";
  const BandFigures& of = bands[band];
  return of.low == of.high ? std::to_string(of.low) : std::to_string(of.low) + " to " + std::to_string(of.high);
}

}  // namespace segue::experiment
