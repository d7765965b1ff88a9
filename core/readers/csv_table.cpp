// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_table.h"

#include <algorithm>
#include <array>

#include "core/base/words.h"
#include "core/readers/csv_record.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

constexpr std::size_t excerpt_bytes = 120;

/// The beginning of a row or a name, fit to be shown: at most 120 bytes, cut at a character, valid UTF-8, no control
/// characters.
std::string excerpt(std::string_view text) {
  std::size_t size = std::min(text.find_first_of("\r\n"), text.size());
  if (size > excerpt_bytes) {
    size = excerpt_bytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
  }
  std::string out(text.substr(0, size));
  make_valid_utf8(out);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

void check_encoding(std::string_view text, const Place& place) {
  if (text.empty()) {
    throw Error(SEGUE_TEXT("The file is empty; a header with column names was expected"), place,
                SEGUE_TEXT("Get the file again"));
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw Error(SEGUE_TEXT("The file is in UTF-16; UTF-8 was expected"), place,
                SEGUE_TEXT("Save it again as UTF-8; a table that is no part of a CSV set can be imported as it is (Import a "
                           "table…, or segue import)"));
  }
  if (text.starts_with("\x1F\x8B") || text.starts_with("PK\x03\x04") || text.starts_with("BZh") ||
      text.starts_with("\xFD\x37zXZ") || text.starts_with("\x28\xB5\x2F\xFD")) {
    throw Error(SEGUE_TEXT("The file is compressed; plain CSV text was expected"), place, SEGUE_TEXT("Unpack it first"));
  }
}

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

/// The names in the record at `begin`. More than some are counted, but have none.
std::vector<std::string> names_of(const CsvText& text, std::size_t begin, std::size_t count) {
  constexpr std::size_t most = 1000;
  constexpr std::size_t at_once = 100;
  std::array<CsvField, at_once> fields;
  std::vector<std::string> names;
  names.reserve(count);
  while (names.size() < std::min(count, most)) {
    std::vector<std::int8_t> wanted_as(std::min(count, names.size() + at_once), -1);
    const std::size_t known = names.size();
    for (std::size_t i = known; i < wanted_as.size(); ++i) wanted_as[i] = static_cast<std::int8_t>(i - known);
    (void)read_record(text, begin, wanted_as, fields.data());
    for (std::size_t i = known; i < wanted_as.size(); ++i) names.push_back(trimmed(fields[i - known].value()));
  }
  names.resize(count);
  return names;
}

}  // namespace

void fail_as_binary(const Place& place) {
  throw Error(SEGUE_TEXT("There is a zero byte here: this is a binary file or a damaged one; CSV text was expected"), place,
              SEGUE_TEXT("Choose the CSV file, or get it again"));
}

std::size_t lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] != '\n') return at;
  }
  return std::string_view::npos;
}

void fail_as_old_mac(const Place& place) {
  throw Error(
      SEGUE_TEXT("Lines end in a carriage return alone; a line feed was expected"), place,
      SEGUE_TEXT("Save it again with the line ends of Unix or Windows; a table that is no part of a CSV set can be imported "
                 "as it is (Import a table…, or segue import)"));
}

void fail_as_endless(const Place& place) {
  throw Error({SEGUE_TEXT("The row that starts here is longer than %1 MB"), {std::to_string(longest_record >> 20U)}}, place,
              SEGUE_TEXT("Check the line ends and the quotes of this file, or get it again"));
}

