// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <vector>

#include "core/base/progress.h"
#include "core/models/training.h"

namespace segue::ui {

/// What a training has shown so far.
struct Curve {
  QString name;
  int color = 0;  ///< index into the theme's series colours
  /// The samples are not losses but the largest relative residuals of a decomposition, one a restart: nothing to draw on one
  /// axis with losses.
  bool residuals = false;
  std::vector<TrainingSample> training;
  std::vector<ValidationSample> validation;
  unsigned keptEpoch = 0;                              ///< the epoch whose vectors were kept, where that is not the last; else 0
  std::vector<models::SingularTriplet> triplets = {};  ///< of a decomposition that is done
  unsigned k = 10;                                     ///< of hit@k, which the validation figures are
};

/// A number of a training sample.
using Figure = double TrainingSample::*;

/// A figure by epoch as recorded.
[[nodiscard]] std::vector<QPointF> rawLoss(const Curve& curve, Figure figure = &TrainingSample::loss);
/// A figure by epoch as an exponential moving average over about `span` samples; the start is corrected for the missing past, so
/// that the first value is the first one recorded.
[[nodiscard]] std::vector<QPointF> smoothedLoss(const Curve& curve, double span, Figure figure = &TrainingSample::loss);
/// A span that follows the loss of so many samples: a twentieth of them, at least 3, at most 50.
[[nodiscard]] double fittingSpan(std::size_t samples);
/// A number of each singular triplet, the first at 1.
[[nodiscard]] std::vector<QPointF> tripletPoints(const Curve& curve, double models::SingularTriplet::*figure);
/// A validation figure by epoch, times `scale`; what was not measured is left out.
[[nodiscard]] std::vector<QPointF> validationPoints(const Curve& curve, double ValidationSample::*figure, double scale);

}  // namespace segue::ui
