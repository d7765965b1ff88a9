// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/seed_groups.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

struct Member {
  std::string recipe;
  std::uint64_t seed;
};

}  // namespace

std::string recipe_of(const Run& run) {
  Json json = Json::object();
  write_model(json, run.spec.model);
  json["options"].erase("seed");
  json["options"].erase("threads");
  json["start"] = run.spec.start ? run.spec.start->fingerprint + run.spec.start->path : std::string();
  json["corpus"] = run.corpus_fingerprint;
  return json.dump();
}

std::uint64_t seed_of(const Run& run) {
  const Json json = std::visit([](const auto& o) { return options_json(o); }, run.spec.model);
  return json.value("seed", std::uint64_t{0});
}

std::string without_number(const std::string& name) {
  const auto last = name.find_last_not_of("0123456789");
  if (last == std::string::npos || last + 1 == name.size()) return name;
  std::string rest = name.substr(0, last + 1);
  const auto cut = [&](const std::string& end) {
    if (rest.size() > end.size() && rest.ends_with(end)) rest.resize(rest.size() - end.size());
  };
  for (const char* end : {" ", "seed", "-", "_", " ", ","}) cut(end);
  return rest.empty() ? name : rest;
}

std::vector<SeedGroup> seed_groups(const ExperimentResult& result) {
  std::vector<Member> members;
  for (const ComparedResult& r : result.results) {
    const auto run = std::ranges::find_if(result.runs, [&](const auto& each) { return each->name == r.run; });
    members.push_back({recipe_of(**run) + models::scoring_name(r.scoring), seed_of(**run)});
  }
  std::vector<SeedGroup> groups;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto same = [&](std::size_t j) { return members[j].recipe == members[i].recipe; };
    SeedGroup group;
    std::vector<std::uint64_t> seeds;
    bool first = true;
    for (std::size_t j = 0; j < members.size(); ++j) {
      if (!same(j) || std::ranges::find(seeds, members[j].seed) != seeds.end()) continue;
      first = first && j >= i;
      seeds.push_back(members[j].seed);
      group.results.push_back(j);
    }
    if (!first || group.results.size() < 2 || group.results.front() != i) continue;
    group.name = without_number(result.results[i].run);
    group.scoring = result.results[i].scoring;
    const Evaluated& any = result.results[i].evaluated;
    for (const FigureKind& kind : figure_kinds(any.evaluation->ks)) {
      std::vector<double> means;
      for (const std::size_t j : group.results) means.push_back(mean_of(result.results[j].evaluated, kind));
      group.figures.push_back({kind, evaluation::over_seeds(means, any.intervals.confidence)});
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace segue::experiment
