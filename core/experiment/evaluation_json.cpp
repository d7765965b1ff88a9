// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluation_json.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

constexpr const char* preset_names[] = {"corrected", "as-in-2020"};

evaluation::Protocol read_preset(const Json& json, const JsonPath& path) {
  return read_name(json, path, {preset_names[0], preset_names[1]}) == 0 ? evaluation::corrected() : evaluation::as_in_2020();
}

std::vector<models::Scoring> read_scorings(const Json& json, const JsonPath& path) {
  if (!json.is_array() || json.empty()) {
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of at least one scoring, but is %2"), json);
  }
  std::vector<models::Scoring> scorings;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const models::Scoring scoring = read_scoring(json[i], path.at(i));
    if (std::ranges::find(scorings, scoring) == scorings.end()) scorings.push_back(scoring);
  }
  return scorings;
}

std::vector<LevelSpec> read_levels(const Json& json, const JsonPath& path) {
  if (!json.is_array()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a list, but is %2"), json);
  std::vector<std::string> names;
  for (const LevelKind& kind : level_kinds()) names.emplace_back(kind.name);
  std::vector<LevelSpec> levels;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const JsonPath at = path.at(i);
    LevelSpec level;
    if (json[i].is_string()) {
      const LevelKind& kind = level_kinds()[read_name(json[i], at, names)];
      level = {kind.name, kind.defaults};
    } else {
      ObjectReader reader(json[i], at);
      const LevelKind& kind = level_kinds()[read_name(reader.need("level"), at / "level", names)];
      level = {kind.name, kind.defaults};
      if (const Json* name = reader.find("name")) level.name = read_string(*name, at / "name");
      if (const Json* options = reader.find("options")) {
        std::visit([&](auto& o) { read_options(*options, at / "options", o); }, level.options);
      }
      reader.finish();
    }
    check_model_name(level.name, at.place());
    if (std::ranges::any_of(levels, [&](const LevelSpec& other) { return other.name == level.name; })) {
      throw Error({SEGUE_TEXT("%1: a level named \"%2\" stands before already"), {at.str(), level.name}}, at.place(),
                  SEGUE_TEXT("Give each level a \"name\" of its own"));
    }
    levels.push_back(std::move(level));
  }
  return levels;
}

Json levels_json(const std::vector<LevelSpec>& levels) {
  Json json = Json::array();
  for (const LevelSpec& level : levels) {
    Json entry = Json::object();
    entry["name"] = level.name;
    entry["level"] = kind_of(level.options).name;
    entry["options"] = std::visit([](const auto& o) { return options_json(o); }, level.options);
    json.push_back(std::move(entry));
  }
  return json;
}

void read_comparison(const Json& json, const JsonPath& path, ComparisonSpec& comparison) {
  ObjectReader reader(json, path);
  fields(reader, comparison);
  if (const Json* baseline = reader.find("baseline")) comparison.baseline = read_string(*baseline, path / "baseline");
  reader.finish();
}

/// What files of the first version say beside the present keys.
void read_older_keys(ObjectReader& reader, EvaluationSpec& spec) {
  if (const Json* json = reader.find("k")) {
    unsigned k = 10;
    read_value(*json, reader.path("k"), Field{"k", "", "", 1, 1000}, k);
    spec.options.ks = {1, k};
    spec.comparison.figure.k = k;
  }
  if (const Json* json = reader.find("compare_by")) {
    const std::size_t by = read_name(*json, reader.path("compare_by"), {"hit_1", "hit_k", "mrr"});
    if (by == 0) spec.comparison.figure.k = 1;
    if (by == 2) spec.comparison.figure.measure = evaluation::Measure::mrr;
  }
}

}  // namespace

evaluation::Protocol read_protocol(const Json& json, const JsonPath& path) {
  if (json.is_string()) return read_preset(json, path);
  ObjectReader reader(json, path);
  evaluation::Protocol protocol;
  if (const Json* preset = reader.find("preset")) protocol = read_preset(*preset, path / "preset");
  fields(reader, protocol);
  reader.finish();
  return protocol;
}

std::vector<unsigned> read_ks(const Json& json, const JsonPath& path) {
  if (!json.is_array() || json.empty()) {
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of at least one whole number, but is %2"), json);
  }
  std::vector<unsigned> ks;
  for (std::size_t i = 0; i < json.size(); ++i) read_value(json[i], path.at(i), Field{"ks", "", "", 1, 1e6}, ks.emplace_back());
  return ks;
}

EvaluationSpec read_evaluation_spec(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  EvaluationSpec spec;
  read_older_keys(reader, spec);
  if (const Json* protocol = reader.find("protocol")) spec.protocol = read_protocol(*protocol, path / "protocol");
  if (const Json* ks = reader.find("ks")) spec.options.ks = read_ks(*ks, path / "ks");
  // "threads", "confidence", "bootstrap" and "seed" stand for all that have them; "comparison" may say otherwise.
  fields(reader, spec.options);
  fields(reader, spec.intervals);
  fields(reader, spec.comparison.options);
  if (const Json* scorings = reader.find("scorings")) spec.scorings = read_scorings(*scorings, path / "scorings");
  if (const Json* levels = reader.find("levels")) spec.levels = read_levels(*levels, path / "levels");
  if (const Json* comparison = reader.find("comparison")) read_comparison(*comparison, path / "comparison", spec.comparison);
  if (const Json* tags = reader.find("tags")) read_options(*tags, path / "tags", spec.tags);
  reader.field(Field{"compare_protocols", "", ""}, spec.compare_protocols);
  reader.field(Field{"retrain_protocols", "", ""}, spec.retrain_protocols);
  reader.finish();
  return spec;
}

Json evaluation_spec_json(const EvaluationSpec& spec) {
  Json json = Json::object();
  json["protocol"] = options_json(spec.protocol);
  json["ks"] = spec.options.ks;
  json.update(options_json(spec.options));
  json.update(options_json(spec.intervals));
  json["scorings"] = Json::array();
  for (const auto scoring : spec.scorings) json["scorings"].push_back(models::scoring_name(scoring));
  json["levels"] = levels_json(spec.levels);
  json["comparison"] = options_json(spec.comparison);
  if (!spec.comparison.baseline.empty()) json["comparison"]["baseline"] = spec.comparison.baseline;
  json["tags"] = options_json(spec.tags);
  json["compare_protocols"] = spec.compare_protocols;
  json["retrain_protocols"] = spec.retrain_protocols;
  return json;
}

}  // namespace segue::experiment
