// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/comparison.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/clusters.h"
#include "core/evaluation/multiple_tests.h"

namespace segue::evaluation {
namespace {

void require(const PairedSamples& samples, const ComparisonOptions& options) {
  if (samples.models.empty()) throw Error(SEGUE_TEXT("There are no models to compare"));
  const auto& first = samples.models[0];
  if (first.values.empty()) throw Error(SEGUE_TEXT("There are no sequences to compare models by"));
  for (const auto& model : samples.models) {
    if (model.values.size() != first.values.size()) {
      throw Error({SEGUE_TEXT("“%1” has %2 sequences, “%3” has %4"),
                   {first.name, std::to_string(first.values.size()), model.name, std::to_string(model.values.size())}},
                  {}, SEGUE_TEXT("Evaluate both on the same held-out part of the same data"));
    }
    for (std::size_t i = 0; i < model.values.size(); ++i) {
      if (!std::isfinite(model.values[i])) {
        throw Error(
            {SEGUE_TEXT("The figure of “%1” for sequence %2 is not a finite number"), {model.name, std::to_string(i + 1)}});
      }
    }
  }
  if (samples.baseline && *samples.baseline >= samples.models.size()) {
    throw Error({SEGUE_TEXT("Model %1 cannot be the baseline: there are %2"),
                 {std::to_string(*samples.baseline + 1), std::to_string(samples.models.size())}});
  }
  require_confidence(options.confidence);
  if (options.randomisations == 0) throw Error(SEGUE_TEXT("A randomisation test needs randomisations"));
}

std::vector<PairComparison> pairs_of(const PairedSamples& samples) {
  std::vector<PairComparison> pairs;
  const auto add = [&](std::size_t a, std::size_t b) {
    pairs.emplace_back();
    pairs.back().a = a;
    pairs.back().b = b;
  };
  for (std::size_t a = 0; a < samples.models.size(); ++a) {
    if (samples.baseline) {
      if (a != *samples.baseline) add(a, *samples.baseline);
      continue;
    }
    for (std::size_t b = a + 1; b < samples.models.size(); ++b) add(a, b);
  }
  return pairs;
}

// Memory of one worker.
struct Buffers {
  std::vector<double> differences;
  WilcoxonBuffer ranks;
  IntervalBuffers intervals;
  std::vector<double> patterns;
};

// The differences that are ranked and counted.
void find_differences(const PairedSamples& samples, const Clusters& clusters, const ComparisonOptions& options, std::size_t a,
                      std::size_t b, std::vector<double>& differences) {
  if (options.unit == TestUnit::cluster) {
    differences.resize(clusters.size());
    for (std::size_t r = 0; r < clusters.size(); ++r) {
      differences[r] = (clusters.row(r)[a] - clusters.row(r)[b]) / clusters.weights[r];
    }
  } else {
    const auto x = samples.models[a].values;
    const auto y = samples.models[b].values;
    differences.resize(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) differences[i] = x[i] - y[i];
  }
  if (options.decimals == 0) return;
  const double scale = std::pow(10.0, options.decimals);
  for (double& difference : differences) difference = std::nearbyint(difference * scale) / scale;
}

Interval range_of_differences(const PairedSamples& samples, std::size_t a, std::size_t b) {
  const auto x = samples.models[a].values;
  const auto y = samples.models[b].values;
  Interval range{x[0] - y[0], x[0] - y[0]};
  for (std::size_t i = 1; i < x.size(); ++i) {
    range.low = std::min(range.low, x[i] - y[i]);
    range.high = std::max(range.high, x[i] - y[i]);
  }
  return range;
}

// Corrects the p of all pairs.
void correct(std::vector<PairComparison>& pairs, CorrectedP PairComparison::*place, double (*raw)(const PairComparison&)) {
  std::vector<double> p;
  p.reserve(pairs.size());
  for (const PairComparison& pair : pairs) p.push_back(raw(pair));
  const auto by_holm = holm(p);
  const auto by_rate = benjamini_hochberg(p);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].*place = {p[i], by_holm[i], by_rate[i]};
}

}  // namespace

ComparisonOptions with_defects(const ComparisonOptions& options, const Protocol& protocol) {
  ComparisonOptions out = options;
  if (protocol.two_sided) {
    out.alternative = Alternative::two_sided;
    out.zeros = Zeros::wilcox;
    out.unit = TestUnit::sequence;
  }
  if (protocol.t_interval) out.bootstrap = 0;
  return out;
}

IntervalOptions with_defects(const IntervalOptions& options, const Protocol& protocol) {
  IntervalOptions out = options;
  if (protocol.t_interval) out.bootstrap = 0;
  return out;
}

Comparisons compare_all(const PairedSamples& samples, const ComparisonOptions& options, Progress& progress) {
  require(samples, options);
  Comparisons result;
  result.options = options;
  std::vector<std::span<const double>> columns;
  for (const auto& model : samples.models) {
    result.names.push_back(model.name);
    columns.push_back(model.values);
  }
  const Clusters clusters = gather(columns, samples.clusters, samples.weights);
  result.sequences = clusters.members;
  result.clusters = clusters.size();

  std::vector<double> means;
  if (clusters.size() > 1 && options.bootstrap > 0) {
    progress.start(SEGUE_TEXT("Resampling"), options.bootstrap, SEGUE_TEXT("resamples"));
    means = resampled_means(clusters, options.bootstrap, options.seed, options.threads, progress);
  }
  IntervalBuffers buffers;
  for (std::size_t m = 0; m < columns.size(); ++m) {
    result.means.push_back(interval_of(clusters, means, m, options.confidence, buffers));
  }

  result.pairs = pairs_of(samples);
  std::vector<double> sums;
  if (!result.pairs.empty() && clusters.size() > most_exact_clusters(options.randomisations)) {
    progress.start(SEGUE_TEXT("Exchanging models at random"), options.randomisations, SEGUE_TEXT("exchanges"));
    sums = randomised_sums(clusters, options.randomisations, options.seed, options.threads, progress);
  }

  progress.start(SEGUE_TEXT("Comparing models"), result.pairs.size(), SEGUE_TEXT("pairs"));
  const WilcoxonOptions ranking{options.alternative, options.zeros, options.method, options.continuity};
  const std::size_t grain = std::max<std::size_t>(1, result.pairs.size() / (std::size_t{8} * thread_count(options.threads)));
  parallel_ranges(result.pairs.size(), grain, options.threads, [&](std::size_t begin, std::size_t end) {
    Buffers memory;
    for (std::size_t i = begin; i < end; ++i) {
      progress.throw_if_cancelled();
      PairComparison& pair = result.pairs[i];
      pair.difference = interval_of_difference(clusters, means, pair.a, pair.b, range_of_differences(samples, pair.a, pair.b),
                                               options.confidence, memory.intervals);
      find_differences(samples, clusters, options, pair.a, pair.b, memory.differences);
      pair.effects = effects_of(memory.differences);
      pair.wilcoxon = signed_rank(memory.differences, ranking, memory.ranks);
      pair.rank_biserial = rank_biserial_interval(pair.wilcoxon.rank_biserial, pair.wilcoxon.non_zero, options.confidence);
      pair.randomisation =
          randomisation_of(clusters, sums, pair.a, pair.b, options.alternative, options.randomisations, memory.patterns);
      progress.advance(1);
    }
  });
  correct(result.pairs, &PairComparison::wilcoxon_p, [](const PairComparison& pair) { return pair.wilcoxon.p; });
  correct(result.pairs, &PairComparison::randomisation_p, [](const PairComparison& pair) { return pair.randomisation.p; });
  return result;
}

}  // namespace segue::evaluation
