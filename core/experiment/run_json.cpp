// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_json.h"

#include <limits>
#include <utility>

#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

using evaluation::Interval;
using evaluation::MeanInterval;
using evaluation::NextArtistResult;

/// Bumped when a reader of the present version would misread a folder.
constexpr unsigned format_version = 1;

/// The plain numbers of a result, listed once for reader and writer.
template <class V>
void result_fields(V& v, NextArtistResult& r) {
  const auto plain = [](const char* name) { return Field{name, "", ""}; };
  v.field(plain("k"), r.k);
  v.field(plain("confidence"), r.confidence);
  v.field(plain("transitions"), r.transitions);
  v.field(plain("sequences_too_short"), r.sequences_too_short);
  v.field(plain("unknown_plays"), r.unknown_plays);
  v.field(plain("queries_without_vector"), r.queries_without_vector);
  v.field(plain("targets_without_vector"), r.targets_without_vector);
  v.field(plain("tied_targets"), r.tied_targets);
  v.field(plain("candidates"), r.candidates);
  v.field(plain("random_hit_1"), r.random_hit_1);
  v.field(plain("random_hit_k"), r.random_hit_k);
  v.field(plain("seconds"), r.seconds);
}

/// JSON has no NaN: an undefined number is null.
double number_or_nan(const Json& json, const JsonPath& path) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  read_value(json, path, Field{"", "", ""}, value);
  return value;
}

Json interval_json(const MeanInterval& m) {
  Json json = Json::object();
  json["mean"] = m.mean;
  json["standard_error"] = m.standard_error;
  json["t"] = {m.t.low, m.t.high};
  json["bootstrap"] = {m.bootstrap.low, m.bootstrap.high};
  return json;
}

Interval read_ends(const Json& json, const JsonPath& path) {
  if (!json.is_array() || json.size() != 2)
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of two numbers, but is %2"), json);
  return {number_or_nan(json[0], path.at(0)), number_or_nan(json[1], path.at(1))};
}

MeanInterval read_interval(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  MeanInterval m;
  m.mean = number_or_nan(reader.need("mean"), reader.path("mean"));
  m.standard_error = number_or_nan(reader.need("standard_error"), reader.path("standard_error"));
  m.t = read_ends(reader.need("t"), reader.path("t"));
  m.bootstrap = read_ends(reader.need("bootstrap"), reader.path("bootstrap"));
  return m;
}

Json figures_json(const RunFigures& f) {
  Json json = Json::object();
  json["scoring"] = models::scoring_name(f.scoring);
  json["options"] = options_json(f.options);
  ObjectWriter result;
  NextArtistResult copy = f.result;
  result_fields(result, copy);
  result.json["hit_1"] = interval_json(f.result.hit_1);
  result.json["hit_k"] = interval_json(f.result.hit_k);
  result.json["mrr"] = interval_json(f.result.mrr);
  json["result"] = std::move(result.json);
  return json;
}

RunFigures read_figures(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  RunFigures f;
  f.scoring = read_scoring(reader.need("scoring"), reader.path("scoring"));
  read_options(reader.need("options"), reader.path("options"), f.options);
  ObjectReader result(reader.need("result"), reader.path("result"));
  result_fields(result, f.result);
  f.result.hit_1 = read_interval(result.need("hit_1"), result.path("hit_1"));
  f.result.hit_k = read_interval(result.need("hit_k"), result.path("hit_k"));
  f.result.mrr = read_interval(result.need("mrr"), result.path("mrr"));
  return f;
}

}  // namespace

Json run_json(const Run& run) {
  Json json = Json::object();
  json["format"] = format_version;
  json["name"] = run.name;
  json["created"] = run.created;
  json["segue_version"] = run.segue_version;
  json["device"] = run.device;
  json["training_seconds"] = run.training_seconds;
  json["stopped_early"] = run.stopped_early;
  if (run.embedding.kept_epoch > 0) json["kept_epoch"] = run.embedding.kept_epoch;
  if (run.spec.start) {
    json["start"] = start_spec_json(*run.spec.start);
    json["start"]["matched"] = run.start_match.artists;
    json["start"]["matched_by"] = run.start_match.by_name ? "name" : "id";
  }
  json["data"] = data_spec_json(run.spec.data);
  json["data_fingerprint"] = run.data_fingerprint;
  json["corpus"] = options_json(run.spec.corpus);
  json["split"] = options_json(run.spec.split);
  json["corpus_fingerprint"] = run.corpus_fingerprint;
  write_model(json, run.spec.model);
  json["validation"] = options_json(run.spec.validation);
  json["artists"] = run.embedding.size();
  json["dim"] = run.embedding.dim();
  json["output_vectors"] = run.embedding.output.size() > 0;
  json["figures"] = Json::array();
  for (const auto& f : run.figures) json["figures"].push_back(figures_json(f));
  return json;
}

VectorsShape read_run_json(const JsonFile& file, Run& run) {
  const JsonPath root(file);
  ObjectReader reader(file.root, root);
  unsigned version = 0;
  read_value(reader.need("format"), root / "format", Field{"", "", ""}, version);
  if (version != format_version) {
    throw Error({SEGUE_TEXT("This run was written in format %1; this version of Segue reads format %2"),
                 {std::to_string(version), std::to_string(format_version)}},
                (root / "format").place(), SEGUE_TEXT("Open it with a newer version of Segue"));
  }
  const auto text = [&](const char* key) { return read_string(reader.need(key), root / key); };
  run.name = text("name");
  run.created = text("created");
  run.segue_version = text("segue_version");
  run.device = text("device");
  run.data_fingerprint = text("data_fingerprint");
  run.corpus_fingerprint = text("corpus_fingerprint");
  run.training_seconds = number_or_nan(reader.need("training_seconds"), root / "training_seconds");
  read_value(reader.need("stopped_early"), root / "stopped_early", Field{"", "", ""}, run.stopped_early);
  if (const Json* kept = reader.find("kept_epoch")) {
    read_value(*kept, root / "kept_epoch", Field{"", "", ""}, run.embedding.kept_epoch);
  }
  run.spec.data = read_data_spec(reader.need("data"), root / "data");
  read_options(reader.need("corpus"), root / "corpus", run.spec.corpus);
  read_options(reader.need("split"), root / "split", run.spec.split);
  run.spec.model = read_model(reader);
  // Runs written before either was there have neither.
  if (const Json* validation = reader.find("validation")) read_options(*validation, root / "validation", run.spec.validation);
  if (const Json* start = reader.find("start")) {
    const JsonPath at = root / "start";
    run.spec.start = read_start_spec(*start, at);
    ObjectReader match(*start, at);
    read_value(match.need("matched"), at / "matched", Field{"", "", ""}, run.start_match.artists);
    run.start_match.by_name = read_name(match.need("matched_by"), at / "matched_by", {"id", "name"}) == 1;
  }
  const Json& figures = reader.need("figures");
  if (!figures.is_array()) throw_wrong_type(root / "figures", SEGUE_TEXT("%1 must be a list, but is %2"), figures);
  for (std::size_t i = 0; i < figures.size(); ++i) run.figures.push_back(read_figures(figures[i], (root / "figures").at(i)));
  VectorsShape shape;
  read_value(reader.need("artists"), root / "artists", Field{"", "", ""}, shape.artists);
  read_value(reader.need("dim"), root / "dim", Field{"", "", ""}, shape.dim);
  read_value(reader.need("output_vectors"), root / "output_vectors", Field{"", "", ""}, shape.output_vectors);
  return shape;
}

}  // namespace segue::experiment
