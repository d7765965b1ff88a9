// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/spec_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <variant>

#include "core/base/words.h"

namespace segue::experiment {
namespace {

std::string shown(const Json& json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= 40) return text;
  std::size_t end = 37;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "...";
}

std::string bound(double value) {
  return std::abs(value) < 1e15 && value == std::floor(value) ? std::to_string(static_cast<std::int64_t>(value))
                                                              : Json(value).dump();
}

[[noreturn]] void throw_out_of_range(const JsonPath& path, double min, double max, const Json& found) {
  throw Error({SEGUE_TEXT("%1 must lie between %2 and %3, but is %4"), {path.str(), bound(min), bound(max), shown(found)}},
              path.place());
}

std::string quoted_list(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "\"" : ", \"") + word + '"';
  return out;
}

/// A whole number, also where it is written as 1e6. `limit`: the greatest that the option's type holds.
std::uint64_t read_whole(const Json& json, const JsonPath& path, const Field& field, std::uint64_t limit) {
  const bool bounded = field.max > field.min;
  const double max = bounded ? field.max : static_cast<double>(limit);
  const double min = bounded ? field.min : 0.0;
  if (!json.is_number()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a whole number, but is %2"), json);
  const auto number = json.get<double>();
  if (json.is_number_float() && (number != std::floor(number) || std::abs(number) > 0x1p53)) {
    throw_wrong_type(path, SEGUE_TEXT("%1 must be a whole number, but is %2"), json);
  }
  if (number < min || number > max) throw_out_of_range(path, min, max, json);
  const auto value = json.is_number_float() ? static_cast<std::uint64_t>(number) : json.get<std::uint64_t>();
  if (value > limit) throw_out_of_range(path, min, max, json);
  return value;
}

}  // namespace

void throw_wrong_type(const JsonPath& path, const char* message, const Json& found) {
  const std::string where = path.str();
  throw Error({message, {where.empty() ? path.place().file : where, shown(found)}}, path.place());
}

void read_value(const Json& json, const JsonPath& path, const Field&, bool& value) {
  if (!json.is_boolean()) throw_wrong_type(path, SEGUE_TEXT("%1 must be true or false, but is %2"), json);
  value = json.get<bool>();
}

void read_value(const Json& json, const JsonPath& path, const Field& field, unsigned& value) {
  value = static_cast<unsigned>(read_whole(json, path, field, std::numeric_limits<unsigned>::max()));
}

void read_value(const Json& json, const JsonPath& path, const Field& field, std::uint64_t& value) {
  value = read_whole(json, path, field, std::numeric_limits<std::uint64_t>::max());
}

void read_value(const Json& json, const JsonPath& path, const Field& field, double& value) {
  if (!json.is_number()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a number, but is %2"), json);
  const auto number = json.get<double>();
  if (field.max > field.min && (number < field.min || number > field.max)) throw_out_of_range(path, field.min, field.max, json);
  value = number;
}

std::string read_string(const Json& json, const JsonPath& path) {
  if (!json.is_string()) throw_wrong_type(path, SEGUE_TEXT("%1 must be a text in quotes, but is %2"), json);
  return json.get<std::string>();
}

std::size_t read_name(const Json& json, const JsonPath& path, const std::vector<std::string>& names) {
  const std::string name = read_string(json, path);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    throw Error({SEGUE_TEXT("%1 cannot be \"%2\""), {path.str(), name}}, path.place(),
                {SEGUE_TEXT("Choose one of %1"), {quoted_list(names)}});
  }
  return static_cast<std::size_t>(found - names.begin());
}

ObjectReader::ObjectReader(const Json& json, JsonPath path) : json_(json), path_(std::move(path)) {
  if (!json.is_object()) throw_wrong_type(path_, SEGUE_TEXT("%1 must be an object in braces, but is %2"), json);
}

const Json* ObjectReader::find(const std::string& key) {
  known_.push_back(key);
  const auto found = json_.find(key);
  return found == json_.end() ? nullptr : &*found;
}

const Json& ObjectReader::need(const std::string& key) {
  if (const Json* json = find(key)) return *json;
  throw Error({SEGUE_TEXT("%1 is missing"), {path(key).str()}}, path(key).place());
}

void ObjectReader::finish() const {
  for (const auto& [key, value] : json_.items()) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string near = nearest_word(key, known_);
    throw Error({SEGUE_TEXT("Unknown key %1"), {path(key).str()}}, path(key).place(),
                near.empty() ? Message(SEGUE_TEXT("Known here: %1"), {quoted_list(known_)})
                             : Message(SEGUE_TEXT("Did you mean \"%1\"?"), {near}));
  }
}

tables::TableSpec read_table_spec(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  tables::TableSpec table;
  fields(reader, table);
  const Json* columns = reader.find("columns");
  const Json* dialect = reader.find("dialect");
  reader.finish();
  if (dialect != nullptr) read_options(*dialect, path / "dialect", table.dialect);
  if (columns == nullptr) return table;
  const JsonPath where = path / "columns";
  if (!columns->is_object()) throw_wrong_type(where, SEGUE_TEXT("%1 must be an object in braces, but is %2"), *columns);
  const auto& roles = tables::role_names();
  std::vector<std::string> names;
  for (const auto& role : roles) names.emplace_back(role.name);
  for (const auto& [column, role] : columns->items()) {
    table.columns.push_back({column, roles[read_name(role, where / column, names)].role});
  }
  return table;
}

