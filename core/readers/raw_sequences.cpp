// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_record.h"
#include "core/readers/raw_rows.h"
#include "core/readers/raw_time.h"

namespace segue::data::raw {
namespace {

struct Got {
  CodeLists tracks;
  std::vector<Code> users;
  std::vector<std::int64_t> times;
};

struct SequencesBlock : LineBlock {
  BlockIds ids_made;
  RowLines row_lines;
  Got got;
  Links links;
};

Code user_code(BlockIds& ids, std::int64_t user) { return user < 0 ? no_id : ids.code(user); }

void keep(SequencesBlock& block, std::int64_t user, std::int64_t time, std::string_view line, std::uint64_t number) {
  Got& rows = block.got;
  block.row_lines.add(block.kept, number);
  if (rows.tracks.begin_of(rows.users.size()) == rows.tracks.values.size()) {
    block.notes.add(SEGUE_TEXT("empty ones"), number, line);
  }
  rows.tracks.close();
  rows.users.push_back(user_code(block.ids_made, user));
  rows.times.push_back(seconds_of(time, block.notes, number, line));
  if (user < 0) block.notes.add(SEGUE_TEXT("without a user"), number, line);
  if (time < 0) block.notes.add(SEGUE_TEXT("without a time"), number, line);
}

struct PlayOddities {
  std::uint64_t null_ratios = 0;
  std::uint64_t null_actions = 0;
  std::uint64_t unknown_playtimes = 0;
};

void note(SequencesBlock& block, const PlayOddities& oddities, std::string_view line, std::uint64_t number) {
  block.notes.add(SEGUE_TEXT("plays without a ratio (playratio null)"), number, line, oddities.null_ratios);
  block.notes.add(SEGUE_TEXT("plays without an action (null)"), number, line, oddities.null_actions);
  block.notes.add(SEGUE_TEXT("plays whose length is not known (playtime -1)"), number, line, oddities.unknown_playtimes);
}

/// "1.01", "-1", "3e-05".
bool eat_ratio(const char*& p, const char* end) {
  const char* const begin = p;
  while (p < end && ((*p >= '0' && *p <= '9') || *p == '.' || *p == '-' || *p == 'e' || *p == 'E' || *p == '+')) ++p;
  return p != begin;
}

/// The rest of a play behind its track's id, up to its closing brace.
bool eat_play(const char*& p, const char* end, PlayOddities& oddities) {
  std::int64_t seconds = 0;
  if (!eat(p, end, ",\"playstart\":") || !eat_number(p, end, seconds) || !eat(p, end, ",\"playtime\":") ||
      !eat_number(p, end, seconds) || !eat(p, end, ",\"playratio\":")) {
    return false;
  }
  oddities.unknown_playtimes += seconds < 0 ? 1U : 0U;
  if (p < end && *p == 'n') {
    if (!eat(p, end, "null")) return false;
    ++oddities.null_ratios;
  } else if (!eat_ratio(p, end)) {
    return false;
  }
  if (eat(p, end, ",\"action\":\"play\"}")) return true;
  if (eat(p, end, ",\"action\":null}")) {
    ++oddities.null_actions;
    return true;
  }
  if (!eat(p, end, ",\"action\":\"")) return false;
  while (p < end && *p >= 'a' && *p <= 'z') ++p;
  return eat(p, end, "\"}");
}

/// `{"subjects":[…],"objects":[…]}` laid out as in the release, up to the line's end. `plays`: objects are plays, not tracks
/// alone.
bool eat_links(const char*& p, const char* end, bool plays, SequencesBlock& block, std::int64_t& user, PlayOddities& oddities) {
  if (!eat(p, end, "{\"subjects\":[{\"type\":\"user\",\"id\":") || !eat_id(p, end, user) || !eat(p, end, "}],\"objects\":[")) {
    return false;
  }
  std::vector<Code>& tracks = block.got.tracks.values;
  std::int64_t track = 0;
  for (;;) {
    if (!eat(p, end, "{\"type\":\"track\",\"id\":") || !eat_id(p, end, track)) return false;
    if (plays ? !eat_play(p, end, oddities) : !eat(p, end, "}")) return false;
    tracks.push_back(block.ids_made.code(track));
    if (eat(p, end, ",")) continue;
    return eat(p, end, "]}") && p == end;
  }
}

bool read_usual_session(SequencesBlock& block, std::string_view line, std::uint64_t number) {
  const char* p = line.data();
  const char* const end = p + line.size();
  std::int64_t ignored = 0;
  std::int64_t time = 0;
  std::int64_t user = 0;
  if (!eat(p, end, "event.session\t") || !eat_id(p, end, ignored) || !eat(p, end, "\t") || !eat_number(p, end, time) ||
      !eat(p, end, "\t{\"numtracks\":") || !eat_number(p, end, ignored) || !eat(p, end, ",\"playtime\":") ||
      !eat_number(p, end, ignored) || !eat(p, end, "} ")) {
    return false;
  }
  const std::size_t before = block.got.tracks.values.size();
  PlayOddities oddities;
  if (!eat_links(p, end, true, block, user, oddities)) {
    block.got.tracks.values.resize(before);
    return false;
  }
  keep(block, user, time, line, number);
  note(block, oddities, line, number);
  return true;
}

Line read_any(SequencesBlock& block, std::string_view line, std::uint64_t number, std::string_view type) {
  Record record;
  if (!split_record(line, record)) return Line::malformed;
  if (record.type != type) {
    block.skipped.add(SEGUE_TEXT("a record of another type"), number, line);
    return Line::skipped;
  }
  Links& links = block.links;
  if (record.links.empty() || !parse_links(record.links, links)) return Line::malformed;
  for (const std::int64_t track : links.tracks) block.got.tracks.values.push_back(block.ids_made.code(track));
  block.notes.add(SEGUE_TEXT("lists that hold an empty list"), number, line, links.nested_empty);
  block.notes.add(SEGUE_TEXT("lists that are null"), number, line, links.null_lists);
  block.skipped.add(SEGUE_TEXT("list entries with an id beyond 64 bits"), number, line, links.too_large);
  block.skipped.add(SEGUE_TEXT("list entries of another type"), number, line, links.other_kinds);
  keep(block, links.users.empty() ? -1 : links.users.front(), record.time, line, number);
  note(block, {links.null_ratios, links.null_actions, links.unknown_playtimes}, line, number);
  return Line::kept;
}

/// True where a playlist's title holds what JSON does not allow.
bool broken_title(std::string_view properties) {
  std::string_view title;
  return property_text(properties, "Title", title) && title.find_first_of("\"\\") != std::string_view::npos;
}

Line read_session(SequencesBlock& block, std::string_view line, std::uint64_t number) {
  if (read_usual_session(block, line, number)) return Line::kept;
  return read_any(block, line, number, "event.session");
}

Line read_playlist(SequencesBlock& block, std::string_view line, std::uint64_t number) {
  const Line result = read_any(block, line, number, "playlist");
  Record record;
  if (result == Line::kept && split_record(line, record) && broken_title(record.properties)) {
    block.notes.add(SEGUE_TEXT("titles with quotes or backslashes that JSON does not allow"), number, line);
  }
  return result;
}

template <class Row>
SequenceRows read(ByteSource& source, const char* phase, const LineScanOptions& options, WideIds& wide, Progress& progress,
                  Row row) {
  SequenceRows out;
  std::uint64_t rows = 0;
  out.scan =
      scan_lines<SequencesBlock>(source, phase, options, progress, row, [&](SequencesBlock& block, std::uint64_t lines_before) {
        out.lines.append(block.row_lines, rows, lines_before);
        rows += block.kept;
        Got& got = block.got;
        wide.adopt(block.ids_made, got.tracks.values);
        wide.adopt(block.ids_made, got.users);
        if (out.blocks.empty()) out.blocks.emplace_back();
        if (out.blocks.back().tracks.size() + got.tracks.values.size() > values_per_block) {
          out.blocks.emplace_back();  // there is much: no more growing step by step
          out.blocks.back().tracks.reserve(values_per_block);
        }
        SequenceBlock& to = out.blocks.back();
        const auto before = static_cast<std::uint32_t>(to.tracks.size());
        for (std::uint32_t& end : got.tracks.ends) end += before;
        append(to.tracks, got.tracks.values);
        append(to.ends, got.tracks.ends);
        append(to.users, got.users);
        append(to.times, got.times);
      });
  return out;
}

}  // namespace

SequenceRows read_sessions(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress) {
  return read(source, SEGUE_TEXT("Reading sessions"), options, wide, progress, read_session);
}

SequenceRows read_playlists(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress) {
  return read(source, SEGUE_TEXT("Reading playlists"), options, wide, progress, read_playlist);
}

}  // namespace segue::data::raw
