// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_record.h"

#include <charconv>
#include <limits>

#include "core/data/dataset.h"

namespace segue::data::raw {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

const char* skip_spaces(const char* p, const char* end) {
  while (p < end && is_space(*p)) ++p;
  return p;
}

/// Reads a number, "1390231051.0" included.
Number read_number(const char*& p, const char* end, std::int64_t& value) {
  const auto [after, error] = std::from_chars(p, end, value);
  if (error == std::errc::invalid_argument) return Number::none;
  p = after;
  if (p < end && *p == '.') {
    ++p;
    while (p < end && *p >= '0' && *p <= '9') ++p;
  }
  return error == std::errc() ? Number::fits : Number::too_large;
}

/// A reader of JSON that looks only as closely as links need.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : p_(text.data()), end_(text.data() + text.size()) {}

  [[nodiscard]] bool take(char c) {
    p_ = skip_spaces(p_, end_);
    if (p_ == end_ || *p_ != c) return false;
    ++p_;
    return true;
  }
  [[nodiscard]] bool take_null() {
    p_ = skip_spaces(p_, end_);
    return eat(p_, end_, "null") || eat(p_, end_, "None");
  }
  [[nodiscard]] bool string(std::string_view& text) {
    if (!take('"')) return false;
    const char* const begin = p_;
    while (p_ < end_ && *p_ != '"') p_ += *p_ == '\\' && end_ - p_ > 1 ? 2 : 1;
    if (p_ >= end_) return false;
    text = {begin, static_cast<std::size_t>(p_ - begin)};
    ++p_;
    return true;
  }
  [[nodiscard]] Number number(std::int64_t& value) {
    p_ = skip_spaces(p_, end_);
    return read_number(p_, end_, value);
  }
  [[nodiscard]] bool value() {  // of any kind; without recursion, so that depth costs nothing
    int depth = 0;
    do {
      p_ = skip_spaces(p_, end_);
      if (p_ == end_) return false;
      std::string_view ignored;
      switch (*p_) {
        case '"':
          if (!string(ignored)) return false;
          break;
        case '{':
        case '[':
          ++depth;
          ++p_;
          break;
        case '}':
        case ']':
          if (--depth < 0) return false;
          ++p_;
          break;
        case ',':
        case ':':
          if (depth == 0) return false;
          ++p_;
          break;
        default: do { ++p_;
          } while (p_ < end_ && !is_space(*p_) && std::strchr(",:{}[]\"", *p_) == nullptr);
      }
    } while (depth > 0);
    return true;
  }
  [[nodiscard]] bool at_end() {
    p_ = skip_spaces(p_, end_);
    return p_ == end_;
  }
  [[nodiscard]] char peek() {
    p_ = skip_spaces(p_, end_);
    return p_ == end_ ? '\0' : *p_;
  }

 private:
  const char* p_;
  const char* end_;
};

/// `{"type":"track","id":3, …}`, its opening brace taken. `wanted`: the type to keep; empty: any.
bool entity(Cursor& in, std::string_view wanted, std::vector<std::int64_t>& out, Links& links) {
  std::string_view type = wanted;
  std::int64_t id = 0;
  Number form = Number::none;
  if (!in.take('}')) {
    do {
      std::string_view key;
      if (!in.string(key) || !in.take(':')) return false;
      if (key == "type") {
        if (!in.take_null() && !in.string(type)) return false;
      } else if (key == "id") {
        const bool quoted = in.peek() == '"' && in.take('"');
        form = in.number(id);
        if (form == Number::none && !in.take_null()) return false;
        if (quoted && !in.take('"')) return false;
      } else if (in.take_null()) {
        links.null_ratios += key == "playratio" ? 1U : 0U;
        links.null_actions += key == "action" ? 1U : 0U;
      } else if (key == "playtime") {
        std::int64_t seconds = 0;
        if (in.number(seconds) == Number::none && !in.value()) return false;
        links.unknown_playtimes += seconds < 0 ? 1U : 0U;
      } else if (!in.value()) {
        return false;
      }
    } while (in.take(','));
    if (!in.take('}')) return false;
  }
  if ((!wanted.empty() && type != wanted) || form == Number::none) {
    ++links.other_kinds;
  } else if (form == Number::too_large) {
    ++links.too_large;
  } else {
    out.push_back(id);
  }
  return true;
}

