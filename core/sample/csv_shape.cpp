// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/csv_shape.h"

#include <ostream>
#include <string_view>
#include <vector>

#include "core/base/files.h"
#include "core/base/url_encode.h"
#include "core/sample/content.h"
#include "core/sample/csv_files.h"
#include "core/sample/names.h"

namespace segue::data::sample {
namespace {

constexpr std::uint64_t names_without_quotes = 1'000;  // in a million

void append_quoted_name(std::string& text, std::string_view name) {
  text += "\"\"\"";
  append_url_encoded(text, name);
  text += "\"\"\"";
}

void write_artists(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing artists"), world.options.artists, SEGUE_TEXT("artists"));
  std::string text = ",ID,name\n";
  std::uint64_t row = 0;
  const auto add = [&](std::uint64_t id, const std::string& name, bool quoted) {
    append(text, row++);
    text += ',';
    append(text, id);
    text += ',';
    if (quoted) {
      append_quoted_name(text, name);
    } else {
      append_url_encoded(text, name);
    }
    text += '\n';
  };
  for (std::uint64_t id = 0; id < world.options.artists; ++id) {
    Random random = stream(world.options.seed, Purpose::shape, id);
    add(id, world.names[world.artist_of_id[id]], !chance(random, names_without_quotes));
    const std::string alias = alias_row(world, id);
    if (!alias.empty()) add(id, alias, true);
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

class TrackRow {
 public:
  explicit TrackRow(const World& world) : world_(world) {}

  void append_row(std::uint64_t row, std::uint64_t id, bool with_point, bool other_author, std::string& out) {
    track_content(world_, id, other_author, content_);
    author_ids_.clear();
    for (const std::uint32_t artist : content_.authors) author_ids_.push_back(world_.ids[artist]);
    append(out, row);
    out += ',';
    append(out, id);
    if (with_point) out += ".0";
    out += ',';
    append_list(out, author_ids_);
    out += ',';
    append_url_encoded(out, content_.artist);
    out += "/_/";
    append_url_encoded(out, content_.title);
    out += '\n';
  }

 private:
  const World& world_;
  TrackContent content_;
  std::vector<std::uint64_t> author_ids_;
};

void write_tracks(std::ostream& out, const World& world, Progress& progress) {
  const std::uint64_t places = track_places(world);
  progress.start(SEGUE_TEXT("Writing tracks"), places, SEGUE_TEXT("rows"));
  out << ",ID,author_id,name\n";
  const auto rows_of_place = [&](std::uint64_t place) {
    std::uint64_t rows = 0;
    rows_at(world, place, [&](std::uint64_t, bool, bool) { ++rows; });
    return rows;
  };
  const std::vector<std::uint64_t> numbers = block_numbers(places, rows_of_place, progress);
  const auto make_writer = [&]() -> RowWriter {
    return
        [&world, &numbers, row_of = TrackRow(world), number = std::uint64_t{0}](std::uint64_t place, std::string& text) mutable {
          if (place % rows_per_block == 0) number = numbers[place / rows_per_block];
          rows_at(world, place, [&](std::uint64_t id, bool first, bool other_author) {
            row_of.append_row(number++, id, first && rows_of_track(world, id).with_point, other_author, text);
          });
        };
  };
  write_rows(out, places, make_writer, progress);
}

void write_sequences(std::ostream& out, const World& world, std::uint64_t count, const char* column,
                     void (*make_row)(const World&, std::uint64_t, SequenceRow&), Progress& progress) {
  out << ",ID,timestamp,user_id,numtracks," << column << '\n';
  const auto make_writer = [&]() -> RowWriter {
    return [&world, make_row, sequence = SequenceRow()](std::uint64_t row, std::string& text) mutable {
      make_row(world, row, sequence);
      append(text, row);
      text += ',';
      append(text, row);
      text += ',';
      append_signed(text, sequence.time);
      text += ',';
      append(text, sequence.user_id);
      text += ',';
      append(text, sequence.numtracks);
      text += ',';
      append_list(text, sequence.ids);
      text += '\n';
    };
  };
  write_rows(out, count, make_writer, progress);
}

void write_users(std::ostream& out, const World& world, Progress& progress) {
  std::string text = ",ID\n";
  for (std::uint64_t row = 0; row < users_with_row(world); ++row) {
    append(text, row);
    text += ',';
    append(text, row + 1);
    text += '\n';
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_tags(std::ostream& out, const World& world) {
  std::string text = ",ID,value\n";
  std::uint64_t id = 0;
  for (const std::string& name : tag_names(world)) {
    append(text, id);
    text += ',';
    append(text, id++);
    const bool quoted = name.find_first_of("\",") != std::string::npos;
    text += quoted ? ",\"" : ",";
    for (const char c : name) text.append(c == '"' ? 2 : 1, c);
    text += quoted ? "\"\n" : "\n";
  }
  out << text;
}

void write_albums(std::ostream& out, const AlbumShelf& albums, const Progress& progress) {
  std::string text = ",ID,name\n";
  for (std::uint64_t id = 0; id < albums.size(); ++id) {
    append(text, id);
    text += ',';
    append(text, id);
    text += ',';
    append_quoted_name(text, albums.title(id));
    text += '\n';
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

/// A row for each track that has any.
template <class ListOf>
void write_track_lists(std::ostream& out, const World& world, const char* header, const ListOf& list_of, Progress& progress) {
  std::string text = header;
  std::vector<std::uint64_t> ids;
  std::uint64_t row = 0;
  for (std::uint64_t track = 0; track < world.track_ids.count; ++track) {
    progress.advance(1);
    if (track % 4096 == 0) progress.throw_if_cancelled();
    list_of(track, ids);
    if (ids.empty()) continue;
    append(text, row++);
    text += ',';
    append(text, track);
    text += ',';
    append_list(text, ids);
    text += '\n';
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_loves(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing loved tracks"), world.options.users, SEGUE_TEXT("users"));
  std::string text = ",user_id,track_id\n";
  std::vector<std::uint64_t> loved;
  std::uint64_t row = 0;
  for (std::uint64_t user = 0; user < world.options.users; ++user) {
    if (user % 256 == 0) progress.throw_if_cancelled();
    loves_of(world, user, loved);
    for (const std::uint64_t slot : loved) {
      append(text, row++);
      text += ',';
      append(text, user_id(world, user));
      text += ',';
      append(text, world.track_ids.id(slot));
      text += '\n';
    }
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

}  // namespace

const std::vector<std::string>& csv_shape_files() {
  static const std::vector<std::string> files{"artists.csv", "tracks.csv",     "playlists.csv", "sessions.csv",     "users.csv",
                                              "tags.csv",    "track_tags.csv", "albums.csv",    "track_albums.csv", "love.csv"};
  return files;
}

void write_csv_shape(const std::filesystem::path& folder, const World& world, Progress& progress) {
  const AlbumShelf albums(world);
  const auto write = [&](const char* name, const auto& content) { write_file(folder / name, content); };
  write("artists.csv", [&](std::ostream& out) { write_artists(out, world, progress); });
  write("tracks.csv", [&](std::ostream& out) { write_tracks(out, world, progress); });
  write("playlists.csv", [&](std::ostream& out) {
    progress.start(SEGUE_TEXT("Writing playlists"), world.options.playlists, SEGUE_TEXT("playlists"));
    write_sequences(out, world, world.options.playlists, "tracks_ids", playlist_row, progress);
  });
  write("sessions.csv", [&](std::ostream& out) {
    progress.start(SEGUE_TEXT("Writing sessions"), world.options.sessions, SEGUE_TEXT("sessions"));
    write_sequences(out, world, world.options.sessions, "tracks", session_row, progress);
  });
  write("users.csv", [&](std::ostream& out) { write_users(out, world, progress); });
  write("tags.csv", [&](std::ostream& out) { write_tags(out, world); });
  write("track_tags.csv", [&](std::ostream& out) {
    progress.start(SEGUE_TEXT("Writing tags of tracks"), world.track_ids.count, SEGUE_TEXT("tracks"));
    const auto tags_of = [&](std::uint64_t track, std::vector<std::uint64_t>& ids) { tags_of_track(world, track, ids); };
    write_track_lists(out, world, ",track_id,tag_ids\n", tags_of, progress);
  });
  write("albums.csv", [&](std::ostream& out) { write_albums(out, albums, progress); });
  write("track_albums.csv", [&](std::ostream& out) {
    progress.start(SEGUE_TEXT("Writing albums of tracks"), world.track_ids.count, SEGUE_TEXT("tracks"));
    const auto albums_of = [&](std::uint64_t track, std::vector<std::uint64_t>& ids) { albums.of_track(track, ids); };
    write_track_lists(out, world, ",track_id,album_ids\n", albums_of, progress);
  });
  write("love.csv", [&](std::ostream& out) { write_loves(out, world, progress); });
}

}  // namespace segue::data::sample
