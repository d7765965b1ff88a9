// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <utility>

#include "core/experiment/evaluation_json.h"
#include "core/experiment/run_evaluations.h"
#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

using evaluation::Band;
using evaluation::Evaluation;
using evaluation::Interval;
using evaluation::MeanInterval;

Field plain(const char* name) { return Field{name, "", ""}; }

/// JSON has no NaN: a number that is not defined is null.
double number_or_nan(const Json& json, const JsonPath& path) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  read_value(json, path, plain(""), value);
  return value;
}

/// A visitor that reads numbers, all of which must be there.
class NumbersReader {
 public:
  NumbersReader(const Json& json, JsonPath path) : reader_(json, std::move(path)) {}
  void number(const char* name, double& value) { value = number_or_nan(reader_.need(name), reader_.path(name)); }
  template <class T>
  void number(const char* name, T& value) {
    read_value(reader_.need(name), reader_.path(name), plain(name), value);
  }
  void numbers(const char* name, std::vector<double>& values) {
    const Json& json = reader_.need(name);
    const JsonPath path = reader_.path(name);
    if (!json.is_array()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a list, but is %2"), json);
    for (std::size_t i = 0; i < json.size(); ++i) values.push_back(number_or_nan(json[i], path.at(i)));
  }
  void ends(const char* name, Interval& value) {
    const Json& json = reader_.need(name);
    const JsonPath path = reader_.path(name);
    if (!json.is_array() || json.size() != 2) {
      throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of two numbers, but is %2"), json);
    }
    value = {number_or_nan(json[0], path.at(0)), number_or_nan(json[1], path.at(1))};
  }

 private:
  ObjectReader reader_;
};

/// The same visitor's other side.
struct NumbersWriter {
  template <class T>
  void number(const char* name, const T& value) {
    json[name] = value;
  }
  void numbers(const char* name, const std::vector<double>& values) { json[name] = values; }
  void ends(const char* name, const Interval& value) { json[name] = {value.low, value.high}; }
  Json json = Json::object();
};

template <class V>
void numbers_of(V& v, evaluation::EvaluationCounts& c) {
  v.number("predictions", c.predictions);
  v.number("sequences_too_short", c.sequences_too_short);
  v.number("sequences_skipped", c.sequences_skipped);
  v.number("sequences_of_others", c.sequences_of_others);
  v.number("plays", c.plays);
  v.number("unknown_plays", c.unknown_plays);
  v.number("unknown_targets", c.unknown_targets);
  v.number("queries_without_vector", c.queries_without_vector);
  v.number("targets_without_vector", c.targets_without_vector);
  v.number("tied_targets", c.tied_targets);
  v.number("distinct_queries", c.distinct_queries);
  v.number("candidates", c.candidates);
  v.number("unknown_share", c.unknown_share);
}

template <class V>
void numbers_of(V& v, MeanInterval& m) {
  v.number("mean", m.mean);
  v.number("standard_error", m.standard_error);
  v.ends("t", m.t);
  v.ends("bootstrap", m.bootstrap);
  v.ends("bca", m.bca);
  v.number("values", m.values);
  v.number("clusters", m.clusters);
}

template <class V>
void numbers_of(V& v, Band& b) {
  v.number("low", b.low);
  v.number("high", b.high);
  v.number("artists", b.artists);
  v.number("sequences", b.sequences);
  v.number("predictions", b.predictions);
  v.numbers("hit_rate", b.hit_rate);
  v.numbers("hit_rate_macro", b.hit_rate_macro);
  v.number("mrr", b.mrr);
  v.number("mrr_macro", b.mrr_macro);
}

template <class V>
void numbers_of(V& v, evaluation::Recommended& r) {
  v.number("k", r.k);
  v.number("lists", r.lists);
  v.number("distinct", r.distinct);
  v.number("coverage", r.coverage);
  v.number("gini", r.gini);
  v.number("mean_plays", r.mean_plays);
  v.number("novelty", r.novelty);
}

template <class V>
void numbers_of(V& v, evaluation::TagCoherence& t) {
  v.number("neighbors", t.neighbors);
  v.number("random", t.random);
  v.number("artists", t.artists);
}

/// What of an evaluation does not follow from its ranks.
template <class V>
void numbers_of(V& v, Evaluation& e) {
  v.number("targets_mean_plays", e.targets_mean_plays);
  v.number("in_sequence_cosine", e.in_sequence_cosine);
  v.number("approximate_recall", e.approximate_recall);
  v.number("approximate_k", e.approximate_k);
  v.number("seconds", e.seconds);
}

template <class T>
Json json_of(T value) {
  NumbersWriter writer;
  numbers_of(writer, value);
  return writer.json;
}

template <class T>
Json list_of(const std::vector<T>& values) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(json_of(value));
  return json;
}

template <class T>
T read_numbers(const Json& json, const JsonPath& path) {
  NumbersReader reader(json, path);
  T value;
  numbers_of(reader, value);
  return value;
}

