// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluated.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/error.h"

namespace segue::experiment {
namespace {

using evaluation::Evaluation;
using evaluation::Measure;

FigureKind plain(FigureKind kind) {
  if (kind.measure == Measure::recall) kind.measure = Measure::hit_rate;
  if (kind.measure == Measure::mrr) kind.k = 0;
  return kind;
}

bool same_sequences(const Evaluation& a, const Evaluation& b) {
  return std::equal(a.sequences.begin(), a.sequences.end(), b.sequences.begin(), b.sequences.end(),
                    [](const auto& x, const auto& y) { return x.sequence == y.sequence && x.predictions == y.predictions; });
}

EvaluatedBands bands_of(const Evaluation& e, BandsBy by, Averaging averaging, const evaluation::IntervalOptions& intervals,
                        Progress& progress) {
  EvaluatedBands out{by, {}, {}};
  for (const unsigned k : e.ks) out.kinds.push_back({Measure::hit_rate, k, averaging});
  out.kinds.push_back({Measure::mrr, 0, averaging});
  std::vector<BandColumn> columns;
  for (const FigureKind& kind : out.kinds) columns.push_back({&e, kind});
  std::vector<std::uint32_t> all(e.sequences.size());
  std::iota(all.begin(), all.end(), 0U);
  out.bands = figures_by_band(columns, by, all, intervals, progress);
  return out;
}

}  // namespace

std::vector<double> weights_of(const Evaluation& evaluation, Averaging averaging) {
  std::vector<double> weights;
  if (averaging == Averaging::sequences) return weights;
  weights.reserve(evaluation.sequences.size());
  for (const auto& s : evaluation.sequences) weights.push_back(s.predictions);
  return weights;
}

void require_same_sequences(const NamedEvaluation& a, const NamedEvaluation& b) {
  if (same_sequences(*a.evaluation, *b.evaluation)) return;
  throw Error({SEGUE_TEXT("“%1” and “%2” were not evaluated on the same sequences"), {a.name, b.name}}, {},
              SEGUE_TEXT("Evaluate both on the same held-out part of the same data"));
}

const evaluation::Interval& shown_interval(const evaluation::MeanInterval& mean) {
  if (!std::isnan(mean.bca.low)) return mean.bca;
  return std::isnan(mean.bootstrap.low) ? mean.t : mean.bootstrap;
}

const char* interval_kind(const evaluation::MeanInterval& mean) {
  if (!std::isnan(mean.bca.low)) return "BCa bootstrap";
  return std::isnan(mean.bootstrap.low) ? "Student's t" : "percentile bootstrap";
}

std::string scored_name(const std::string& run, models::Scoring scoring) {
  return run + (scoring == models::Scoring::resembles ? " (resembles)" : " (is followed by)");
}

std::string figure_label(const FigureKind& kind) {
  Message label;
  label.args = {std::to_string(kind.k)};
  return label.fill(evaluation::measure_label(kind.measure));
}

void check(const EvaluationSpec& spec) {
  const auto& ks = spec.options.ks;
  if (ks.empty() || std::ranges::find(ks, 0U) != ks.end()) {
    throw Error(SEGUE_TEXT("The list of k is empty or holds a 0"), {}, SEGUE_TEXT("Ask for at least one k of 1 or more"));
  }
  for (std::size_t i = 0; i < spec.levels.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spec.levels[i].name != spec.levels[j].name) continue;
      throw Error({SEGUE_TEXT("Two levels are named \"%1\""), {spec.levels[i].name}}, {},
                  SEGUE_TEXT("Give each level a \"name\" of its own"));
    }
  }
}

std::vector<FigureKind> figure_kinds(const std::vector<unsigned>& ks) {
  std::vector<FigureKind> kinds;
  for (const Averaging averaging : {Averaging::sequences, Averaging::predictions}) {
    for (const Measure measure : {Measure::hit_rate, Measure::map, Measure::ndcg}) {
      for (const unsigned k : ks) kinds.push_back({measure, k, averaging});
    }
    kinds.push_back({Measure::mrr, 0, averaging});
  }
  return kinds;
}

const evaluation::MeanInterval* find_figure(const Evaluated& evaluated, const FigureKind& kind) {
  const FigureKind wanted = plain(kind);
  const auto found =
      std::ranges::find_if(evaluated.figures, [&](const EvaluatedFigure& figure) { return figure.kind == wanted; });
  return found == evaluated.figures.end() ? nullptr : &found->value;
}

double mean_of(const Evaluated& evaluated, const FigureKind& kind) {
  if (const auto* figure = find_figure(evaluated, kind)) return figure->mean;
  const evaluation::Means means = evaluation::mean_of(*evaluated.evaluation, kind.measure, kind.k);
  return kind.averaging == Averaging::sequences ? means.macro : means.micro;
}

