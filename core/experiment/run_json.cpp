// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_json.h"

#include <limits>
#include <utility>

#include "core/experiment/cold_json.h"
#include "core/experiment/run_evaluations.h"
#include "core/experiment/spec_json.h"

namespace segue::experiment {
namespace {

/// Bumped when a reader of the version before would misread a folder. 2: "evaluations" in place of the "figures" of 1.
constexpr unsigned format_version = 2;

/// JSON has no NaN: an undefined number is null.
double number_or_nan(const Json& json, const JsonPath& path) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  read_value(json, path, Field{"", "", ""}, value);
  return value;
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
  if (!run.resumed_after.empty()) json["resumed_after"] = run.resumed_after;
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
  if (run.spec.device != device::Choice{}) json["device_choice"] = device::to_string(run.spec.device);
  if (run.spec.cold && run.cold) json["cold"] = cold_json(*run.spec.cold, *run.cold);
  json["artists"] = run.embedding.size();
  json["dim"] = run.embedding.dim();
  json["output_vectors"] = run.embedding.output.size() > 0;
  json["evaluations"] = evaluations_json(run.evaluations);
  return json;
}

VectorsShape read_run_json(const JsonFile& file, Run& run) {
  const JsonPath root(file);
  ObjectReader reader(file.root, root);
  unsigned version = 0;
  read_value(reader.need("format"), root / "format", Field{"", "", ""}, version);
  if (version < 1 || version > format_version) {
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
  if (const Json* resumed = reader.find("resumed_after")) {
    const JsonPath at = root / "resumed_after";
    if (!resumed->is_array()) throw_wrong_type(at, SEGUE_TEXT("%1 must be a list of numbers, but is %2"), *resumed);
    for (std::size_t i = 0; i < resumed->size(); ++i) {
      read_value((*resumed)[i], at.at(i), Field{"", "", ""}, run.resumed_after.emplace_back());
    }
  }
  if (const Json* state = reader.find("state")) run.saved_state = read_saved_state(*state, root / "state");
  run.spec.data = read_data_spec(reader.need("data"), root / "data");
  read_options(reader.need("corpus"), root / "corpus", run.spec.corpus);
  read_options(reader.need("split"), root / "split", run.spec.split);
  run.spec.model = read_model(reader);
  // Runs written before either was there have neither.
  if (const Json* validation = reader.find("validation")) read_options(*validation, root / "validation", run.spec.validation);
  if (const Json* choice = reader.find("device_choice")) run.spec.device = read_device(*choice, root / "device_choice");
  if (const Json* start = reader.find("start")) {
    const JsonPath at = root / "start";
    run.spec.start = read_start_spec(*start, at);
    ObjectReader match(*start, at);
    read_value(match.need("matched"), at / "matched", Field{"", "", ""}, run.start_match.artists);
    run.start_match.by_name = read_name(match.need("matched_by"), at / "matched_by", {"id", "name"}) == 1;
  }
  if (const Json* cold = reader.find("cold")) {
    read_cold(*cold, root / "cold", run.spec.cold.emplace(), run.cold.emplace());
  }
  if (version == 1) {
    run.older_figures = !reader.need("figures").empty();
  } else {
    run.evaluations = read_evaluations_json(reader.need("evaluations"), root / "evaluations");
  }
  VectorsShape shape;
  read_value(reader.need("artists"), root / "artists", Field{"", "", ""}, shape.artists);
  read_value(reader.need("dim"), root / "dim", Field{"", "", ""}, shape.dim);
  read_value(reader.need("output_vectors"), root / "output_vectors", Field{"", "", ""}, shape.output_vectors);
  return shape;
}

}  // namespace segue::experiment
