// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/story.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/experiment/evaluated.h"

namespace segue::ui {
namespace {

using evaluation::Evaluation;

/// Chance picks among all that some model can recommend: one without vectors recommends nothing.
const Evaluation& ofMostCandidates(const std::vector<EvaluatedModel>& models) {
  const Evaluation* most = nullptr;
  for (const EvaluatedModel& model : models) {
    if (most == nullptr || (!model.level && model.evaluation->counts.candidates > most->counts.candidates)) {
      most = model.evaluation.get();
    }
  }
  return *most;
}

/// Of each sequence.
struct UsersAndWeights {
  std::vector<std::int64_t> users;
  std::vector<double> weights;  // empty: all alike
};

UsersAndWeights usersAndWeights(const Evaluation& any, const FigureKey& key, const std::vector<std::uint32_t>& sequences) {
  UsersAndWeights out;
  for (const std::uint32_t s : sequences) {
    out.users.push_back(any.sequences[s].user);
    if (key.micro) out.weights.push_back(any.sequences[s].predictions);
  }
  return out;
}

FigureColumn columnOf(const std::vector<EvaluatedModel>& models, const FigureKey& key,
                      const std::vector<std::uint32_t>& sequences, const evaluation::ComparisonOptions& asked,
                      Progress& progress) {
  const Evaluation& any = *models.front().evaluation;
  const evaluation::ComparisonOptions options = evaluation::with_defects(asked, any.protocol);
  std::vector<std::vector<double>> values;
  std::vector<double> sums;
  for (const EvaluatedModel& model : models) {
    values.push_back(valuesOf(*model.evaluation, key, sequences));
    progress.throw_if_cancelled();
  }
  const auto [users, weights] = usersAndWeights(any, key, sequences);
  for (const std::vector<double>& of : values) {
    double sum = 0;
    for (std::size_t i = 0; i < of.size(); ++i) sum += of[i] * (key.micro ? weights[i] : 1);
    sums.push_back(sum);
  }
  // One-sided tests ask whether the one of the higher mean is better.
  std::vector<std::size_t> order(models.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  evaluation::PairedSamples samples;
  if (!any.protocol.t_interval) samples.clusters = users;
  samples.weights = weights;
  for (const std::size_t m : order) samples.models.push_back({models[m].name.toStdString(), values[m]});
  evaluation::Comparisons compared = evaluation::compare_all(samples, options, progress);
  FigureColumn column{
      key, {}, std::move(compared.pairs), experiment::random_level(ofMostCandidates(models), kindOf(key), sequences)};
  column.means.resize(models.size());
  for (std::size_t i = 0; i < order.size(); ++i) column.means[order[i]] = compared.means[i];
  for (evaluation::PairComparison& pair : column.pairs) {
    pair.a = order[pair.a];
    pair.b = order[pair.b];
  }
  return column;
}

std::optional<experiment::MeanRanks> ranksOf(const std::vector<EvaluatedModel>& models, const FigureKey& key,
                                             const std::vector<std::uint32_t>& sequences, double level) {
  if (models.size() < 3) return std::nullopt;
  std::vector<std::vector<double>> values;
  for (const EvaluatedModel& model : models) values.push_back(valuesOf(*model.evaluation, key, sequences));
  const auto [users, weights] = usersAndWeights(*models.front().evaluation, key, sequences);
  evaluation::PairedSamples samples;
  samples.clusters = users;
  samples.weights = weights;
  for (std::size_t m = 0; m < models.size(); ++m) samples.models.push_back({models[m].name.toStdString(), values[m]});
  experiment::MeanRanks ranks = experiment::ranks_by_user(samples, kindOf(key), level);
  ranks.protocol = models.front().evaluation->protocol;
  if (std::ranges::any_of(models, [](const EvaluatedModel& m) { return m.evaluation->approximate_k > 0; })) {
    for (const EvaluatedModel& model : models) ranks.search_recall.push_back(model.evaluation->approximate_recall);
  }
  return ranks;
}

}  // namespace

const evaluation::PairComparison* FigureColumn::pair(std::size_t a, std::size_t b) const {
  const auto found = std::ranges::find_if(
      pairs, [&](const evaluation::PairComparison& p) { return (p.a == a && p.b == b) || (p.a == b && p.b == a); });
  return found == pairs.end() ? nullptr : &*found;
}

evaluation::MeanInterval FigureColumn::difference(std::size_t a, std::size_t b) const {
  const evaluation::PairComparison* found = pair(a, b);
  if (found == nullptr) return {};
  return found->a == a ? found->difference : reversed(found->difference);
}

std::vector<std::uint32_t> sequencesOf(const Evaluation& evaluation, evaluation::Sources sources) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t s = 0; s < evaluation.sequences.size(); ++s) {
    const bool playlist = evaluation.sequences[s].source == data::Source::playlist;
    const bool wanted = sources == evaluation::Sources::all || (sources == evaluation::Sources::playlists) == playlist;
    if (wanted) out.push_back(s);
  }
  return out;
}

