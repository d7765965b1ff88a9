// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <ostream>

#include "core/base/files.h"
#include "core/experiment/run_csv.h"
#include "core/experiment/steps.h"

namespace segue::experiment {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// Empty where it is not defined, which R and pandas read as missing.
std::string cell(double value) { return std::isfinite(value) ? exact(value) : std::string(); }

void write_ends(std::ostream& out, const evaluation::Interval& interval) {
  out << ',' << cell(interval.low) << ',' << cell(interval.high);
}

void write_interval(std::ostream& out, const evaluation::MeanInterval& m) {
  out << ',' << cell(m.mean) << ',' << cell(m.standard_error);
  for (const auto* ends : {&m.t, &m.bootstrap, &m.bca}) write_ends(out, *ends);
}

constexpr const char* interval_header = ",mean,standard_error,t_low,t_high,bootstrap_low,bootstrap_high,bca_low,bca_high";

void write_kind(std::ostream& out, const FigureKind& kind) {
  out << ',' << evaluation::measure_name(kind.measure) << ',';
  if (kind.k > 0) out << kind.k;
  out << ',' << (kind.averaging == Averaging::sequences ? "sequences" : "predictions");
}

void write_rows(std::ostream& out, const std::string& name, const std::string& model, const char* scoring,
                const Evaluated& evaluated) {
  const auto& e = *evaluated.evaluation;
  for (const EvaluatedFigure& figure : evaluated.figures) {
    out << quoted(name) << ',' << quoted(model) << ',' << scoring;
    write_kind(out, figure.kind);
    write_interval(out, figure.value);
    out << ',' << e.sequences.size() << ',' << e.predictions.size() << ',' << figure.value.clusters << ','
        << exact(e.approximate_recall) << '\n';
  }
}

constexpr const char* pairs_header =
    "a,b,mean_a,mean_b"
    ",difference,standard_error,t_low,t_high,bootstrap_low,bootstrap_high,bca_low,bca_high"
    ",rank_biserial,rank_biserial_low,rank_biserial_high,superiority,cohen_dz,better,equal,worse"
    ",wilcoxon,wilcoxon_z,wilcoxon_p,wilcoxon_p_holm,wilcoxon_p_bh,wilcoxon_exact"
    ",randomisation_p,randomisation_p_holm,randomisation_p_bh,randomisation_exact,sequences,clusters\n";

/// `first`: what each row begins with.
void write_pairs(std::ostream& out, const std::string& first, const evaluation::Comparisons& comparisons) {
  for (const auto& pair : comparisons.pairs) {
    out << first << quoted(comparisons.names[pair.a]) << ',' << quoted(comparisons.names[pair.b]) << ','
        << cell(comparisons.means[pair.a].mean) << ',' << cell(comparisons.means[pair.b].mean);
    write_interval(out, pair.difference);
    out << ',' << cell(pair.wilcoxon.rank_biserial);
    write_ends(out, pair.rank_biserial);
    out << ',' << cell(pair.effects.superiority) << ',' << cell(pair.effects.cohen_dz) << ',' << pair.effects.better << ','
        << pair.effects.equal << ',' << pair.effects.worse << ',' << cell(pair.wilcoxon.statistic) << ',' << cell(pair.wilcoxon.z)
        << ',' << exact(pair.wilcoxon_p.raw) << ',' << exact(pair.wilcoxon_p.holm) << ','
        << exact(pair.wilcoxon_p.benjamini_hochberg) << ',' << (pair.wilcoxon.exact ? "true" : "false") << ','
        << exact(pair.randomisation_p.raw) << ',' << exact(pair.randomisation_p.holm) << ','
        << exact(pair.randomisation_p.benjamini_hochberg) << ',' << (pair.randomisation.exact ? "true" : "false") << ','
        << comparisons.sequences << ',' << comparisons.clusters << '\n';
  }
}

}  // namespace

void write_figures_csv(const std::filesystem::path& path, const ExperimentResult& result) {
  write_file(path, [&](std::ostream& out) {
    out << "name,model,scoring,measure,k,over" << interval_header << ",sequences,predictions,clusters,search_recall\n";
    for (const auto& r : result.results) {
      const auto run = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
      write_rows(out, r.name, run == result.runs.end() ? std::string() : (*run)->embedding.model, models::scoring_name(r.scoring),
                 r.evaluated);
    }
    for (const auto& level : result.levels) write_rows(out, level.name, kind_of(level.options).name, "", level.evaluated);
    if (result.results.empty()) return;
    // Exact expectations of a random ranking: no intervals.
    const auto& e = *result.results.front().evaluated.evaluation;
    for (const FigureKind& kind : figure_kinds(e.ks)) {
      out << "\"random\",\"random\",";
      write_kind(out, kind);
      out << ',' << exact(random_level(e, kind)) << ",,,,,,,," << e.sequences.size() << ',' << e.predictions.size() << ",,\n";
    }
  });
}

void write_comparisons_csv(const std::filesystem::path& path, const evaluation::Comparisons& comparisons) {
  write_file(path, [&](std::ostream& out) {
    out << pairs_header;
    write_pairs(out, {}, comparisons);
  });
}

void write_comparisons_csv(const std::filesystem::path& path, const std::vector<ComparisonsOfData>& all) {
  write_file(path, [&](std::ostream& out) {
    out << "data_set," << pairs_header;
    for (const ComparisonsOfData& each : all) write_pairs(out, quoted(each.data_set) + ',', each.comparisons);
  });
}

}  // namespace segue::experiment
