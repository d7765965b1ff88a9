// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/tidy.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/csv_field.h"
#include "core/experiment/run_csv.h"
#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

using evaluation::Interval;
using evaluation::MeanInterval;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string text_of(const TidyCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const double value = std::get<double>(cell);
  return std::isfinite(value) ? exact(value) : std::string();
}

/// A table whose columns are named by its first row.
class Filler {
 public:
  explicit Filler(TidyTable& table) : table_(table), names_(table.columns.empty()) { table_.rows.emplace_back(); }
  void put(const char* name, TidyCell cell) {
    if (names_) table_.columns.emplace_back(name);
    table_.rows.back().push_back(std::move(cell));
  }
  void count(const char* name, std::uint64_t value) { put(name, static_cast<double>(value)); }
  void yes(const char* name, bool value) { put(name, std::string(value ? "true" : "false")); }
  void ends(const char* low, const char* high, const Interval& interval) {
    put(low, interval.low);
    put(high, interval.high);
  }
  void intervals(const MeanInterval& m) {
    put("standard_error", m.standard_error);
    ends("t_low", "t_high", m.t);
    ends("percentile_low", "percentile_high", m.bootstrap);
    ends("bca_low", "bca_high", m.bca);
  }

 private:
  TidyTable& table_;
  bool names_;
};

const char* over_name(Averaging averaging) { return averaging == Averaging::sequences ? "sequences" : "predictions"; }

/// The part of the predictions that a row is about.
struct Part {
  std::string by = "all", name = "all";
  double low = nan, high = nan;
  double predictions = nan;  ///< in it
};

/// A row of figures. `value`: null where there is no interval. `intervals`: likewise.
void add_row(TidyTable& table, const TidyModel& of, const char* measure, unsigned k, const char* over, double mean,
             const MeanInterval* value, const evaluation::IntervalOptions* intervals, double search_recall,
             const Part& part = {}) {
  const evaluation::Evaluation& e = *of.evaluation;
  const MeanInterval none{mean, nan, {nan, nan}, {nan, nan}};
  const MeanInterval& m = value == nullptr ? none : *value;
  Filler row(table);
  row.put("name", of.name);
  row.put("model", of.model);
  row.put("scoring", of.scoring);
  row.put("measure", std::string(measure));
  row.put("k", k == 0 ? nan : k);
  row.put("over", std::string(over));
  row.put("band_by", part.by);
  row.put("band", part.name);
  row.put("band_low", part.low);
  row.put("band_high", part.high);
  row.put("mean", mean);
  row.intervals(m);
  row.put("confidence", value == nullptr ? nan : intervals->confidence);
  row.put("resampled", std::string(value == nullptr ? "" : resampled(*value)));
  row.put("bootstrap", value == nullptr ? nan : static_cast<double>(intervals->bootstrap));
  row.put("seed", value == nullptr ? std::string() : std::to_string(intervals->seed));
  // Those looked at may be those of one source.
  const bool all = value == nullptr || value->values == e.sequences.size();
  row.put("sequences", static_cast<double>(all ? e.sequences.size() : value->values));
  row.put("predictions", all && part.by == "all" ? static_cast<double>(e.predictions.size()) : part.predictions);
  row.put("clusters", value == nullptr ? nan : static_cast<double>(value->clusters));
  row.put("protocol", of.protocol);
  row.put("search_recall", search_recall);
}

