// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/seeds.h"

#include <cmath>

#include "core/evaluation/clusters.h"

namespace segue::evaluation {

OverSeeds over_seeds(std::span<const double> figures, double confidence) {
  const Clusters each = gather(figures);
  const ClusteredMean m = clustered_mean(each, 0);
  OverSeeds result;
  result.seeds = figures.size();
  result.mean = m.mean;
  result.standard_error = m.standard_error;
  result.standard_deviation = m.standard_error * std::sqrt(static_cast<double>(figures.size()));
  result.t = t_interval(m.mean, m.standard_error, figures.empty() ? 0 : figures.size() - 1, confidence);
  result.least = each.least[0];
  result.most = each.most[0];
  return result;
}

}  // namespace segue::evaluation
