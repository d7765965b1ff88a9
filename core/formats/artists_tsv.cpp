// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/vectors.h"

namespace segue::formats {
namespace {

constexpr std::string_view header = "index\tid\tname\tplays\tlisteners";
constexpr std::string_view header_with_predicted = "index\tid\tname\tplays\tlisteners\tpredicted";

/// The name as one field. A name with a quotation mark is quoted as in CSV, since pandas and spreadsheets would otherwise take
/// a leading mark for the start of a field that spans lines.
std::string field_of(const std::string& name) {
  std::string field;
  bool quoted = false;
  for (const char c : name) {
    const auto code = static_cast<unsigned char>(c);
    field += code < 0x20 || code == 0x7F ? ' ' : c;
    if (c == '"') {
      field += '"';
      quoted = true;
    }
  }
  return quoted ? '"' + field + '"' : field;
}

/// Cuts the next field off `line`. False when a quoted field does not end.
bool take_field(std::string_view& line, std::string& field) {
  field.clear();
  if (!line.starts_with('"')) {
    const std::size_t tab = line.find('\t');
    field = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    return true;
  }
  std::size_t i = 1;
  for (; i < line.size(); ++i) {
    if (line[i] != '"') {
      field += line[i];
    } else if (i + 1 < line.size() && line[i + 1] == '"') {
      field += line[i++];
    } else {
      break;
    }
  }
  if (i == line.size() || (i + 1 < line.size() && line[i + 1] != '\t')) return false;
  line.remove_prefix(std::min(i + 2, line.size()));
  return true;
}

template <class T>
bool parse_number(const std::string& text, T& value) {
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && rest == end;
}

}  // namespace

void write_artists_tsv(const std::filesystem::path& path, const data::Vocabulary& vocabulary, std::span<const char> predicted) {
  write_file(path, [&](std::ostream& out) {
    std::string line(predicted.empty() ? header : header_with_predicted);
    line += '\n';
    for (std::size_t i = 0; i < vocabulary.size(); ++i) {
      line += std::to_string(i) + '\t' + std::to_string(vocabulary.artist_ids[i]) + '\t' + field_of(vocabulary.names[i]) + '\t' +
              std::to_string(vocabulary.counts[i]) + '\t' + std::to_string(vocabulary.listeners[i]);
      if (!predicted.empty()) line += predicted[i] != 0 ? "\t1" : "\t0";
      line += '\n';
      out.write(line.data(), static_cast<std::streamsize>(line.size()));
      line.clear();
    }
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
  });
}

data::Vocabulary read_artists_tsv(const std::filesystem::path& path, std::vector<char>* predicted) {
  const std::string text = read_file(path);
  const Message remedy = SEGUE_TEXT("Export the artists again, or restore the file from the run it came with");
  data::Vocabulary vocabulary;
  std::string_view rest = text;
  std::uint64_t line_number = 0;
  std::string index, id, name, plays, listeners, mark;
  std::vector<char> marks;
  std::size_t columns = 5;
  while (!rest.empty() || line_number == 0) {
    ++line_number;
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto fail = [&](Message what) { throw Error(std::move(what), Place{path.string(), line_number}, remedy); };
    if (line_number == 1) {
      if (line == header_with_predicted) columns = 6;
      if (line != header && line != header_with_predicted)
        fail(SEGUE_TEXT("The first line does not name the columns index, id, name, plays, listeners"));
      continue;
    }
    std::size_t tabs = 0;
    for (const char c : line) tabs += c == '\t' ? 1 : 0;
    if (tabs + 1 != columns) {
      fail({SEGUE_TEXT("The line has %1 fields, not %2"), {std::to_string(tabs + 1), std::to_string(columns)}});
    }
    bool whole = true;
    for (std::string* field : {&index, &id, &name, &plays, &listeners}) whole = whole && take_field(line, *field);
    if (!whole) fail(SEGUE_TEXT("A quoted name does not end where its field ends"));
    if (columns == 6) whole = take_field(line, mark) && whole;
    std::uint64_t row = 0;
    std::int64_t artist_id = 0;
    std::uint64_t count = 0;
    std::uint64_t heard_by = 0;
    if (!parse_number(index, row) || row != vocabulary.size()) {
      fail({SEGUE_TEXT("The index is %1, not %2"), {index, std::to_string(vocabulary.size())}});
    }
    if (!parse_number(id, artist_id)) fail({SEGUE_TEXT("The id is not a whole number: %1"), {id}});
    if (!parse_number(plays, count)) fail({SEGUE_TEXT("The number of plays is not a whole number: %1"), {plays}});
    if (!parse_number(listeners, heard_by)) fail({SEGUE_TEXT("The number of listeners is not a whole number: %1"), {listeners}});
    vocabulary.names.push_back(name);
    vocabulary.artist_ids.push_back(artist_id);
    vocabulary.counts.push_back(count);
    vocabulary.listeners.push_back(heard_by);
    if (columns == 5) continue;
    if (mark != "0" && mark != "1") fail({SEGUE_TEXT("\"predicted\" is neither 0 nor 1: %1"), {mark}});
    marks.push_back(mark == "1" ? 1 : 0);
  }
  if (predicted != nullptr) *predicted = std::move(marks);
  return vocabulary;
}

}  // namespace segue::formats
