// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>

#include "core/base/files.h"
#include "core/sample/content.h"
#include "core/sample/csv_files.h"
#include "core/sample/idomaar.h"

namespace segue::data::sample {
namespace {

constexpr std::uint64_t another_love_row = 587'815;  // in a million, after each row

/// Session ids are not in the order of the file; also the order of sessions in the file of events.
TrackIds session_order(const World& world) {
  Random random = stream(world.options.seed, Purpose::catalogue, 5);
  return {world.options.sessions, random};
}

void append_user(std::string& out, std::uint64_t id) {
  out += "{\"subjects\":[{\"type\":\"user\",\"id\":";
  append(out, id);
  out += "}],";
}

void append_ratio(std::string& out, std::int64_t percent) {
  if (percent < 0) {
    out += "null";
    return;
  }
  append_signed(out, percent / 100);
  out += '.';
  out += static_cast<char>('0' + percent / 10 % 10);
  out += static_cast<char>('0' + percent % 10);
}

void append_session(std::string& out, std::uint64_t id, const SequenceRow& row, const std::vector<Play>& plays) {
  std::int64_t seconds = 0;
  for (const Play& play : plays) seconds += std::max<std::int64_t>(0, play.seconds);
  out += "event.session\t";
  append(out, id);
  out += '\t';
  append_signed(out, row.time);
  out += "\t{\"numtracks\":";
  append(out, row.numtracks);
  out += ",\"playtime\":";
  append_signed(out, seconds);
  out += "} ";
  append_user(out, row.user_id);
  out += "\"objects\":[";
  for (std::size_t i = 0; i < plays.size(); ++i) {
    out += i > 0 ? ",{\"type\":\"track\",\"id\":" : "{\"type\":\"track\",\"id\":";
    append(out, row.ids[i]);
    out += ",\"playstart\":";
    append_signed(out, plays[i].start);
    out += ",\"playtime\":";
    append_signed(out, plays[i].seconds);
    out += ",\"playratio\":";
    append_ratio(out, plays[i].ratio_percent);
    out += ",\"action\":";
    if (plays[i].action == nullptr) {
      out += "null}";
    } else {
      out += '"';
      out += plays[i].action;
      out += "\"}";
    }
  }
  out += "]}\n";
}

void append_event(std::string& out, std::uint64_t id, const SequenceRow& row, std::uint64_t track, const Play& play) {
  out += "event.play\t";
  append(out, id);
  out += '\t';
  append_signed(out, row.time < 0 ? -1 : row.time + play.start);
  out += "\t{\"playtime\":";
  append_signed(out, play.seconds);
  out += "}\t";
  append_user(out, row.user_id);
  out += "\"objects\":[{\"type\":\"track\",\"id\":";
  append(out, track);
  out += "}]}\n";
}

}  // namespace

void write_idomaar_sessions(std::ostream& out, const World& world, Progress& progress) {
  const std::uint64_t count = world.options.sessions;
  progress.start(SEGUE_TEXT("Writing sessions"), count, SEGUE_TEXT("sessions"));
  if (count == 0) return;
  const TrackIds order = session_order(world);
  const auto make_writer = [&]() -> RowWriter {
    return [&world, &order, row = SequenceRow(), plays = std::vector<Play>()](std::uint64_t index, std::string& text) mutable {
      session_row(world, index, row);
      plays_of(world, index, row, plays);
      append_session(text, order.slot(index), row, plays);
    };
  };
  write_rows(out, count, make_writer, progress);
}

void write_idomaar_events(std::ostream& out, const World& world, Progress& progress) {
  const std::uint64_t count = world.options.sessions;
  progress.start(SEGUE_TEXT("Writing plays"), count, SEGUE_TEXT("sessions"));
  if (count == 0) return;
  const TrackIds order = session_order(world);
  const auto length_of = [&](std::uint64_t place) -> std::uint64_t { return session_length_of(world, order.slot(place)); };
  const std::vector<std::uint64_t> ids = block_numbers(count, length_of, progress);
  const auto make_writer = [&]() -> RowWriter {
    return [&world, &order, &ids, id = std::uint64_t{0}, row = SequenceRow(), plays = std::vector<Play>()](
               std::uint64_t place, std::string& text) mutable {
      if (place % rows_per_block == 0) id = ids[place / rows_per_block];
      const std::uint64_t index = order.slot(place);
      session_row(world, index, row);
      plays_of(world, index, row, plays);
      for (std::size_t i = 0; i < plays.size(); ++i) append_event(text, id++, row, row.ids[i], plays[i]);
    };
  };
  write_rows(out, count, make_writer, progress);
}

void write_idomaar_loves(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing loved tracks"), world.options.users, SEGUE_TEXT("users"));
  std::string text;
  std::vector<std::uint64_t> loved;
  std::uint64_t row = 0;
  for (std::uint64_t user = 0; user < world.options.users; ++user) {
    if (user % 256 == 0) progress.throw_if_cancelled();
    loves_of(world, user, loved);
    Random random = stream(world.options.seed, Purpose::shape, ~user);
    // Rows of all of a user's loves, then again of some of them, and again.
    while (!loved.empty()) {
      for (const std::uint64_t slot : loved) {
        text += "preference\t";
        append(text, row++);
        text += "\t-1 {\"value\":\"love\"} {\"subjects\":[{\"type\":\"user\",\"id\":";
        append(text, user_id(world, user));
        text += "}], \"objects\":[{\"type\":\"track\",\"id\":";
        append(text, world.track_ids.id(slot));
        text += "}]}\n";
      }
      std::erase_if(loved, [&](std::uint64_t) { return !chance(random, another_love_row); });
    }
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

const std::vector<std::string>& idomaar_shape_files() {
  static const std::vector<std::string> files{
      "entities/tracks.idomaar",    "entities/persons.idomaar", "entities/users.idomaar",
      "entities/playlist.idomaar",  "entities/albums.idomaar",  "entities/tags.idomaar",
      "relations/sessions.idomaar", "relations/love.idomaar",   "relations/events.idomaar"};
  return files;
}

void write_idomaar_shape(const std::filesystem::path& folder, const World& world, Progress& progress) {
  const std::filesystem::path entities = folder / "entities";
  const std::filesystem::path relations = folder / "relations";
  write_file(entities / "tracks.idomaar", [&](std::ostream& out) { write_idomaar_tracks(out, world, progress); });
  write_file(entities / "persons.idomaar", [&](std::ostream& out) { write_idomaar_persons(out, world, progress); });
  write_file(entities / "users.idomaar", [&](std::ostream& out) { write_idomaar_users(out, world, progress); });
  write_file(entities / "playlist.idomaar", [&](std::ostream& out) { write_idomaar_playlists(out, world, progress); });
  write_file(entities / "albums.idomaar", [&](std::ostream& out) { write_idomaar_albums(out, world, progress); });
  write_file(entities / "tags.idomaar", [&](std::ostream& out) { write_idomaar_tags(out, world); });
  write_file(relations / "sessions.idomaar", [&](std::ostream& out) { write_idomaar_sessions(out, world, progress); });
  write_file(relations / "love.idomaar", [&](std::ostream& out) { write_idomaar_loves(out, world, progress); });
  if (!world.options.events) return;
  write_file(relations / "events.idomaar", [&](std::ostream& out) { write_idomaar_events(out, world, progress); });
}

}  // namespace segue::data::sample
