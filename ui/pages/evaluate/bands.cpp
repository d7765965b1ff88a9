// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/bands.h"

#include <QCoreApplication>
#include <QLocale>
#include <limits>

#include "core/evaluation/bootstrap.h"

namespace segue::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(segue::ui::Bands)
};

using evaluation::EvaluatedSequence;
using evaluation::Evaluation;

bool isIn(const BandFigures& band, BandsBy by, const EvaluatedSequence& sequence, const evaluation::Prediction& prediction) {
  if (by == BandsBy::length) return sequence.length >= band.low && sequence.length <= band.high;
  if (prediction.target == data::unknown_artist) return false;
  const auto rank = static_cast<std::uint64_t>(prediction.target);
  return rank >= band.low && rank < band.high;
}

/// Of each sequence with a prediction in the band, each model's mean over those.
struct Gathered {
  std::vector<std::vector<double>> values;  // per model
  std::vector<std::int64_t> users;
  std::vector<double> weights;
};

Gathered gathered(const std::vector<EvaluatedModel>& models, const BandFigures& band, BandsBy by, const FigureKey& key,
                  const std::vector<std::uint32_t>& sequences) {
  const Evaluation& any = *models.front().evaluation;
  Gathered out;
  out.values.resize(models.size());
  std::vector<double> sums(models.size());
  for (const std::uint32_t s : sequences) {
    const EvaluatedSequence& sequence = any.sequences[s];
    std::ranges::fill(sums, 0.0);
    std::uint32_t count = 0;
    for (std::uint32_t p = sequence.first; p < sequence.first + sequence.predictions; ++p) {
      if (!isIn(band, by, sequence, any.predictions[p])) continue;
      ++count;
      for (std::size_t m = 0; m < models.size(); ++m) {
        sums[m] += evaluation::worth(key.measure, key.k, models[m].evaluation->predictions[p].rank);
      }
    }
    if (count == 0) continue;
    for (std::size_t m = 0; m < models.size(); ++m) out.values[m].push_back(sums[m] / count);
    out.users.push_back(sequence.user);
    out.weights.push_back(count);
  }
  return out;
}

}  // namespace

std::vector<BandFigures> figuresByBand(const std::vector<EvaluatedModel>& models, BandsBy by, const FigureKey& key,
                                       const std::vector<std::uint32_t>& sequences, const evaluation::ComparisonOptions& asked,
                                       Progress& progress) {
  std::vector<BandFigures> out;
  const Evaluation& any = *models.front().evaluation;
  const evaluation::ComparisonOptions options = evaluation::with_defects(asked, any.protocol);
  for (const evaluation::Band& from : by == BandsBy::popularity ? any.by_popularity : any.by_length) {
    BandFigures band{from.low, from.high, from.artists, 0, 0, {}};
    const Gathered found = gathered(models, band, by, key, sequences);
    progress.throw_if_cancelled();
    band.sequences = found.users.size();
    for (const double weight : found.weights) band.predictions += static_cast<std::uint64_t>(weight);
    if (band.sequences == 0) {
      evaluation::MeanInterval none;
      none.mean = std::numeric_limits<double>::quiet_NaN();
      none.t = none.bootstrap = none.bca;
      band.models.assign(models.size(), none);
      out.push_back(std::move(band));
      continue;
    }
    const std::vector<std::span<const double>> columns(found.values.begin(), found.values.end());
    const evaluation::Clusters clusters =
        evaluation::gather(columns, any.protocol.t_interval ? std::span<const std::int64_t>() : found.users,
                           key.micro ? std::span<const double>(found.weights) : std::span<const double>());
    std::vector<double> means;
    if (clusters.size() > 1) {
      means = evaluation::resampled_means(clusters, options.bootstrap, options.seed, options.threads, progress);
    }
    evaluation::IntervalBuffers buffers;
    for (std::size_t m = 0; m < models.size(); ++m) {
      band.models.push_back(evaluation::interval_of(clusters, means, m, options.confidence, buffers));
    }
    out.push_back(std::move(band));
  }
  return out;
}

QString bandLabel(const std::vector<BandFigures>& bands, std::size_t band, BandsBy by) {
  if (by == BandsBy::popularity) {
    if (band == 0) return Text::tr("Head", "most played artists");
    return band + 1 == bands.size() ? Text::tr("Tail", "least played artists") : Text::tr("Middle", "of popularity");
  }
  const BandFigures& of = bands[band];
  const QLocale locale;
  if (of.low == of.high) return locale.toString(static_cast<qulonglong>(of.low));
  return QStringLiteral("%1–%2").arg(locale.toString(static_cast<qulonglong>(of.low)),
                                     locale.toString(static_cast<qulonglong>(of.high)));
}

}  // namespace segue::ui
