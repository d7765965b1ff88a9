// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace segue::experiment {

/// Keys in the order they were written.
using Json = nlohmann::ordered_json;

/// A JSON file as text and as a tree. Errors about its values name the line by searching the text again.
struct JsonFile {
  std::string name;  ///< as shown in errors
  std::string text;
  Json root;
};

/// Throws Error with file, line and column for malformed JSON and for a key given twice.
[[nodiscard]] JsonFile parse_json(std::string text, const std::string& file_name);

/// A value's way from the root: member names, and indices as "[0]".
class JsonPath {
 public:
  explicit JsonPath(const JsonFile& file) : file_(&file) {}
  [[nodiscard]] JsonPath operator/(const std::string& key) const;
  [[nodiscard]] JsonPath at(std::size_t index) const;
  [[nodiscard]] std::string str() const;  ///< "models[0].options.dim"; "" for the root
  [[nodiscard]] Place place() const;      ///< file and line of the value (of its key, for a member)

 private:
  struct Step {
    std::string key;
    std::size_t index = 0;
    bool element = false;  // of an array, by index
  };
  [[nodiscard]] JsonPath with(Step step) const;

  const JsonFile* file_;
  std::vector<Step> steps_;
};

}  // namespace segue::experiment
