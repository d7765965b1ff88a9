// SPDX-License-Identifier: GPL-3.0-or-later
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

void write_row(std::ostream& out, const std::string& name, const std::string& model, const char* scoring,
               const evaluation::NextArtistResult& r) {
  out << quoted(name) << ',' << quoted(model) << ',' << scoring << ',' << r.sequences.size() << ',' << r.transitions << ','
      << r.k;
  for (const auto* m : {&r.hit_1, &r.hit_k, &r.mrr}) {
    for (const double value : {m->mean, m->t.low, m->t.high, m->bootstrap.low, m->bootstrap.high}) out << ',' << exact(value);
  }
  out << '\n';
}

}  // namespace

void write_figures_csv(const std::filesystem::path& path, const ExperimentResult& result) {
  write_file(path, [&](std::ostream& out) {
    out << "name,model,scoring,sequences,transitions,k";
    for (const char* figure : {"hit_1", "hit_k", "mrr"}) {
      out << ',' << figure;
      for (const char* end : {"_t_low", "_t_high", "_bootstrap_low", "_bootstrap_high"}) out << ',' << figure << end;
    }
    out << '\n';
    for (const auto& r : result.results) {
      std::string kind;
      for (const auto& run : result.runs) {
        if (run->name == r.run) kind = run->embedding.model;
      }
      write_row(out, r.name, kind, models::scoring_name(r.scoring), r.result);
    }
    write_row(out, "popularity", "popularity", "", result.popularity);
    // Exact expectations of a random ranking: no intervals; none of MRR.
    const auto& level = result.popularity;
    out << "\"random\",\"random\",," << level.sequences.size() << ',' << level.transitions << ',' << level.k << ','
        << exact(level.random_hit_1) << ",,,,," << exact(level.random_hit_k) << ",,,,,,,,,\n";
  });
}

}  // namespace segue::experiment
