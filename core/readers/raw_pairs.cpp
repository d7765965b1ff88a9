// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/readers/raw_record.h"
#include "core/readers/raw_rows.h"
#include "core/readers/raw_time.h"

namespace segue::data::raw {
namespace {

struct Got {
  std::vector<Code> users;
  std::vector<Code> tracks;
  std::vector<std::uint32_t> times;
};

struct PairsBlock : LineBlock {
  BlockIds ids_made;
  RowLines row_lines;
  Got got;
  Links links;
  bool with_times = false;
};

void keep(PairsBlock& block, std::int64_t user, std::int64_t track, std::int64_t time, std::string_view line,
          std::uint64_t number) {
  block.row_lines.add(static_cast<std::uint64_t>(block.got.users.size()), number);
  block.got.users.push_back(user < 0 ? no_id : block.ids_made.code(user));
  block.got.tracks.push_back(block.ids_made.code(track));
  if (block.with_times) {
    const std::int64_t seconds = seconds_of(time, block.notes, number, line);
    block.got.times.push_back(seconds < 0 ? unknown_seconds : static_cast<std::uint32_t>(seconds));
  }
}

bool read_usual_event(PairsBlock& block, std::string_view line, std::uint64_t number) {
  const char* p = line.data();
  const char* const end = p + line.size();
  std::int64_t ignored = 0;
  std::int64_t time = 0;
  std::int64_t user = 0;
  std::int64_t track = 0;
  if (!eat(p, end, "event.play\t") || !eat_id(p, end, ignored) || !eat(p, end, "\t") || !eat_id(p, end, time) ||
      !eat(p, end, "\t{\"playtime\":") || !eat_id(p, end, ignored) ||
      !eat(p, end, "}\t{\"subjects\":[{\"type\":\"user\",\"id\":") || !eat_id(p, end, user) ||
      !eat(p, end, "}],\"objects\":[{\"type\":\"track\",\"id\":") || !eat_id(p, end, track) || !eat(p, end, "}]}") || p != end) {
    return false;
  }
  keep(block, user, track, time, line, number);
  return true;
}

bool read_usual_love(PairsBlock& block, std::string_view line, std::uint64_t number) {
  const char* p = line.data();
  const char* const end = p + line.size();
  std::int64_t ignored = 0;
  std::int64_t user = 0;
  std::int64_t track = 0;
  if (!eat(p, end, "preference\t") || !eat_id(p, end, ignored) ||
      !eat(p, end, "\t-1 {\"value\":\"love\"} {\"subjects\":[{\"type\":\"user\",\"id\":") || !eat_id(p, end, user) ||
      !eat(p, end, "}], \"objects\":[{\"type\":\"track\",\"id\":") || !eat_id(p, end, track) || !eat(p, end, "}]}") || p != end) {
    return false;
  }
  keep(block, user, track, unknown_time, line, number);
  return true;
}

/// A line of either kind that is not laid out as usual; its links are in `block.links` then.
Line read_any(PairsBlock& block, std::string_view line, std::uint64_t number, std::string_view type, Record& record) {
  if (!split_record(line, record)) return Line::malformed;
  if (!record.type.starts_with(type)) {
    block.skipped.add(SEGUE_TEXT("a record of another type"), number, line);
    return Line::skipped;
  }
  Links& links = block.links;
  if (record.links.empty() || !parse_links(record.links, links)) return Line::malformed;
  block.skipped.add(SEGUE_TEXT("list entries with an id beyond 64 bits"), number, line, links.too_large);
  block.skipped.add(SEGUE_TEXT("list entries of another type"), number, line, links.other_kinds);
  if (links.users.empty() || links.users.front() < 0) {
    block.skipped.add(SEGUE_TEXT("without a user"), number, line);
    return Line::skipped;
  }
  if (links.tracks.empty()) {
    block.skipped.add(SEGUE_TEXT("without a track"), number, line);
    return Line::skipped;
  }
  return Line::kept;
}

/// The number after `"playtime":` where it is below 0.
bool unknown_playtime(std::string_view properties) {
  const std::size_t at = properties.find("\"playtime\"");
  if (at == std::string_view::npos) return false;
  const std::size_t value = properties.find_first_not_of(" :", at + 10);
  return value != std::string_view::npos && properties[value] == '-';
}

Line read_event(PairsBlock& block, std::string_view line, std::uint64_t number) {
  if (read_usual_event(block, line, number)) return Line::kept;
  Record record;
  const Line result = read_any(block, line, number, "event.play", record);
  if (result != Line::kept) return result;
  if (record.time < 0) block.notes.add(SEGUE_TEXT("without a time"), number, line);
  if (unknown_playtime(record.properties)) {
    block.notes.add(SEGUE_TEXT("plays whose length is not known (playtime -1)"), number, line);
  }
  for (const std::int64_t track : block.links.tracks) keep(block, block.links.users.front(), track, record.time, line, number);
  return Line::kept;
}

Line read_love(PairsBlock& block, std::string_view line, std::uint64_t number) {
  if (read_usual_love(block, line, number)) return Line::kept;
  Record record;
  const Line result = read_any(block, line, number, "preference", record);
  if (result != Line::kept) return result;
  std::string_view value;
  if (property_text(record.properties, "value", value) && value != "love") {
    block.skipped.add(SEGUE_TEXT("a preference other than love"), number, line);
    return Line::skipped;
  }
  for (const std::int64_t track : block.links.tracks) keep(block, block.links.users.front(), track, record.time, line, number);
  return Line::kept;
}

template <class Row>
PairRows read(ByteSource& source, const char* phase, const LineScanOptions& options, WideIds& wide, Progress& progress, Row row) {
  PairRows out;
  std::uint64_t rows = 0;
  out.scan = scan_lines<PairsBlock>(source, phase, options, progress, row, [&](PairsBlock& block, std::uint64_t lines_before) {
    out.lines.append(block.row_lines, rows, lines_before);
    rows += block.got.users.size();
    wide.adopt(block.ids_made, block.got.users);
    wide.adopt(block.ids_made, block.got.tracks);
    if (out.blocks.empty()) out.blocks.emplace_back();
    if (out.blocks.back().users.size() + block.got.users.size() > values_per_block) {
      out.blocks.emplace_back();  // there is much: no more growing step by step
      out.blocks.back().users.reserve(values_per_block);
      out.blocks.back().tracks.reserve(values_per_block);
    }
    PairBlock& to = out.blocks.back();
    append(to.users, block.got.users);
    append(to.tracks, block.got.tracks);
    append(to.times, block.got.times);
  });
  return out;
}

}  // namespace

PairRows read_events(ByteSource& source, const LineScanOptions& options, bool with_times, WideIds& wide, Progress& progress) {
  return read(source, SEGUE_TEXT("Reading plays"), options, wide, progress,
              [with_times](PairsBlock& block, std::string_view line, std::uint64_t number) {
                block.with_times = with_times;
                return read_event(block, line, number);
              });
}

PairRows read_loves(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress) {
  return read(source, SEGUE_TEXT("Reading loved tracks"), options, wide, progress, read_love);
}

}  // namespace segue::data::raw
