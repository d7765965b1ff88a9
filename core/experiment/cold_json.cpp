// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/cold_json.h"

#include <limits>

#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

constexpr const char* level_names[cold_levels] = {"own", "predicted", "mean", "popularity"};

Field plain(const char* name) { return {name, "", ""}; }

/// The plain numbers, listed once for reader and writer.
template <class V>
void number_fields(V& v, ColdFigures& f) {
  v.field(plain("predicted"), f.predicted);
  v.field(plain("unknown"), f.unknown);
  v.field(plain("learnt_from"), f.learnt_from);
  v.field(plain("held_out"), f.held_out);
  v.field(plain("k"), f.k);
}

template <class V>
void choice_fields(V& v, models::ColdChoice& choice) {
  v.field(plain("lambda"), choice.lambda);
  v.field(plain("epochs"), choice.epochs);
  v.field(plain("chosen_at_cosine"), choice.cosine);
}

constexpr std::initializer_list<Choice<models::ColdMethod>> methods = {{models::ColdMethod::ridge, "ridge", ""},
                                                                       {models::ColdMethod::network, "network", ""}};

/// JSON has no NaN: an undefined number is null.
double number_or_nan(const Json& json, const JsonPath& path) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  read_value(json, path, plain(""), value);
  return value;
}

Json interval_json(const evaluation::MeanInterval& m) {
  Json json = Json::object();
  json["mean"] = m.mean;
  json["standard_error"] = m.standard_error;
  json["t"] = {m.t.low, m.t.high};
  json["bootstrap"] = {m.bootstrap.low, m.bootstrap.high};
  return json;
}

evaluation::Interval read_ends(const Json& json, const JsonPath& path) {
  if (!json.is_array() || json.size() != 2)
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of two numbers, but is %2"), json);
  return {number_or_nan(json[0], path.at(0)), number_or_nan(json[1], path.at(1))};
}

evaluation::MeanInterval read_interval(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  evaluation::MeanInterval m;
  m.mean = number_or_nan(reader.need("mean"), reader.path("mean"));
  m.standard_error = number_or_nan(reader.need("standard_error"), reader.path("standard_error"));
  m.t = read_ends(reader.need("t"), reader.path("t"));
  m.bootstrap = read_ends(reader.need("bootstrap"), reader.path("bootstrap"));
  return m;
}

Json judgement_json(const ColdJudgement& judgement) {
  ObjectWriter writer;
  ColdJudgement copy = judgement;
  choice_fields(writer, copy.choice);
  Json json = std::move(writer.json);
  json["cosine"] = interval_json(judgement.cosine);
  json["cosine_of_mean"] = interval_json(judgement.mean_cosine);
  json["rank"] = interval_json(judgement.rank);
  json["next_artist"] = Json::array();
  for (const ColdRanks& ranks : judgement.ranks) {
    Json entry = Json::object();
    entry["scoring"] = models::scoring_name(ranks.scoring);
    entry["cold"] = ranks.into ? "next" : "query";
    entry["transitions"] = ranks.transitions;
    for (std::size_t i = 0; i < cold_levels; ++i) {
      entry[level_names[i]]["hit_k"] = interval_json(ranks.hit_k[i]);
      entry[level_names[i]]["mrr"] = interval_json(ranks.mrr[i]);
    }
    json["next_artist"].push_back(std::move(entry));
  }
  return json;
}

void read_judgement(ObjectReader& reader, ColdJudgement& judgement) {
  choice_fields(reader, judgement.choice);
  judgement.cosine = read_interval(reader.need("cosine"), reader.path("cosine"));
  judgement.mean_cosine = read_interval(reader.need("cosine_of_mean"), reader.path("cosine_of_mean"));
  judgement.rank = read_interval(reader.need("rank"), reader.path("rank"));
  const Json& list = reader.need("next_artist");
  const JsonPath at = reader.path("next_artist");
  if (!list.is_array()) throw_wrong_type(at, SEGUE_TEXT("%1 must be a list, but is %2"), list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    ObjectReader entry(list[i], at.at(i));
    ColdRanks ranks;
    ranks.scoring = read_scoring(entry.need("scoring"), entry.path("scoring"));
    ranks.into = read_name(entry.need("cold"), entry.path("cold"), {"query", "next"}) == 1;
    entry.field(plain("transitions"), ranks.transitions);
    for (std::size_t level = 0; level < cold_levels; ++level) {
      ObjectReader figure(entry.need(level_names[level]), entry.path(level_names[level]));
      ranks.hit_k[level] = read_interval(figure.need("hit_k"), figure.path("hit_k"));
      ranks.mrr[level] = read_interval(figure.need("mrr"), figure.path("mrr"));
    }
    judgement.ranks.push_back(ranks);
  }
}

}  // namespace

Json cold_json(const models::ColdOptions& options, const ColdFigures& figures) {
  ObjectWriter writer;
  ColdFigures copy = figures;
  number_fields(writer, copy);
  Json json = Json::object();
  json["options"] = options_json(options);
  json.update(writer.json);
  json.update(judgement_json(figures));
  json["others"] = Json::array();
  for (const ColdJudgement& other : figures.others) {
    ObjectWriter method;
    ColdJudgement named = other;
    method.choice(plain("method"), named.method, methods);
    Json entry = std::move(method.json);
    entry.update(judgement_json(other));
    json["others"].push_back(std::move(entry));
  }
  return json;
}

void read_cold(const Json& json, const JsonPath& path, models::ColdOptions& options, ColdFigures& figures) {
  ObjectReader reader(json, path);
  read_options(reader.need("options"), path / "options", options);
  number_fields(reader, figures);
  figures.method = options.method;
  read_judgement(reader, figures);
  const Json* const others = reader.find("others");  // runs of earlier versions have none
  if (others == nullptr) return;
  const JsonPath at = path / "others";
  if (!others->is_array()) throw_wrong_type(at, SEGUE_TEXT("%1 must be a list, but is %2"), *others);
  for (std::size_t i = 0; i < others->size(); ++i) {
    ObjectReader entry((*others)[i], at.at(i));
    ColdJudgement& other = figures.others.emplace_back();
    entry.choice(plain("method"), other.method, methods);
    read_judgement(entry, other);
  }
}

}  // namespace segue::experiment
