// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/evaluation/next_artist.h"

namespace segue::evaluation {
namespace {

void require_same_sequences(const std::string& name_a, const NextArtistResult& a, const std::string& name_b,
                            const NextArtistResult& b) {
  bool same = a.sequences.size() == b.sequences.size();
  for (std::size_t i = 0; same && i < a.sequences.size(); ++i) {
    same = a.sequences[i].sequence == b.sequences[i].sequence && a.sequences[i].transitions == b.sequences[i].transitions;
  }
  if (!same) {
    throw Error({SEGUE_TEXT("“%1” and “%2” were not evaluated on the same sequences"), {name_a, name_b}}, {},
                SEGUE_TEXT("Evaluate both on the same held-out part of the same data"));
  }
}

}  // namespace

std::vector<double> values_of(const NextArtistResult& result, Metric metric) {
  std::vector<double> values;
  values.reserve(result.sequences.size());
  for (const SequenceFigures& figures : result.sequences) {
    values.push_back(metric == Metric::hit_1 ? figures.hit_1 : metric == Metric::hit_k ? figures.hit_k : figures.reciprocal_rank);
  }
  return values;
}

Comparison compare(const std::string& name_a, const NextArtistResult& a, const std::string& name_b, const NextArtistResult& b,
                   Metric metric, Alternative alternative, Zeros zeros, const NextArtistOptions& options, Progress& progress) {
  require_same_sequences(name_a, a, name_b, b);
  if (metric == Metric::hit_k && a.k != b.k) {
    throw Error({SEGUE_TEXT("“%1” was evaluated at the %2 best, “%3” at the %4 best"),
                 {name_a, std::to_string(a.k), name_b, std::to_string(b.k)}},
                {}, SEGUE_TEXT("Evaluate both with the same k"));
  }
  const std::vector<double> x = values_of(a, metric);
  const std::vector<double> y = values_of(b, metric);
  Comparison comparison{name_a, name_b, metric, {}, wilcoxon(x, y, alternative, zeros), alternative, zeros};
  std::vector<double> differences(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) differences[i] = x[i] - y[i];
  progress.start(SEGUE_TEXT("Resampling the differences"), options.bootstrap, SEGUE_TEXT("resamples"));
  comparison.difference =
      mean_interval(differences, options.confidence, options.bootstrap, options.seed, options.threads, progress);
  return comparison;
}

}  // namespace segue::evaluation
