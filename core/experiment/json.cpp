// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/json.h"

#include <algorithm>
#include <set>
#include <utility>

namespace segue::experiment {
namespace {

std::uint64_t line_at(const std::string& text, std::size_t position) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
  return 1 + static_cast<std::uint64_t>(std::count(text.begin(), end, '\n'));
}

/// nlohmann's explanation without its "[json.exception.…] parse error at line 3, column 5: ".
std::string explanation(const std::string& what) {
  const auto column = what.find("column ");
  const auto colon = what.find(": ", column == std::string::npos ? 0 : column);
  return colon == std::string::npos ? what : what.substr(colon + 2);
}

/// Walks over text that is known to be valid JSON.
class Scanner {
 public:
  explicit Scanner(const std::string& text) : text_(text) { skip_space(); }
  [[nodiscard]] std::size_t position() const { return position_; }

  /// Goes to the member `key` of the object here; returns false at its end.
  bool enter_member(const std::string& key) {
    if (!enter('{')) return false;
    while (text_[position_] != '}') {
      const std::size_t start = position_;
      skip_string();
      const bool found = Json::parse(text_.substr(start, position_ - start)).get<std::string>() == key;
      skip_space();
      ++position_;  // the colon
      skip_space();
      if (found) {
        key_position_ = start;
        return true;
      }
      skip_value();
      next();
    }
    return false;
  }
  bool enter_element(std::size_t index) {
    if (!enter('[')) return false;
    for (std::size_t i = 0; text_[position_] != ']'; ++i) {
      if (i == index) {
        key_position_ = position_;
        return true;
      }
      skip_value();
      next();
    }
    return false;
  }
  [[nodiscard]] std::size_t key_position() const { return key_position_; }

 private:
  bool enter(char bracket) {
    if (position_ >= text_.size() || text_[position_] != bracket) return false;
    ++position_;
    skip_space();
    return true;
  }
  void next() {
    skip_space();
    if (text_[position_] == ',') {
      ++position_;
      skip_space();
    }
  }
  void skip_space() { position_ = std::min(text_.find_first_not_of(" \t\r\n", position_), text_.size()); }
  void skip_string() {
    for (++position_; text_[position_] != '"'; ++position_) {
      if (text_[position_] == '\\') ++position_;
    }
    ++position_;
  }
  void skip_value() {
    int depth = 0;
    do {
      const char c = text_[position_];
      if (c == '"') {
        skip_string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++position_;
    } while (depth > 0 || (position_ < text_.size() && std::string(",]} \t\r\n").find(text_[position_]) == std::string::npos));
  }

  const std::string& text_;
  std::size_t position_ = 0;
  std::size_t key_position_ = 0;
};

constexpr int most_nested = 64;  // far beyond what any file needs; what writes values for messages calls itself for each level

/// Refuses what the parser would let pass, or explain badly.
void check_text(const JsonFile& file) {
  if (file.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(SEGUE_TEXT("The file is empty"), {file.name, 0}, SEGUE_TEXT("A JSON object is expected"));
  }
  if (file.text.starts_with("\xFF\xFE") || file.text.starts_with("\xFE\xFF")) {
    throw Error(SEGUE_TEXT("The file is in UTF-16; UTF-8 was expected"), {file.name, 0}, SEGUE_TEXT("Save it again as UTF-8"));
  }
  const std::size_t zero = file.text.find('\0');  // the parser takes it for the end of the text
  if (zero == std::string::npos) return;
  throw Error(SEGUE_TEXT("There is a zero byte here: this is a binary file or a damaged one"),
              {file.name, line_at(file.text, zero)}, SEGUE_TEXT("A JSON object is expected"));
}

}  // namespace

JsonFile parse_json(std::string text, const std::string& file_name) {
  JsonFile file{file_name, std::move(text), {}};
  if (file.text.starts_with("\xEF\xBB\xBF")) file.text.erase(0, 3);  // the parser skips it, places would not
  check_text(file);
  std::vector<std::set<std::string>> keys;
  std::string repeated;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > most_nested) {
      throw Error({SEGUE_TEXT("Values stand in more than %1 brackets"), {std::to_string(most_nested)}}, {file_name, 0},
                  SEGUE_TEXT("Look for brackets that are too many"));
    }
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second && repeated.empty()) {
      repeated = parsed.get<std::string>();
    }
    return true;
  };
  try {
    file.root = Json::parse(file.text, watch);
  } catch (const Json::parse_error& e) {
    const std::size_t position = e.byte == 0 ? 0 : e.byte - 1;
    const std::size_t line_start = position == 0 ? 0 : file.text.rfind('\n', std::min(position, file.text.size()) - 1) + 1;
    throw Error(
        {SEGUE_TEXT("Not valid JSON at column %1: %2"), {std::to_string(position - line_start + 1), explanation(e.what())}},
        {file_name, line_at(file.text, position)}, SEGUE_TEXT("Look for a missing comma, quote or bracket there or just before"));
  } catch (const Json::out_of_range& e) {  // a number beyond all doubles; its digits stand in quotes in the explanation
    const std::string what = e.what();
    const std::size_t open = what.find('\'');
    const std::string number = open == std::string::npos ? "" : what.substr(open + 1, what.rfind('\'') - open - 1);
    throw Error({SEGUE_TEXT("The number %1 is too large"), {number.substr(0, 40)}},
                {file_name, line_at(file.text, file.text.find(number))}, SEGUE_TEXT("Write a smaller one"));
  }
  if (!repeated.empty()) {
    throw Error({SEGUE_TEXT("The key \"%1\" is given twice"), {repeated}}, {file_name, 0}, SEGUE_TEXT("Keep one of them"));
  }
  return file;
}

JsonPath JsonPath::with(Step step) const {
  JsonPath out = *this;
  out.steps_.push_back(std::move(step));
  return out;
}

JsonPath JsonPath::operator/(const std::string& key) const { return with({key, 0, false}); }

JsonPath JsonPath::at(std::size_t index) const { return with({{}, index, true}); }

std::string JsonPath::str() const {
  std::string out;
  for (const auto& step : steps_) {
    if (!out.empty() && !step.element) out += '.';
    out += step.element ? "[" + std::to_string(step.index) + "]" : step.key;
  }
  return out;
}

Place JsonPath::place() const {
  Scanner scanner(file_->text);
  for (const auto& step : steps_) {
    const bool found = step.element ? scanner.enter_element(step.index) : scanner.enter_member(step.key);
    if (!found) break;  // a missing member: the line of the object that lacks it
  }
  return {file_->name, line_at(file_->text, scanner.key_position())};
}

}  // namespace segue::experiment
