// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/curve.h"

#include <algorithm>
#include <cmath>

namespace segue::ui {

std::vector<QPointF> rawLoss(const Curve& curve, Figure figure) {
  std::vector<QPointF> points;
  points.reserve(curve.training.size());
  for (const TrainingSample& sample : curve.training) points.emplace_back(sample.epoch, sample.*figure);
  return points;
}

std::vector<QPointF> smoothedLoss(const Curve& curve, double span, Figure figure) {
  const double keep = 1 - 2 / (span + 1);
  double sum = 0;
  double weight = 0;
  std::vector<QPointF> points;
  points.reserve(curve.training.size());
  for (const TrainingSample& sample : curve.training) {
    if (!std::isfinite(sample.*figure)) continue;
    sum = keep * sum + sample.*figure;
    weight = keep * weight + 1;
    points.emplace_back(sample.epoch, sum / weight);
  }
  return points;
}

double fittingSpan(std::size_t samples) { return std::clamp(static_cast<double>(samples) / 20, 3.0, 50.0); }

std::vector<QPointF> tripletPoints(const Curve& curve, double models::SingularTriplet::*figure) {
  std::vector<QPointF> points;
  for (const models::SingularTriplet& triplet : curve.triplets) {
    points.emplace_back(static_cast<double>(points.size() + 1), triplet.*figure);
  }
  return points;
}

std::vector<QPointF> validationPoints(const Curve& curve, double ValidationSample::*figure, double scale) {
  std::vector<QPointF> points;
  for (const ValidationSample& sample : curve.validation) {
    if (std::isfinite(sample.*figure)) points.emplace_back(sample.epoch, sample.*figure * scale);
  }
  return points;
}

}  // namespace segue::ui