double random_level(const Evaluation& evaluation, const FigureKind& kind, std::span<const std::uint32_t> sequences) {
  const std::uint64_t candidates = evaluation.counts.candidates;
  if (candidates == 0 || evaluation.predictions.empty()) return 0;
  const FigureKind figure = plain(kind);
  // sums[r]: what all ranks up to r are worth together.
  std::vector<double> sums(static_cast<std::size_t>(candidates) + 1, 0.0);
  for (std::size_t r = 1; r < sums.size(); ++r) {
    sums[r] = sums[r - 1] + evaluation::worth(figure.measure, figure.k, static_cast<std::uint32_t>(r));
  }
  double macro = 0;
  double micro = 0;
  std::uint64_t predictions = 0;
  const std::size_t count = sequences.empty() ? evaluation.sequences.size() : sequences.size();
  for (std::size_t place = 0; place < count; ++place) {
    const auto& s = evaluation.sequences[sequences.empty() ? place : sequences[place]];
    double own = 0;
    for (std::uint32_t i = 0; i < s.predictions; ++i) {
      const std::uint64_t heard = evaluation.protocol.heard_candidates ? 1 : s.length - s.predictions + i;
      const std::uint64_t left = candidates > heard ? candidates - heard : 1;
      own += sums[static_cast<std::size_t>(left)] / static_cast<double>(left);
    }
    micro += own;
    macro += own / s.predictions;
    predictions += s.predictions;
  }
  return figure.averaging == Averaging::sequences ? macro / static_cast<double>(count) : micro / static_cast<double>(predictions);
}

Evaluated evaluated(std::shared_ptr<const Evaluation> evaluation, const evaluation::EvaluationOptions& options,
                    const evaluation::IntervalOptions& intervals, Progress& progress) {
  Evaluated out{std::move(evaluation), options, intervals, {}, {}};
  const Evaluation& e = *out.evaluation;
  evaluation::require_confidence(intervals.confidence);
  const std::vector<std::int64_t> users = evaluation::clusters_of(e);
  const std::uint64_t samples = evaluation::with_defects(intervals, e.protocol).bootstrap;
  const std::vector<FigureKind> kinds = figure_kinds(e.ks);
  const auto filled = [](const std::vector<evaluation::Band>& bands) {
    return static_cast<std::uint64_t>(std::ranges::count_if(bands, [](const auto& band) { return band.predictions > 0; }));
  };
  progress.start(SEGUE_TEXT("Resampling"), 2 * samples * (1 + filled(e.by_popularity) + filled(e.by_length)),
                 SEGUE_TEXT("resamples"));
  for (const Averaging averaging : {Averaging::sequences, Averaging::predictions}) {
    std::vector<FigureKind> own;
    std::vector<std::vector<double>> values;
    for (const FigureKind& kind : kinds) {
      if (kind.averaging != averaging) continue;
      own.push_back(kind);
      values.push_back(evaluation::per_sequence(e, kind.measure, kind.k));
    }
    const std::vector<std::span<const double>> columns(values.begin(), values.end());
    const evaluation::Clusters clusters = evaluation::gather(columns, users, weights_of(e, averaging));
    const std::vector<double> means = evaluation::resampled_means(clusters, samples, intervals.seed, intervals.threads, progress);
    evaluation::IntervalBuffers buffers;
    for (std::size_t c = 0; c < own.size(); ++c) {
      out.figures.push_back({own[c], evaluation::interval_of(clusters, means, c, intervals.confidence, buffers)});
    }
  }
  for (const Averaging averaging : {Averaging::sequences, Averaging::predictions}) {
    for (const BandsBy by : {BandsBy::popularity, BandsBy::length}) {
      out.bands.push_back(bands_of(e, by, averaging, intervals, progress));
    }
  }
  return out;
}

Compared compare(std::span<const NamedEvaluation> evaluations, const ComparisonSpec& spec, Progress& progress) {
  std::vector<std::size_t> order(evaluations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::vector<double>> values;
  std::vector<double> means;
  for (const NamedEvaluation& each : evaluations) {
    require_same_sequences(evaluations.front(), each);
    values.push_back(evaluation::per_sequence(*each.evaluation, spec.figure.measure, spec.figure.k));
    const evaluation::Means both = evaluation::mean_of(*each.evaluation, spec.figure.measure, spec.figure.k);
    means.push_back(spec.figure.averaging == Averaging::sequences ? both.macro : both.micro);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });

  evaluation::PairedSamples samples;
  Compared out;
  for (const std::size_t i : order) {
    const Evaluation& e = *evaluations[i].evaluation;
    out.models.push_back({evaluations[i].model, evaluations[i].scoring, e.approximate_recall, e.approximate_k});
    if (!spec.baseline.empty() && evaluations[i].name == spec.baseline) samples.baseline = samples.models.size();
    samples.models.push_back({evaluations[i].name, values[i]});
  }
  if (!spec.baseline.empty() && !samples.baseline) {
    throw Error({SEGUE_TEXT("The baseline “%1” is not among what is compared"), {spec.baseline}}, {},
                SEGUE_TEXT("Name a model, a level, or neither to compare all pairs"));
  }
  std::vector<std::int64_t> users;
  std::vector<double> weights;
  if (!evaluations.empty()) {
    users = evaluation::clusters_of(*evaluations.front().evaluation);
    weights = weights_of(*evaluations.front().evaluation, spec.figure.averaging);
  }
  samples.clusters = users;
  samples.weights = weights;
  const evaluation::ComparisonOptions options =
      evaluations.empty() ? spec.options : evaluation::with_defects(spec.options, evaluations.front().evaluation->protocol);
  static_cast<evaluation::Comparisons&>(out) = evaluation::compare_all(samples, options, progress);
  out.figure = spec.figure;
  if (out.figure.measure == Measure::mrr) out.figure.k = 0;
  out.baseline = spec.baseline;
  if (!evaluations.empty()) out.protocol = evaluations.front().evaluation->protocol;
  return out;
}

}  // namespace segue::experiment