/// Compares `pair.a` with `pair.b`.
void add_pair(TidyTable& table, const Compared& compared, const evaluation::PairComparison& pair, std::string_view data_set) {
  const Json asked = options_json(compared.options);
  const auto word = [&](const char* key) { return asked.at(key).get<std::string>(); };
  const std::string protocol = protocol_name(compared.protocol);
  const auto name_of = [&](std::size_t m) { return m < compared.names.size() ? compared.names[m] : std::string(); };
  const auto mean_of = [&](std::size_t m) { return m < compared.means.size() ? compared.means[m].mean : nan; };
  const Compared::Model none;
  const Compared::Model& a = pair.a < compared.models.size() ? compared.models[pair.a] : none;
  const Compared::Model& b = pair.b < compared.models.size() ? compared.models[pair.b] : none;
  Filler row(table);
  if (!data_set.empty()) row.put("data_set", std::string(data_set));
  row.put("a", name_of(pair.a));
  row.put("b", name_of(pair.b));
  row.put("model_a", a.model);
  row.put("scoring_a", a.scoring);
  row.put("model_b", b.model);
  row.put("scoring_b", b.scoring);
  row.put("measure", std::string(evaluation::measure_name(compared.figure.measure)));
  row.put("k", compared.figure.k == 0 ? nan : compared.figure.k);
  row.put("over", std::string(over_name(compared.figure.averaging)));
  row.put("mean_a", mean_of(pair.a));
  row.put("mean_b", mean_of(pair.b));
  row.put("difference", pair.difference.mean);
  row.intervals(pair.difference);
  row.put("rank_biserial", pair.wilcoxon.rank_biserial);
  row.ends("rank_biserial_low", "rank_biserial_high", pair.rank_biserial);
  row.put("superiority", pair.effects.superiority);
  row.put("cohen_dz", pair.effects.cohen_dz);
  row.count("better", pair.effects.better);
  row.count("equal", pair.effects.equal);
  row.count("worse", pair.effects.worse);
  row.put("wilcoxon", pair.wilcoxon.statistic);
  row.put("wilcoxon_z", pair.wilcoxon.z);
  row.put("wilcoxon_p", pair.wilcoxon_p.raw);
  row.put("wilcoxon_p_holm", pair.wilcoxon_p.holm);
  row.put("wilcoxon_p_bh", pair.wilcoxon_p.benjamini_hochberg);
  row.yes("wilcoxon_exact", pair.wilcoxon.exact);
  row.put("randomisation_p", pair.randomisation_p.raw);
  row.put("randomisation_p_holm", pair.randomisation_p.holm);
  row.put("randomisation_p_bh", pair.randomisation_p.benjamini_hochberg);
  row.yes("randomisation_exact", pair.randomisation.exact);
  row.count("sequences", compared.sequences);
  row.count("clusters", compared.clusters);
  row.put("alternative", word("alternative"));
  row.put("wilcoxon_unit", word("unit"));
  row.put("wilcoxon_zeros", word("zeros"));
  row.put("wilcoxon_method", word("method"));
  row.yes("wilcoxon_continuity", compared.options.continuity);
  row.count("decimals", compared.options.decimals);
  row.count("randomisations", compared.options.randomisations);
  row.count("pairs", compared.pairs.size());
  row.put("confidence", compared.options.confidence);
  row.put("resampled", std::string(resampled(pair.difference)));
  row.count("bootstrap", compared.options.bootstrap);
  row.put("seed", std::to_string(compared.options.seed));
  row.put("protocol", protocol);
  row.put("search_recall_a", a.search_recall);
  row.put("search_recall_b", b.search_recall);
}

}  // namespace

std::string to_csv(const TidyTable& table) {
  std::string out;
  const auto add = [&](std::size_t column, std::string_view text) {
    if (column > 0) out += ',';
    append_csv_field(out, text);
  };
  for (std::size_t c = 0; c < table.columns.size(); ++c) add(c, table.columns[c]);
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) add(c, text_of(row[c]));
    out += '\n';
  }
  return out;
}

std::string protocol_name(const evaluation::Protocol& protocol) {
  const auto on = std::ranges::count_if(evaluation::defects(), [&](const auto& defect) { return protocol.*defect.flag; });
  const bool old = 2 * static_cast<std::size_t>(on) > evaluation::defects().size();
  std::string name = old ? "as-in-2020" : "corrected";
  const Json own = options_json(protocol);
  const Json preset = options_json(old ? evaluation::as_in_2020() : evaluation::corrected());
  const bool mean = protocol.query != evaluation::QueryFrom::last_artist;
  for (const auto& [key, value] : own.items()) {
    if (value == preset[key] && !(mean && key == "history")) continue;
    if ((key == "history" && !mean) || (key == "recency" && protocol.query != evaluation::QueryFrom::recency)) continue;
    name += "; " + key + '=' + (value.is_string() ? value.get<std::string>() : value.dump());
  }
  return name;
}

TidyTable tidy_figures() {
  TidyTable table;
  const evaluation::Evaluation nothing;
  add_row(table, {{}, {}, {}, {}, &nothing}, "", 0, "", nan, nullptr, nullptr, nan);
  table.rows.clear();
  return table;
}

void add_figure(TidyTable& table, const TidyModel& of, const FigureKind& kind, const MeanInterval& value,
                const evaluation::IntervalOptions& intervals) {
  add_row(table, of, evaluation::measure_name(kind.measure), kind.k, over_name(kind.averaging), value.mean, &value, &intervals,
          of.evaluation->approximate_recall);
}

