// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include "core/readers/raw_record.h"
#include "core/readers/raw_rows.h"
#include "core/readers/url_decode.h"

namespace segue::data::raw {
namespace {

struct NamedBlock : LineBlock {
  RowLines row_lines;
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;
};

/// A name as a query of a URL writes it. A text with spaces is not encoded: its plus signs and per cents stand for themselves.
std::string decoded(NamedBlock& block, std::string_view text, std::string_view line, std::uint64_t number) {
  DecodedName name;
  if (text.find(' ') == std::string_view::npos) {
    name = decode_name(text);
  } else {
    name.text = text;
    name.invalid_utf8 = make_valid_utf8(name.text);
  }
  if (name.invalid_utf8) block.notes.add(SEGUE_TEXT("names that are not valid UTF-8"), number, line);
  return std::move(name.text);
}

NamedRows read_named(ByteSource& source, const char* phase, std::string_view type, std::string_view key,
                     const LineScanOptions& options, Progress& progress) {
  const auto read_line = [type, key](NamedBlock& block, std::string_view line, std::uint64_t number) {
    Record record;
    if (!split_record(line, record)) return Line::malformed;
    if (record.type != type) {
      block.skipped.add(SEGUE_TEXT("a record of another type"), number, line);
      return Line::skipped;
    }
    if (record.id_form == Number::too_large) {
      block.skipped.add(SEGUE_TEXT("an id beyond 64 bits"), number, line);
      return Line::skipped;
    }
    block.row_lines.add(block.kept, number);
    block.ids.push_back(record.id);
    if (key.empty()) return Line::kept;
    std::string_view text;
    if (property_text(record.properties, key, text)) {
      if (text.find_first_of("\"\\") != std::string_view::npos) {
        block.notes.add(SEGUE_TEXT("names with quotes or backslashes that JSON does not allow"), number, line);
      }
      block.names.push_back(decoded(block, text, line, number));
    } else {
      block.notes.add(SEGUE_TEXT("records without a name"), number, line);
      block.names.emplace_back();
    }
    return Line::kept;
  };
  NamedRows rows;
  rows.scan =
      scan_lines<NamedBlock>(source, phase, options, progress, read_line, [&](NamedBlock& block, std::uint64_t lines_before) {
        rows.lines.append(block.row_lines, rows.ids.size(), lines_before);
        rows.ids.insert(rows.ids.end(), block.ids.begin(), block.ids.end());
        std::move(block.names.begin(), block.names.end(), std::back_inserter(rows.names));
      });
  return rows;
}

}  // namespace

NamedRows read_persons(ByteSource& source, const LineScanOptions& options, Progress& progress) {
  return read_named(source, SEGUE_TEXT("Reading artists"), "person", "name", options, progress);
}

NamedRows read_albums(ByteSource& source, const LineScanOptions& options, Progress& progress) {
  return read_named(source, SEGUE_TEXT("Reading albums"), "album", "title", options, progress);
}

NamedRows read_tags(ByteSource& source, const LineScanOptions& options, Progress& progress) {
  return read_named(source, SEGUE_TEXT("Reading tags"), "tag", "value", options, progress);
}

NamedRows read_users(ByteSource& source, const LineScanOptions& options, Progress& progress) {
  return read_named(source, SEGUE_TEXT("Reading users"), "user", {}, options, progress);
}

}  // namespace segue::data::raw
