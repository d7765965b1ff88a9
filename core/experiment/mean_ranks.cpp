// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/mean_ranks.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <ostream>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/evaluation/clusters.h"
#include "core/experiment/seed_groups.h"
#include "core/experiment/tidy.h"

namespace segue::experiment {
namespace {

using evaluation::Evaluation;

// Means of equal values added in another order are equal, too.
double rounded(double value) { return std::nearbyint(value * 1e12) / 1e12; }

void rank(MeanRanks& out, double level) {
  out.count = out.table.data_sets.size();
  out.level = level;
  const auto ties = out.rows == RankRows::users ? evaluation::RankTies::corrected : evaluation::RankTies::as_published;
  out.result = evaluation::critical_difference(out.table, level, ties);
  if (out.rows == RankRows::users) out.table.data_sets.clear();
}

/// Of what is evaluated, by the fingerprint of its corpus.
struct DataSet {
  std::string name;
  std::string key;  // of the data, however they were split
};

std::map<std::string, DataSet> data_sets_by_corpus(std::span<const std::shared_ptr<const Run>> runs) {
  std::map<std::string, DataSet> found;
  for (const auto& run : runs) found.try_emplace(run->corpus_fingerprint, DataSet{data_name_of(*run), run->data_fingerprint});
  // Judged on a corpus that no run was trained on.
  for (const auto& run : runs) {
    for (const RunEvaluation& each : run->evaluations) {
      const std::string& corpus = each.corpus_fingerprint;
      found.try_emplace(corpus, DataSet{corpus.substr(0, 8), corpus});
    }
  }
  return found;
}

/// The name that a run's model has on every data set.
std::string model_of(std::span<const std::shared_ptr<const Run>> runs, const Run& run) {
  const std::string recipe = recipe_of(run);
  const bool seeds = std::ranges::any_of(
      runs, [&](const auto& other) { return seed_of(*other) != seed_of(run) && recipe_of(*other) == recipe; });
  return seeds ? without_number(run.name) : run.name;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::string data_name_of(const Run& run) {
  if (run.spec.data.sample) return "sample";
  const std::filesystem::path path(run.spec.data.path);
  const std::string name = (path.has_filename() ? path : path.parent_path()).stem().string();
  return name.empty() ? run.corpus_fingerprint.substr(0, 8) : name;
}

MeanRanks ranks_by_user(const evaluation::PairedSamples& samples, const FigureKind& figure, double level) {
  MeanRanks out;
  out.rows = RankRows::users;
  out.figure = figure;
  std::vector<std::span<const double>> columns;
  for (const auto& model : samples.models) {
    out.table.models.push_back(model.name);
    columns.push_back(model.values);
  }
  const evaluation::Clusters users = evaluation::gather(columns, samples.clusters, samples.weights);
  for (std::size_t r = 0; r < users.size(); ++r) {
    out.table.data_sets.push_back(std::to_string(r + 1));
    for (const double sum : users.row(r)) out.table.figures.push_back(rounded(sum / users.weights[r]));
  }
  rank(out, level);
  return out;
}

MeanRanks ranks_by_user(std::span<const NamedEvaluation> evaluations, const FigureKind& figure, double level) {
  std::vector<std::vector<double>> values;
  for (const NamedEvaluation& each : evaluations) {
    require_same_sequences(evaluations.front(), each);
    values.push_back(evaluation::per_sequence(*each.evaluation, figure.measure, figure.k));
  }
  evaluation::PairedSamples samples;
  for (std::size_t i = 0; i < values.size(); ++i) samples.models.push_back({evaluations[i].name, values[i]});
  std::vector<std::int64_t> users;
  std::vector<double> weights;
  if (!evaluations.empty()) {
    users = evaluation::users_of(*evaluations.front().evaluation);
    weights = weights_of(*evaluations.front().evaluation, figure.averaging);
  }
  samples.clusters = users;
  samples.weights = weights;
  MeanRanks out = ranks_by_user(samples, figure, level);
  out.protocol = evaluations.front().evaluation->protocol;
  const auto approximate = [](const NamedEvaluation& each) { return each.evaluation->approximate_k > 0; };
  if (std::ranges::any_of(evaluations, approximate)) {
    for (const NamedEvaluation& each : evaluations) out.search_recall.push_back(each.evaluation->approximate_recall);
  }
  return out;
}

std::size_t data_sets_of(std::span<const std::shared_ptr<const Run>> runs) {
  const auto sets = data_sets_by_corpus(runs);
  std::set<std::string> keys;
  for (const auto& run : runs) {
    for (const RunEvaluation& each : run->evaluations) keys.insert(sets.at(each.corpus_fingerprint).key);
  }
  return keys.size();
}

MeanRanks ranks_by_data_set(std::span<const std::shared_ptr<const Run>> runs, const FigureKind& figure, double level) {
  MeanRanks out;
  out.rows = RankRows::data_sets;
  out.figure = figure;
  const auto sets = data_sets_by_corpus(runs);

  // In the order in which they are met.
  using Scored = std::pair<std::string, models::Scoring>;
  std::vector<Scored> models;
  std::vector<std::string> keys;
  std::map<std::pair<std::string, Scored>, std::vector<double>> figures;
  std::map<std::string, std::set<models::Scoring>> scorings;
  std::map<Scored, double> recall;  // where it was searched approximately
  const Evaluation* any = nullptr;
  std::string any_name;
  for (const auto& run : runs) {
    const std::string model = model_of(runs, *run);
    for (const RunEvaluation& each : run->evaluations) {
      const Evaluation& e = *each.evaluated.evaluation;
      if (any != nullptr && e.protocol != any->protocol) {
        throw Error({SEGUE_TEXT("“%1” and “%2” were evaluated by different protocols"), {any_name, run->name}}, {},
                    SEGUE_TEXT("Evaluate both by the same one"));
      }
      any = &e;
      any_name = run->name;
      const DataSet& set = sets.at(each.corpus_fingerprint);
      if (std::ranges::find(keys, set.key) == keys.end()) {
        keys.push_back(set.key);
        std::string name = set.name;
        for (int i = 2; std::ranges::find(out.table.data_sets, name) != out.table.data_sets.end(); ++i) {
          name = set.name + ' ' + std::to_string(i);
        }
        out.table.data_sets.push_back(name);
      }
      const Scored scored{model, each.scoring};
      if (std::ranges::find(models, scored) == models.end()) models.push_back(scored);
      scorings[model].insert(each.scoring);
      figures[{set.key, scored}].push_back(mean_of(each.evaluated, figure));
      if (e.approximate_k > 0) {
        const auto [least, first] = recall.emplace(scored, e.approximate_recall);
        if (!first) least->second = std::min(least->second, e.approximate_recall);
      }
    }
  }
  std::vector<Scored> everywhere;
  for (const Scored& scored : models) {
    const std::string label = scorings[scored.first].size() > 1 ? scored_name(scored.first, scored.second) : scored.first;
    const bool lacking = std::ranges::any_of(keys, [&](const std::string& key) { return !figures.contains({key, scored}); });
    (lacking ? out.left_out : out.table.models).push_back(label);
    if (lacking) continue;
    everywhere.push_back(scored);
    out.models.push_back({scored.first, scorings[scored.first].size() > 1 ? std::optional(scored.second) : std::nullopt});
  }
  if (everywhere.size() < 2 && !out.left_out.empty()) {
    throw Error(SEGUE_TEXT("Fewer than two models were evaluated on every data set"), {},
                SEGUE_TEXT("A model is the same on all of them where its runs have one name"));
  }
  for (const std::string& key : keys) {
    for (const Scored& scored : everywhere) out.table.figures.push_back(rounded(mean(figures.at({key, scored}))));
  }
  if (any != nullptr) out.protocol = any->protocol;
  if (std::ranges::any_of(everywhere, [&](const Scored& scored) { return recall.contains(scored); })) {
    for (const Scored& scored : everywhere) out.search_recall.push_back(recall.contains(scored) ? recall.at(scored) : 1);
  }
  rank(out, level);
  return out;
}

std::vector<std::string> labels_with_recall(const MeanRanks& ranks) {
  std::vector<std::string> labels = ranks.table.models;
  for (std::size_t m = 0; m < ranks.search_recall.size(); ++m) {
    if (ranks.search_recall[m] == 1) continue;
    char percent[32];
    const auto end = std::to_chars(percent, percent + sizeof percent, 100 * ranks.search_recall[m], std::chars_format::fixed, 1);
    labels[m] += "\n≈ " + std::string(percent, end.ptr) + " %";
  }
  return labels;
}

void write_mean_ranks_csv(const std::filesystem::path& path, const MeanRanks& ranks) {
  const evaluation::CriticalDifference& cd = ranks.result;
  const std::size_t models = cd.order.size();
  TidyTable table;
  table.columns = {"model",
                   "mean_rank",
                   "rows",
                   "rows_are",
                   "critical_difference",
                   "level",
                   "measure",
                   "k",
                   "over",
                   "chi_square",
                   "friedman_p",
                   "friedman_exact_p",
                   "iman_davenport_f",
                   "iman_davenport_p",
                   "protocol",
                   "search_recall"};
  for (const std::size_t m : cd.order) table.columns.push_back("p_nemenyi " + ranks.table.models[m]);
  for (const std::size_t m : cd.order) {
    const unsigned k = ranks.figure.measure == evaluation::Measure::mrr ? 0 : ranks.figure.k;
    std::vector<TidyCell> row{ranks.table.models[m],
                              cd.ranks[m],
                              static_cast<double>(ranks.count),
                              std::string(ranks.rows == RankRows::data_sets ? "data_sets" : "users"),
                              cd.difference,
                              ranks.level,
                              std::string(evaluation::measure_name(ranks.figure.measure)),
                              k == 0 ? std::nan("") : k,
                              std::string(ranks.figure.averaging == Averaging::sequences ? "sequences" : "predictions"),
                              cd.chi_square,
                              cd.p,
                              cd.exact_p,
                              cd.f,
                              cd.f_p,
                              protocol_name(ranks.protocol),
                              ranks.search_recall.empty() ? 1.0 : ranks.search_recall[m]};
    for (const std::size_t other : cd.order) row.emplace_back(cd.nemenyi[m * models + other]);
    table.rows.push_back(std::move(row));
  }
  write_file(path, [&](std::ostream& out) { out << to_csv(table); });
}

}  // namespace segue::experiment