template <class T>
std::vector<T> read_list(ObjectReader& reader, const char* name) {
  const Json& json = reader.need(name);
  const JsonPath path = reader.path(name);
  if (!json.is_array()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a list, but is %2"), json);
  std::vector<T> values;
  for (std::size_t i = 0; i < json.size(); ++i) values.push_back(read_numbers<T>(json[i], path.at(i)));
  return values;
}

Json figures_json(const std::vector<EvaluatedFigure>& figures) {
  Json json = Json::array();
  for (const EvaluatedFigure& figure : figures) {
    Json entry = Json::object();
    entry["measure"] = evaluation::measure_name(figure.kind.measure);
    entry["k"] = figure.kind.k;
    entry["over"] = figure.kind.averaging == Averaging::sequences ? "sequences" : "predictions";
    entry.update(json_of(figure.value));
    json.push_back(std::move(entry));
  }
  return json;
}

std::vector<EvaluatedFigure> read_figures(ObjectReader& reader) {
  const Json& json = reader.need("figures");
  const JsonPath list = reader.path("figures");
  if (!json.is_array()) throw_wrong_type(list, SEGUE_TEXT("%1 must be a list, but is %2"), json);
  std::vector<std::string> measures;
  for (const auto measure : evaluation::all_measures) measures.emplace_back(evaluation::measure_name(measure));
  std::vector<EvaluatedFigure> figures;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const JsonPath at = list.at(i);
    ObjectReader entry(json[i], at);
    EvaluatedFigure figure;
    figure.kind.measure = evaluation::all_measures[read_name(entry.need("measure"), at / "measure", measures)];
    read_value(entry.need("k"), at / "k", plain("k"), figure.kind.k);
    const bool sequences = read_name(entry.need("over"), at / "over", {"sequences", "predictions"}) == 0;
    figure.kind.averaging = sequences ? Averaging::sequences : Averaging::predictions;
    figure.value = read_numbers<MeanInterval>(json[i], at);
    figures.push_back(figure);
  }
  return figures;
}

Json evaluation_json(const RunEvaluation& run) {
  const Evaluation& e = *run.evaluated.evaluation;
  Json json = Json::object();
  json["scoring"] = models::scoring_name(run.scoring);
  json["corpus_fingerprint"] = run.corpus_fingerprint;
  json["protocol"] = options_json(e.protocol);
  json["ks"] = e.ks;
  json["options"] = options_json(run.evaluated.options);
  json["intervals"] = options_json(run.evaluated.intervals);
  json["counts"] = json_of(e.counts);
  json["figures"] = figures_json(run.evaluated.figures);
  json["random_hit_rate"] = Json::array();
  for (const auto& m : e.means) json["random_hit_rate"].push_back(m.random_hit_rate);
  json["by_popularity"] = list_of(e.by_popularity);
  json["by_length"] = list_of(e.by_length);
  json["recommended"] = list_of(e.recommended);
  json.update(json_of(e));
  if (run.evaluated.tags) json["tags"] = json_of(*run.evaluated.tags);
  return json;
}

RunEvaluation read_evaluation(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  RunEvaluation run;
  run.scoring = read_scoring(reader.need("scoring"), path / "scoring");
  run.corpus_fingerprint = read_string(reader.need("corpus_fingerprint"), path / "corpus_fingerprint");
  auto e = std::make_shared<Evaluation>(read_numbers<Evaluation>(json, path));
  e->protocol = read_protocol(reader.need("protocol"), path / "protocol");
  e->ks = read_ks(reader.need("ks"), path / "ks");
  read_options(reader.need("options"), path / "options", run.evaluated.options);
  run.evaluated.options.ks = e->ks;
  read_options(reader.need("intervals"), path / "intervals", run.evaluated.intervals);
  e->counts = read_numbers<evaluation::EvaluationCounts>(reader.need("counts"), path / "counts");
  run.evaluated.figures = read_figures(reader);
  std::vector<double> random;
  NumbersReader(json, path).numbers("random_hit_rate", random);
  for (std::size_t i = 0; i < e->ks.size(); ++i) {
    evaluation::MeasureMeans m;
    m.k = e->ks[i];
    if (i < random.size()) m.random_hit_rate = random[i];
    e->means.push_back(m);
  }
  e->by_popularity = read_list<Band>(reader, "by_popularity");
  e->by_length = read_list<Band>(reader, "by_length");
  e->recommended = read_list<evaluation::Recommended>(reader, "recommended");
  if (const Json* tags = reader.find("tags")) {
    run.evaluated.tags = read_numbers<evaluation::TagCoherence>(*tags, path / "tags");
  }
  run.evaluated.evaluation = std::move(e);
  return run;
}

}  // namespace

Json evaluations_json(const std::vector<RunEvaluation>& evaluations) {
  Json json = Json::array();
  for (const RunEvaluation& each : evaluations) json.push_back(evaluation_json(each));
  return json;
}

std::vector<RunEvaluation> read_evaluations_json(const Json& json, const JsonPath& path) {
  if (!json.is_array()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a list, but is %2"), json);
  std::vector<RunEvaluation> evaluations;
  for (std::size_t i = 0; i < json.size(); ++i) evaluations.push_back(read_evaluation(json[i], path.at(i)));
  return evaluations;
}

}  // namespace segue::experiment