CsvTable::CsvTable(const std::filesystem::path& path) : path_(path), file_(std::make_unique<FileBytes>(path)) {
  CsvText text;
  CsvRecord header;
  std::size_t header_end = 0;
  for (std::uint64_t bytes = 1U << 16U;; bytes *= 4) {
    const std::size_t size = static_cast<std::size_t>(std::min(bytes, file_->size()));
    const std::size_t known = text.size();
    text.resize(size);
    file_->read_at(known, {text.bytes() + known, size - known});
    text.index(size);
    if (known == 0) check_encoding(text.view(), place());
    if (text.view().starts_with("\xEF\xBB\xBF")) data_begin_ = 3;
    header = read_record(text, data_begin_, {}, nullptr);
    header_end = header.unclosed_quote ? size : header.next;
    if (text.first_zero() < header_end) fail_as_binary(place_at(text.first_zero()));
    if (size == file_->size() || !(header.ends_file || header.unclosed_quote)) break;
    if (size > longest_record) fail_as_endless(place_at(data_begin_));
  }
  if (const std::size_t lone = lone_return(text.view().substr(0, header_end)); lone != std::string_view::npos) {
    fail_as_old_mac(place_at(lone));
  }
  if (header.unclosed_quote) {
    throw Error(SEGUE_TEXT("A quote that opens in the header is never closed"), place_at(header.quote_offset),
                SEGUE_TEXT("Correct the quotes, or get the file again"));
  }
  columns_ = names_of(text, data_begin_, header.fields);
  if (std::all_of(columns_.begin(), columns_.end(), [](const std::string& name) { return name.empty(); })) {
    throw Error(SEGUE_TEXT("The first line is blank; a header with column names was expected"), place_at(0),
                SEGUE_TEXT("Get the file again, with its header"));
  }
  data_begin_ = header.next;
}

std::optional<std::size_t> CsvTable::find(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::optional<std::size_t> CsvTable::single(std::string_view name) const {
  const auto first = find(name);
  if (!first) return first;
  const auto again = std::find(columns_.begin() + static_cast<std::ptrdiff_t>(*first) + 1, columns_.end(), name);
  if (again == columns_.end()) return first;
  throw Error({SEGUE_TEXT("The header has %1 twice, as column %2 and as column %3"),
               {std::string(name), std::to_string(*first + 1), std::to_string(again - columns_.begin() + 1)}},
              {path_.string(), 1}, SEGUE_TEXT("Delete one of them, or give it another name"));
}

std::size_t CsvTable::column(std::string_view name) const {
  if (const auto found = single(name)) return *found;
  std::vector<std::string> shown;
  for (const std::string& column : columns_) shown.push_back(excerpt(column));
  const std::string near = nearest_word(std::string(name), shown);
  const bool other_separator = columns_.size() == 1 && columns_[0].find_first_of(";\t|") != std::string::npos;
  Message remedy = SEGUE_TEXT("Choose another file, or correct the name in its header");
  if (!near.empty()) remedy = {SEGUE_TEXT("Did you mean %1? Choose another file, or correct the name in its header"), {near}};
  if (other_separator) remedy = SEGUE_TEXT("Columns must be separated by commas");
  throw Error({SEGUE_TEXT("The column %1 is missing; the file has: %2"), {std::string(name), listed(shown)}}, {path_.string(), 1},
              remedy);
}

std::uint64_t CsvTable::line_at(std::uint64_t offset, const LineCounts& lines) const {
  std::uint64_t at = 0;
  std::uint64_t line = 1;
  if (!lines.lines_before.empty() && offset >= lines.first) {
    const std::uint64_t place = std::min<std::uint64_t>((offset - lines.first) / lines.distance, lines.lines_before.size() - 1);
    at = lines.first + place * lines.distance;
    line += lines.lines_before[place];
  }
  std::string block;
  while (at < offset) {
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(offset - at, 1U << 20U)));
    file_->read_at(at, block);
    line += count_byte(block, '\n');
    at += block.size();
  }
  return line;
}

Place CsvTable::place_at(std::uint64_t offset) const { return {path_.string(), line_at(offset)}; }

std::vector<Skipped> CsvTable::describe(const Tallies& tallies, const LineCounts& lines) const {
  std::vector<Skipped> out;
  for (const Tally& tally : tallies.sorted()) {
    std::string row(static_cast<std::size_t>(std::min<std::uint64_t>(file_->size() - tally.first_offset, 2 * excerpt_bytes)),
                    '\0');
    file_->read_at(tally.first_offset, row);
    out.push_back({tally.reason, tally.count, line_at(tally.first_offset, lines), excerpt(row)});
  }
  return out;
}

}  // namespace segue::data