void add_bands(TidyTable& table, const TidyModel& of, const FigureKind& kind, BandsBy by, std::span<const BandFigures> bands,
               std::size_t column, const evaluation::IntervalOptions& intervals) {
  const double first = by == BandsBy::popularity ? 1 : 0;  // places are counted from 1
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const BandFigures& band = bands[b];
    const MeanInterval& value = band.figures[column];
    add_row(table, of, evaluation::measure_name(kind.measure), kind.k, over_name(kind.averaging), value.mean, &value, &intervals,
            of.evaluation->approximate_recall,
            {bands_name(by), band_name(bands, b, by), static_cast<double>(band.low) + first, static_cast<double>(band.high),
             static_cast<double>(band.predictions)});
  }
}

void add_bands(TidyTable& table, const TidyModel& of, const Evaluated& evaluated) {
  for (const EvaluatedBands& each : evaluated.bands) {
    for (std::size_t c = 0; c < each.kinds.size(); ++c) {
      add_bands(table, of, each.kinds[c], each.by, each.bands, c, evaluated.intervals);
    }
  }
}

void add_random(TidyTable& table, const TidyModel& like, const FigureKind& kind, double value) {
  const TidyModel random{"random", "random", {}, like.protocol, like.evaluation};
  add_row(table, random, evaluation::measure_name(kind.measure), kind.k, over_name(kind.averaging), value, nullptr, nullptr, nan);
}

void add_lists(TidyTable& table, const TidyModel& of, const std::optional<evaluation::TagCoherence>& tags, unsigned tags_k) {
  const auto add = [&](const char* measure, unsigned k, const char* over, double value) {
    add_row(table, of, measure, k, over, value, nullptr, nullptr, of.evaluation->approximate_recall);
  };
  for (const evaluation::Recommended& list : of.evaluation->recommended) {
    add("coverage", list.k, "lists", list.coverage);
    add("gini", list.k, "lists", list.gini);
    add("mean_plays", list.k, "lists", list.mean_plays);
    add("novelty", list.k, "lists", list.novelty);
  }
  if (std::isfinite(of.evaluation->in_sequence_cosine)) {
    add("in_sequence_cosine", 0, "sequences", of.evaluation->in_sequence_cosine);
  }
  if (tags && tags->artists > 0) {
    add("tag_coherence", tags_k, "artists", tags->neighbors);
    add("tag_coherence_random", tags_k, "artists", tags->random);
  }
  const evaluation::EvaluationCounts& counts = of.evaluation->counts;
  const auto share = [&](std::uint64_t part) {
    return counts.predictions == 0 ? nan : static_cast<double>(part) / static_cast<double>(counts.predictions);
  };
  add("unknown_targets", 0, "predictions", counts.unknown_share);
  add("queries_without_vector", 0, "predictions", share(counts.queries_without_vector));
  add("targets_without_vector", 0, "predictions", share(counts.targets_without_vector));
  add("tied_targets", 0, "predictions", share(counts.tied_targets));
}

TidyTable tidy_figures(const ExperimentResult& result) {
  TidyTable table = tidy_figures();
  const auto add = [&](const TidyModel& of, const Evaluated& evaluated) {
    for (const EvaluatedFigure& figure : evaluated.figures) add_figure(table, of, figure.kind, figure.value, evaluated.intervals);
    add_bands(table, of, evaluated);
    add_lists(table, of, evaluated.tags, result.spec.evaluation.tags.k);
  };
  for (const ComparedResult& r : result.results) {
    const auto run = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
    const evaluation::Evaluation* e = r.evaluated.evaluation.get();
    add({r.name, run == result.runs.end() ? std::string() : (*run)->embedding.model, models::scoring_name(r.scoring),
         protocol_name(e->protocol), e},
        r.evaluated);
  }
  for (const LevelResult& level : result.levels) {
    const evaluation::Evaluation* e = level.evaluated.evaluation.get();
    add({level.name, kind_of(level.options).name, {}, protocol_name(e->protocol), e}, level.evaluated);
  }
  if (result.results.empty()) return table;
  const evaluation::Evaluation& any = of_most_candidates(result);
  const TidyModel like{{}, {}, {}, protocol_name(any.protocol), &any};
  for (const FigureKind& kind : figure_kinds(any.ks)) add_random(table, like, kind, random_level(any, kind));
  return table;
}

TidyTable tidy_comparisons(const Compared& compared, std::string_view data_set) {
  TidyTable table;
  for (const auto& pair : compared.pairs) add_pair(table, compared, pair, data_set);
  if (!compared.pairs.empty()) return table;
  add_pair(table, compared, {}, data_set);  // for the header
  table.rows.clear();
  return table;
}

}  // namespace segue::experiment
