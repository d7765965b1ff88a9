// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/experiment/experiment.h"
#include "core/experiment/json.h"

namespace segue::experiment {

/// Throws the Error of a value of the wrong type. In `message` %1 stands for the path of the value and %2 for what was found.
[[noreturn]] void throw_wrong_type(const JsonPath& path, const char* message, const Json& found);

void read_value(const Json& json, const JsonPath& path, const Field& field, bool& value);
void read_value(const Json& json, const JsonPath& path, const Field& field, unsigned& value);
void read_value(const Json& json, const JsonPath& path, const Field& field, std::uint64_t& value);
void read_value(const Json& json, const JsonPath& path, const Field& field, double& value);
[[nodiscard]] std::string read_string(const Json& json, const JsonPath& path);
/// The index in `names` of the string `json`. Throws Error listing the names.
[[nodiscard]] std::size_t read_name(const Json& json, const JsonPath& path, const std::vector<std::string>& names);

/// A visitor for `fields` that sets options from one JSON object. Absent keys keep their defaults.
class ObjectReader {
 public:
  /// Throws Error unless `json` is an object.
  ObjectReader(const Json& json, JsonPath path);

  /// The member, or null where it is absent; from now on a known key.
  [[nodiscard]] const Json* find(const std::string& key);
  /// The member. Throws Error where it is absent.
  [[nodiscard]] const Json& need(const std::string& key);
  [[nodiscard]] JsonPath path(const std::string& key) const { return path_ / key; }

  template <class T>
  void field(const Field& field, T& value) {
    if (const Json* json = find(field.name)) read_value(*json, path(field.name), field, value);
  }
  template <class E>
  void choice(const Field& field, E& value, std::initializer_list<Choice<E>> choices) {
    const Json* json = find(field.name);
    if (json == nullptr) return;
    std::vector<std::string> names;
    for (const auto& c : choices) names.emplace_back(c.name);
    value = (choices.begin() + read_name(*json, path(field.name), names))->value;
  }
  /// Throws Error for a key that nothing asked for.
  void finish() const;

 private:
  const Json& json_;
  JsonPath path_;
  std::vector<std::string> known_;
};

/// A visitor for `fields` that writes every option.
class ObjectWriter {
 public:
  template <class T>
  void field(const Field& field, const T& value) {
    json[field.name] = value;
  }
  template <class E>
  void choice(const Field& field, const E& value, std::initializer_list<Choice<E>> choices) {
    for (const auto& c : choices) {
      if (c.value == value) json[field.name] = c.name;
    }
  }
  Json json = Json::object();
};

/// Any options struct with `fields`, strictly.
template <class Options>
void read_options(const Json& json, const JsonPath& path, Options& options) {
  ObjectReader reader(json, path);
  fields(reader, options);
  reader.finish();
}
template <class Options>
[[nodiscard]] Json options_json(Options options) {
  ObjectWriter writer;
  fields(writer, options);
  return writer.json;
}

// The parts that experiment files and run.json share.
[[nodiscard]] DataSpec read_data_spec(const Json& json, const JsonPath& path);
[[nodiscard]] Json data_spec_json(const DataSpec& data);
/// "columns" is an object of names and roles, in the order they were written; "dialect" one of its own.
[[nodiscard]] tables::TableSpec read_table_spec(const Json& json, const JsonPath& path);
[[nodiscard]] Json table_spec_json(const tables::TableSpec& table);
/// "model" of `reader` with its "preset", where one is given, and "options" that come before the preset's.
[[nodiscard]] models::ModelOptions read_model(ObjectReader& reader);
void write_model(Json& json, const models::ModelOptions& options);
/// "start" is a path, or an object of "path" and "fingerprint".
[[nodiscard]] StartSpec read_start_spec(const Json& json, const JsonPath& path);
[[nodiscard]] Json start_spec_json(const StartSpec& start);
/// "auto", "cpu", "gpu", …
[[nodiscard]] device::Choice read_device(const Json& json, const JsonPath& path);
[[nodiscard]] models::Scoring read_scoring(const Json& json, const JsonPath& path);

/// Throws Error for a name that cannot be a folder's.
void check_model_name(const std::string& name, const Place& place);

}  // namespace segue::experiment