std::vector<double> valuesOf(const Evaluation& evaluation, const FigureKey& key, const std::vector<std::uint32_t>& sequences) {
  const std::vector<double> all = evaluation::per_sequence(evaluation, key.measure, key.k);
  std::vector<double> out;
  out.reserve(sequences.size());
  for (const std::uint32_t s : sequences) out.push_back(all[s]);
  return out;
}

std::shared_ptr<const EvaluationStory> tellEvaluation(std::vector<EvaluatedModel> models, const StoryOptions& options,
                                                      Progress& progress) {
  if (models.empty()) throw Error(SEGUE_TEXT("There are no models to compare"));
  auto story = std::make_shared<EvaluationStory>();
  story->options = options;
  // What was done, which the protocol's defects of statistics may have changed.
  story->options.comparison = evaluation::with_defects(options.comparison, models.front().evaluation->protocol);
  const Evaluation& any = *models.front().evaluation;
  const std::vector<std::uint32_t> sequences = sequencesOf(any, options.sources);
  if (sequences.empty()) throw Error(SEGUE_TEXT("There are no sequences to compare models by"));
  for (const EvaluatedModel& model : models) {
    if (model.evaluation->sequences.size() == any.sequences.size()) continue;
    throw Error({SEGUE_TEXT("“%1” has %2 sequences, “%3” has %4"),
                 {model.name.toStdString(), std::to_string(model.evaluation->sequences.size()), models.front().name.toStdString(),
                  std::to_string(any.sequences.size())}},
                {}, SEGUE_TEXT("Evaluate both on the same held-out part of the same data"));
  }
  story->comparison = columnOf(models, options.compareBy, sequences, options.comparison, progress);
  story->sequences = sequences.size();
  story->clusters = story->comparison.means.front().clusters;
  // Of the others the table shows no p: one exchange is the least that can be asked for.
  evaluation::ComparisonOptions untested = options.comparison;
  untested.randomisations = 1;
  for (const FigureKey& key : options.figures) {
    story->figures.push_back(key == options.compareBy ? story->comparison : columnOf(models, key, sequences, untested, progress));
  }
  for (const SameButForSeed& group : options.seeds) {
    SeedFigures over{group, {}};
    for (const FigureColumn& column : story->figures) {
      std::vector<double> means;
      for (const std::size_t m : group.models) means.push_back(column.means[m].mean);
      over.figures.push_back(evaluation::over_seeds(means, options.comparison.confidence));
    }
    story->seeds.push_back(std::move(over));
  }
  progress.throw_if_cancelled();
  if (story->clusters > 1) story->ranks = ranksOf(models, options.compareBy, sequences, 1 - options.comparison.confidence);
  std::vector<experiment::BandColumn> columns;
  for (const EvaluatedModel& model : models) columns.push_back({model.evaluation.get(), kindOf(options.compareBy)});
  const evaluation::IntervalOptions intervals{options.comparison.confidence, options.comparison.bootstrap,
                                              options.comparison.seed, options.comparison.threads};
  story->byPopularity = experiment::figures_by_band(columns, BandsBy::popularity, sequences, intervals, progress);
  story->byLength = experiment::figures_by_band(columns, BandsBy::length, sequences, intervals, progress);
  story->models = std::move(models);
  return story;
}

}  // namespace segue::ui
