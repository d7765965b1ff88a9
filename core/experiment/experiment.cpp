// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include <algorithm>
#include <utility>

#include "core/base/files.h"
#include "core/experiment/evaluation_json.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/start.h"

namespace segue::experiment {
namespace {

std::vector<ModelSpec> read_models(const Json& json, const JsonPath& path) {
  if (!json.is_array() || json.empty())
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a list of at least one model, but is %2"), json);
  std::vector<ModelSpec> models;
  for (std::size_t i = 0; i < json.size(); ++i) {
    ObjectReader reader(json[i], path.at(i));
    const Json* name = reader.find("name");
    ModelSpec model;
    model.options = read_model(reader);
    if (const Json* start = reader.find("start")) {
      model.start = read_start_spec(*start, reader.path("start"));
      if (model.start->path.empty()) {
        throw Error({SEGUE_TEXT("%1 names nothing to start from"), {reader.path("start").str()}}, reader.path("start").place(),
                    SEGUE_TEXT("Name a run folder or a vector file, or leave it out"));
      }
      require_start(model.options);
    }
    if (const Json* resume = reader.find("resume")) {
      model.resume = read_string(*resume, reader.path("resume"));
      const Place at = reader.path("resume").place();
      if (model.resume.empty()) {
        throw Error({SEGUE_TEXT("%1 names no run to resume"), {reader.path("resume").str()}}, at,
                    SEGUE_TEXT("Name a run folder, or leave it out"));
      }
      if (model.start) {
        throw Error({SEGUE_TEXT("%1 and %2 cannot be both: a run that is resumed begins where it ended"),
                     {reader.path("resume").str(), reader.path("start").str()}},
                    at, SEGUE_TEXT("Leave one of them out"));
      }
    }
    if (const Json* cold = reader.find("cold")) read_options(*cold, reader.path("cold"), model.cold.emplace());
    reader.finish();
    model.name = name == nullptr ? models::kind_of(model.options).name : read_string(*name, reader.path("name"));
    const Place place = reader.path("name").place();
    check_model_name(model.name, place);
    if (std::any_of(models.begin(), models.end(), [&](const ModelSpec& m) { return m.name == model.name; })) {
      throw Error({SEGUE_TEXT("%1: a model named \"%2\" stands before already"), {path.at(i).str(), model.name}}, place,
                  SEGUE_TEXT("Give each model a \"name\" of its own"));
    }
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace

ExperimentSpec parse_experiment(const std::string& json, const std::string& file_name) {
  const JsonFile file = parse_json(json, file_name);
  const JsonPath root(file);
  ObjectReader reader(file.root, root);
  const Json* title = reader.find("title");
  const Json* data = reader.find("data");
  const Json* corpus = reader.find("corpus");
  const Json* split = reader.find("split");
  const Json* models = reader.find("models");
  const Json* validation = reader.find("validation");
  const Json* evaluation = reader.find("evaluation");
  const Json* device = reader.find("device");
  const Json* outputs = reader.find("outputs");
  reader.finish();  // first, so that a misspelt "models" is not reported as a missing one

  ExperimentSpec spec;
  if (title != nullptr) spec.title = read_string(*title, root / "title");
  spec.data = read_data_spec(data == nullptr ? reader.need("data") : *data, root / "data");
  if (corpus != nullptr) read_options(*corpus, root / "corpus", spec.corpus);
  if (split != nullptr) read_options(*split, root / "split", spec.split);
  spec.models = read_models(models == nullptr ? reader.need("models") : *models, root / "models");
  if (validation != nullptr) read_options(*validation, root / "validation", spec.validation);
  if (device != nullptr) spec.device = read_device(*device, root / "device");
  if (evaluation != nullptr) spec.evaluation = read_evaluation_spec(*evaluation, root / "evaluation");
  if (outputs != nullptr) {
    ObjectReader out(*outputs, root / "outputs");
    out.field(Field{"word2vec_text", SEGUE_TEXT("word2vec text"), SEGUE_TEXT("Also write vectors.txt")}, spec.word2vec_text);
    out.finish();
  }
  return spec;
}

ExperimentSpec read_experiment(const std::filesystem::path& file) {
  ExperimentSpec spec = parse_experiment(read_file(file), file.string());
  const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
  const auto absolute = [&](const std::string& path) { return (folder / path).lexically_normal().string(); };
  if (!spec.data.sample) {
    if (spec.data.path.empty()) {
      throw Error(SEGUE_TEXT("data.path is empty"), {file.string(), 0}, SEGUE_TEXT("Name the folder of a data set"));
    }
    spec.data.path = absolute(spec.data.path);
  }
  for (ModelSpec& model : spec.models) {
    if (model.start) model.start->path = absolute(model.start->path);
    if (!model.resume.empty()) model.resume = absolute(model.resume);
  }
  return spec;
}

std::string to_json(const ExperimentSpec& spec) {
  Json json = Json::object();
  if (!spec.title.empty()) json["title"] = spec.title;
  json["data"] = data_spec_json(spec.data);
  json["corpus"] = options_json(spec.corpus);
  json["split"] = options_json(spec.split);
  json["models"] = Json::array();
  for (const auto& model : spec.models) {
    Json entry = Json::object();
    entry["name"] = model.name;
    write_model(entry, model.options);
    if (model.start) entry["start"] = start_spec_json(*model.start);
    if (!model.resume.empty()) entry["resume"] = model.resume;
    if (model.cold) entry["cold"] = options_json(*model.cold);
    json["models"].push_back(std::move(entry));
  }
  json["validation"] = options_json(spec.validation);
  if (spec.device != device::Choice{}) json["device"] = device::to_string(spec.device);
  json["evaluation"] = evaluation_spec_json(spec.evaluation);
  json["outputs"]["word2vec_text"] = spec.word2vec_text;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace segue::experiment