bool list(Cursor& in, std::string_view wanted, std::vector<std::int64_t>& out, Links& links) {
  if (in.take_null()) {
    ++links.null_lists;
    return true;
  }
  if (!in.take('[')) return false;
  if (in.take(']')) return true;
  do {
    if (in.take('{')) {
      if (!entity(in, wanted, out, links)) return false;
    } else if (in.take('[')) {
      if (!in.take(']')) return false;
      ++links.nested_empty;
    } else {
      if (!in.value()) return false;
      ++links.other_kinds;
    }
  } while (in.take(','));
  return in.take(']');
}

/// True where another key (`,"word":`) or the end of the properties follows the quote at `p`.
bool ends_text(const char* p, const char* end) {
  p = skip_spaces(p + 1, end);
  if (p == end) return false;
  if (*p == '}') return skip_spaces(p + 1, end) == end;
  if (*p != ',') return false;
  p = skip_spaces(p + 1, end);
  if (p == end || *p != '"') return false;
  const char* const word = ++p;
  while (p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '_')) ++p;
  if (p == word || p == end || *p != '"') return false;
  p = skip_spaces(p + 1, end);
  return p < end && *p == ':';
}

}  // namespace

bool split_record(std::string_view line, Record& record) {
  const char* p = line.data();
  const char* end = p + line.size();
  while (end > p && is_space(end[-1])) --end;
  const char* const type = p;
  while (p < end && !is_space(*p)) ++p;
  if (p == type || p == end) return false;
  record.type = {type, static_cast<std::size_t>(p - type)};
  p = skip_spaces(p, end);
  record.id_form = read_number(p, end, record.id);
  if (record.id_form == Number::none) return false;
  if (p == end || !is_space(*p)) return false;
  p = skip_spaces(p, end);
  record.time = unknown_time;
  if (p < end && *p != '{' && !eat(p, end, "null") && !eat(p, end, "None")) {
    std::int64_t seconds = 0;
    const Number form = read_number(p, end, seconds);
    if (form == Number::none) return false;
    if (form == Number::fits && seconds >= 0) record.time = seconds;
    if (form == Number::too_large) record.time = std::numeric_limits<std::int64_t>::max();  // told as no time by seconds_of
  }
  p = skip_spaces(p, end);
  if (p == end || *p != '{' || end[-1] != '}') return false;

  const char* start = end;
  int depth = 0;
  do {
    --start;
    depth += *start == '}' ? 1 : *start == '{' ? -1 : 0;
  } while (depth > 0 && start > p);
  if (depth == 0 && start > p) {
    const char* before = start;
    while (before > p && is_space(before[-1])) --before;
    if (before < start && before > p + 1 && before[-1] == '}') {
      record.properties = {p, static_cast<std::size_t>(before - p)};
      record.links = {start, static_cast<std::size_t>(end - start)};
      return true;
    }
  }
  record.properties = {p, static_cast<std::size_t>(end - p)};
  record.links = {};
  return true;
}

bool property_text(std::string_view properties, std::string_view key, std::string_view& text) {
  const char* const end = properties.data() + properties.size();
  for (std::size_t at = properties.find(key); at != std::string_view::npos; at = properties.find(key, at + 1)) {
    const char* p = properties.data() + at;
    if (at == 0 || p[-1] != '"' || p + key.size() >= end || p[key.size()] != '"') continue;
    p = skip_spaces(p + key.size() + 1, end);
    if (p == end || *p != ':') continue;
    p = skip_spaces(p + 1, end);
    if (p == end || *p != '"') return false;
    const char* const begin = ++p;
    for (; p < end; ++p) {
      if (*p != '"' || !ends_text(p, end)) continue;
      text = {begin, static_cast<std::size_t>(p - begin)};
      return true;
    }
    return false;
  }
  return false;
}

void Links::clear() {
  users.clear();
  tracks.clear();
  artists.clear();
  albums.clear();
  tags.clear();
  nested_empty = null_lists = other_kinds = too_large = null_ratios = null_actions = unknown_playtimes = 0;
}

bool parse_links(std::string_view text, Links& links) {
  links.clear();
  Cursor in(text);
  if (!in.take('{')) return false;
  if (in.take('}')) return in.at_end();
  do {
    std::string_view key;
    if (!in.string(key) || !in.take(':')) return false;
    bool good = true;
    if (key == "subjects") {
      good = list(in, "user", links.users, links);
    } else if (key == "objects") {
      good = list(in, "track", links.tracks, links);
    } else if (key == "artists") {
      good = list(in, {}, links.artists, links);
    } else if (key == "albums") {
      good = list(in, {}, links.albums, links);
    } else if (key == "tags") {
      good = list(in, {}, links.tags, links);
    } else {
      good = in.value();
    }
    if (!good) return false;
  } while (in.take(','));
  return in.take('}') && in.at_end();
}

}  // namespace segue::data::raw
