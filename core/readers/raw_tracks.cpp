// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <limits>

#include "core/readers/raw_record.h"
#include "core/readers/raw_rows.h"

namespace segue::data::raw {
namespace {

struct TrackBlock : LineBlock {
  BlockIds ids_made;
  RowLines row_lines;
  std::vector<std::int64_t> ids;
  CodeLists artists;
  CodeLists albums;
  CodeLists tags;
  std::vector<std::string_view> prefixes;  ///< within the window; neighbours that agree once
  std::vector<std::size_t> hashes;
  std::vector<std::uint32_t> prefix_of;
  Links links;
};

void keep(TrackBlock& block, std::int64_t id, std::string_view name, std::uint64_t line) {
  block.row_lines.add(block.kept, line);
  block.ids.push_back(id);
  block.artists.close();
  block.albums.close();
  block.tags.close();
  const std::size_t mark = name.find("/_/");
  if (mark == std::string_view::npos || mark == 0) {
    block.notes.add(SEGUE_TEXT("track names without an artist before /_/"), line, name);
    block.prefix_of.push_back(no_text);
    return;
  }
  const std::string_view prefix = name.substr(0, mark);
  if (block.prefixes.empty() || block.prefixes.back() != prefix) {
    block.prefixes.push_back(prefix);
    block.hashes.push_back(std::hash<std::string_view>()(prefix));
  }
  block.prefix_of.push_back(static_cast<std::uint32_t>(block.prefixes.size() - 1));
}

template <std::size_t size>
bool eat_list(const char*& p, const char* end, const char (&entry)[size], BlockIds& ids, std::vector<Code>& out,
              std::uint64_t& nulls) {
  if (!eat(p, end, "[")) {
    ++nulls;
    return eat(p, end, "null");
  }
  if (eat(p, end, "]")) return true;
  std::int64_t id = 0;
  for (;;) {
    if (!eat(p, end, entry) || !eat_id(p, end, id) || !eat(p, end, "}")) return false;
    out.push_back(ids.code(id));
    if (eat(p, end, "]")) return true;
    if (!eat(p, end, ",")) return false;
  }
}

/// A line laid out as usual. False: nothing was taken from it.
bool read_usual(TrackBlock& block, std::string_view line, std::uint64_t number) {
  const char* p = line.data();
  const char* const end = p + line.size();
  std::int64_t id = 0;
  std::int64_t ignored = 0;
  if (!eat(p, end, "track\t") || !eat_id(p, end, id) || !eat(p, end, "\t") || !eat_number(p, end, ignored) ||
      !eat(p, end, "\t{\"duration\":") || !eat_number(p, end, ignored) || !eat(p, end, ",\"playcount\":") ||
      !eat_number(p, end, ignored) || !eat(p, end, ",\"MBID\":")) {
    return false;
  }
  if (!eat(p, end, "null")) {
    if (!eat(p, end, "\"")) return false;
    p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
    if (p == nullptr) return false;
    ++p;
  }
  if (!eat(p, end, ",\"name\":\"")) return false;
  const char* const name = p;
  p = static_cast<const char*>(std::memchr(p, '\t', static_cast<std::size_t>(end - p)));
  if (p == nullptr || p - name < 2 || p[-1] != '}' || p[-2] != '"') return false;
  const std::string_view text(name, static_cast<std::size_t>(p - 2 - name));
  if (text.find('"') != std::string_view::npos) return false;
  std::uint64_t nulls = 0;
  const std::size_t artists = block.artists.values.size();
  const std::size_t albums = block.albums.values.size();
  const std::size_t tags = block.tags.values.size();
  if (eat(p, end, "\t{\"artists\":") &&
      eat_list(p, end, "{\"type\":\"person\",\"id\":", block.ids_made, block.artists.values, nulls) &&
      eat(p, end, ",\"albums\":") &&
      eat_list(p, end, "{\"type\":\"album\",\"id\":", block.ids_made, block.albums.values, nulls) && eat(p, end, ",\"tags\":") &&
      eat_list(p, end, "{\"type\":\"tag\",\"id\":", block.ids_made, block.tags.values, nulls) && eat(p, end, "}") && p == end) {
    keep(block, id, text, number);
    block.notes.add(SEGUE_TEXT("lists that are null"), number, line, nulls);
    return true;
  }
  block.artists.values.resize(artists);
  block.albums.values.resize(albums);
  block.tags.values.resize(tags);
  return false;
}

Line read_line(TrackBlock& block, std::string_view line, std::uint64_t number) {
  if (read_usual(block, line, number)) {
    if (block.artists.begin_of(block.ids.size() - 1) == block.artists.values.size()) {
      block.notes.add(SEGUE_TEXT("tracks without an artist"), number, line);
    }
    return Line::kept;
  }
  Record record;
  if (!split_record(line, record)) return Line::malformed;
  if (record.type != "track") {
    block.skipped.add(SEGUE_TEXT("a record of another type"), number, line);
    return Line::skipped;
  }
  if (record.id_form == Number::too_large) {
    block.skipped.add(SEGUE_TEXT("an id beyond 64 bits"), number, line);
    return Line::skipped;
  }
  Links& links = block.links;
  if (record.links.empty() || !parse_links(record.links, links)) return Line::malformed;
  block.notes.add(SEGUE_TEXT("lists that are null"), number, line, links.null_lists);
  block.notes.add(SEGUE_TEXT("lists that hold an empty list"), number, line, links.nested_empty);
  block.skipped.add(SEGUE_TEXT("list entries with an id beyond 64 bits"), number, line, links.too_large);
  block.skipped.add(SEGUE_TEXT("list entries of another type"), number, line, links.other_kinds);
  for (const std::int64_t artist : links.artists) block.artists.values.push_back(block.ids_made.code(artist));
  for (const std::int64_t album : links.albums) block.albums.values.push_back(block.ids_made.code(album));
  for (const std::int64_t tag : links.tags) block.tags.values.push_back(block.ids_made.code(tag));
  std::string_view name;
  if (!property_text(record.properties, "name", name)) name = {};
  keep(block, record.id, name, number);
  if (links.artists.empty()) block.notes.add(SEGUE_TEXT("tracks without an artist"), number, line);
  return Line::kept;
}

void append(CodeLists& to, const CodeLists& from, const FileScan& place) {
  const std::size_t before = to.values.size();
  if (before + from.values.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(SEGUE_TEXT("The file's lists together have more than 4 billion entries"), {place.name, 0},
                SEGUE_TEXT("Split the file"));
  }
  to.values.insert(to.values.end(), from.values.begin(), from.values.end());
  for (const std::uint32_t end : from.ends) to.ends.push_back(static_cast<std::uint32_t>(before + end));
}

}  // namespace

TrackRows read_tracks(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress) {
  TrackRows rows;
  std::vector<std::uint32_t> numbers;
  rows.scan = scan_lines<TrackBlock>(source, SEGUE_TEXT("Reading tracks"), options, progress, read_line,
                                     [&](TrackBlock& block, std::uint64_t lines_before) {
                                       rows.lines.append(block.row_lines, rows.ids.size(), lines_before);
                                       rows.ids.insert(rows.ids.end(), block.ids.begin(), block.ids.end());
                                       for (CodeLists* lists : {&block.artists, &block.albums, &block.tags})
                                         wide.adopt(block.ids_made, lists->values);
                                       append(rows.artists, block.artists, rows.scan);
                                       append(rows.albums, block.albums, rows.scan);
                                       append(rows.tags, block.tags, rows.scan);
                                       numbers.clear();
                                       for (std::size_t i = 0; i < block.prefixes.size(); ++i) {
                                         numbers.push_back(rows.prefixes.number_of(block.prefixes[i], block.hashes[i]));
                                       }
                                       for (const std::uint32_t own : block.prefix_of)
                                         rows.prefix_of.push_back(own == no_text ? no_text : numbers[own]);
                                     });
  if (rows.ids.empty()) throw Error(SEGUE_TEXT("The file is empty"), rows.scan.place(0), SEGUE_TEXT("Get the file again"));
  return rows;
}

}  // namespace segue::data::raw
