// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_table.h"

#include <algorithm>
#include <array>

#include "core/readers/csv_record.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

constexpr std::size_t excerpt_bytes = 120;

/// The columns' names in one line that is fit to be shown, whatever the file is.
std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (name.empty()) continue;  // the index column
    if (!out.empty()) out += ", ";
    out += name;
    if (out.size() > excerpt_bytes) break;
  }
  return out;
}

/// The beginning of a row or a list of names, fit to be shown: at most 120 bytes, cut at a character, valid UTF-8, no control
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
    throw Error(SEGUE_TEXT("The file is in UTF-16; UTF-8 was expected"), place, SEGUE_TEXT("Save it again as UTF-8"));
  }
  if (text.starts_with("\x1F\x8B") || text.starts_with("PK\x03\x04") || text.starts_with("BZh") ||
      text.starts_with("\xFD\x37zXZ") || text.starts_with("\x28\xB5\x2F\xFD")) {
    throw Error(SEGUE_TEXT("The file is compressed; plain CSV text was expected"), place, SEGUE_TEXT("Unpack it first"));
  }
}

/// A carriage return without a line feed.
std::size_t lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] != '\n') return at;
  }
  return std::string_view::npos;
}

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

}  // namespace

void fail_as_binary(const Place& place) {
  throw Error(SEGUE_TEXT("There is a zero byte here: this is a binary file or a damaged one; CSV text was expected"), place,
              SEGUE_TEXT("Choose the CSV file, or get it again"));
}

CsvTable::CsvTable(const std::filesystem::path& path) : path_(path), file_(path) {
  check_encoding(text(), place());
  if (text().starts_with("\xEF\xBB\xBF")) data_begin_ = 3;
  // More columns than this are counted, but have no name.
  constexpr std::size_t most = 120;
  std::vector<std::int8_t> wanted_as(most);
  for (std::size_t i = 0; i < most; ++i) wanted_as[i] = static_cast<std::int8_t>(i);
  std::array<CsvField, most> fields;
  const CsvRecord header = read_record(text(), data_begin_, wanted_as, fields.data());
  const std::size_t header_end = header.unclosed_quote ? text().size() : header.next;
  const std::size_t zero = text().substr(0, header_end).find('\0');
  if (zero != std::string_view::npos) fail_as_binary(place_at(zero));
  if (const std::size_t lone = lone_return(text().substr(0, header_end)); lone != std::string_view::npos) {
    throw Error(SEGUE_TEXT("Lines end in a carriage return alone; a line feed was expected"), place_at(lone),
                SEGUE_TEXT("Save the file again with the line ends of Unix or Windows"));
  }
  if (header.unclosed_quote) {
    throw Error(SEGUE_TEXT("A quote that opens in the header is never closed"), place_at(header.quote_offset),
                SEGUE_TEXT("Correct the quotes, or get the file again"));
  }
  for (std::size_t i = 0; i < std::min(header.fields, most); ++i) columns_.push_back(trimmed(fields[i].value()));
  columns_.resize(header.fields);
  if (joined(columns_).empty()) {
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

std::size_t CsvTable::column(std::string_view name) const {
  if (const auto found = find(name)) return *found;
  const bool other_separator = columns_.size() == 1 && columns_[0].find_first_of(";\t|") != std::string::npos;
  throw Error({SEGUE_TEXT("The column %1 is missing; the file has: %2"), {std::string(name), excerpt(joined(columns_))}},
              {path_.string(), 1},
              other_separator ? SEGUE_TEXT("Columns must be separated by commas")
                              : SEGUE_TEXT("Choose another file, or correct the name in its header"));
}

std::uint64_t CsvTable::line_at(std::size_t offset) const { return count_byte(text().substr(0, offset), '\n') + 1; }

Place CsvTable::place_at(std::size_t offset) const { return {path_.string(), line_at(offset)}; }

std::vector<Skipped> CsvTable::describe(const Tallies& tallies) const {
  std::vector<Skipped> out;
  for (const Tally& tally : tallies.sorted()) {
    out.push_back({tally.reason, tally.count, line_at(tally.first_offset), excerpt(text().substr(tally.first_offset))});
  }
  return out;
}

}  // namespace segue::data