Json table_spec_json(const tables::TableSpec& table) {
  Json json = options_json(table);
  json["dialect"] = options_json(table.dialect);
  json["columns"] = Json::object();
  const auto& roles = tables::role_names();
  for (const auto& [column, role] : table.columns) {
    const auto named = std::find_if(roles.begin(), roles.end(), [r = role](const auto& n) { return n.role == r; });
    if (named != roles.end()) json["columns"][column] = named->name;
  }
  return json;
}

DataSpec read_data_spec(const Json& json, const JsonPath& path) {
  ObjectReader reader(json, path);
  DataSpec data;
  const Json* folder = reader.find("path");
  const Json* sample = reader.find("sample");
  const Json* table = reader.find("table");
  reader.finish();
  if ((folder == nullptr) == (sample == nullptr)) {
    throw Error({SEGUE_TEXT("%1 needs either \"path\" or \"sample\""), {path.str()}}, path.place(),
                SEGUE_TEXT("Name the folder of a data set, or give the options of a sample to generate"));
  }
  if (table != nullptr && folder == nullptr) {
    throw Error({SEGUE_TEXT("%1 goes with \"path\": a generated sample is no table"), {(path / "table").str()}},
                (path / "table").place(), SEGUE_TEXT("Take it out, or name the table's file"));
  }
  if (table != nullptr) data.table = read_table_spec(*table, path / "table");
  if (folder != nullptr) {
    data.path = read_string(*folder, path / "path");
  } else {
    data.sample.emplace();
    read_options(*sample, path / "sample", *data.sample);
  }
  return data;
}

Json data_spec_json(const DataSpec& data) {
  Json json = Json::object();
  if (data.sample) {
    json["sample"] = options_json(*data.sample);
  } else {
    json["path"] = data.path;
    if (data.table) json["table"] = table_spec_json(*data.table);
  }
  return json;
}

models::ModelOptions read_model(ObjectReader& reader) {
  std::vector<std::string> names;
  for (const auto& kind : models::model_kinds()) names.emplace_back(kind.name);
  const auto& kind = models::model_kinds()[read_name(reader.need("model"), reader.path("model"), names)];
  models::ModelOptions options = kind.defaults;
  if (const Json* json = reader.find("preset")) {
    std::vector<std::string> presets;
    for (const auto& preset : models::model_presets()) {
      if (preset.options.index() == kind.defaults.index()) presets.emplace_back(preset.name);
    }
    options = models::model_preset(kind, presets[read_name(*json, reader.path("preset"), presets)]);
  }
  if (const Json* json = reader.find("options")) {
    std::visit([&](auto& o) { read_options(*json, reader.path("options"), o); }, options);
  }
  return options;
}

void write_model(Json& json, const models::ModelOptions& options) {
  json["model"] = models::kind_of(options).name;
  json["options"] = std::visit([](const auto& o) { return options_json(o); }, options);
}

StartSpec read_start_spec(const Json& json, const JsonPath& path) {
  if (json.is_string()) return {json.get<std::string>()};
  ObjectReader reader(json, path);
  StartSpec start{read_string(reader.need("path"), path / "path")};
  if (const Json* fingerprint = reader.find("fingerprint")) start.fingerprint = read_string(*fingerprint, path / "fingerprint");
  // What run.json says further.
  (void)reader.find("matched");
  (void)reader.find("matched_by");
  reader.finish();
  return start;
}

Json start_spec_json(const StartSpec& start) {
  Json json = Json::object();
  json["path"] = start.path;
  if (!start.fingerprint.empty()) json["fingerprint"] = start.fingerprint;
  return json;
}

device::Choice read_device(const Json& json, const JsonPath& path) {
  try {
    return device::parse_choice(read_string(json, path));
  } catch (const Error& error) {
    if (!error.where().empty()) throw;
    throw Error(error.message(), path.place(), error.remedy());
  }
}

models::Scoring read_scoring(const Json& json, const JsonPath& path) {
  constexpr models::Scoring all[] = {models::Scoring::resembles, models::Scoring::followed_by};
  return all[read_name(json, path, {models::scoring_name(all[0]), models::scoring_name(all[1])})];
}

void check_model_name(const std::string& name, const Place& place) {
  const auto bad = [](unsigned char c) { return c < 32 || c == '/' || c == '\\' || c == 127; };
  // File systems allow 255 bytes; a letter takes up to four.
  const auto letters =
      std::count_if(name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
  const bool blank = !name.empty() && (name.front() == ' ' || name.back() == ' ');
  if (name.empty() || name.front() == '.' || blank || letters > 60 || std::any_of(name.begin(), name.end(), bad)) {
    throw Error({SEGUE_TEXT("\"%1\" cannot be a model's name, because it cannot be a folder's"), {name}}, place,
                SEGUE_TEXT("Use up to 60 letters, digits and spaces between them, without slashes and not starting with a dot"));
  }
}

}  // namespace segue::experiment
