// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <ostream>

#include "core/base/url_encode.h"
#include "core/sample/content.h"
#include "core/sample/csv_files.h"
#include "core/sample/idomaar.h"
#include "core/sample/names.h"

namespace segue::data::sample {
namespace {

// How often, in a million.
constexpr std::uint64_t unknown_durations = 250'000;
constexpr std::uint64_t known_mbids = 350'000;
constexpr std::uint64_t null_lists = 500'000;  // of the empty ones
constexpr std::uint64_t alias_rows_first = 500'000;

/// Names in the release leave "," and "&" as they are.
void append_name(std::string& out, std::string_view name) {
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find_first_of(",&", begin), name.size());
    append_url_encoded(out, name.substr(begin, end - begin));
    if (end < name.size()) out += name[end];
    begin = end + 1;
  }
}

/// `"MBID":` and null or a UUID.
void append_mbid(std::string& out, Random& random) {
  out += "\"MBID\":";
  if (!chance(random, known_mbids)) {
    out += "null";
    return;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    out += digits[random.below(16)];
  }
  out += '"';
}

void append_list_or_null(std::string& out, Random& random, std::string_view key, std::string_view type,
                         const std::vector<std::uint64_t>& ids) {
  if (ids.empty() && chance(random, null_lists)) {
    out += '"';
    out += key;
    out += "\":null";
  } else {
    append_links(out, key, type, ids);
  }
}

class TrackRecord {
 public:
  TrackRecord(const World& world, const AlbumShelf& albums) : world_(world), albums_(albums) {}

  void append_row(std::uint64_t id, bool other_author, std::string& out) {
    track_content(world_, id, other_author, content_);
    Random random = stream(world_.options.seed, Purpose::shape, world_.options.artists + id);
    out += "track\t";
    append(out, id);
    out += "\t-1\t{\"duration\":";
    const bool known = !chance(random, unknown_durations);
    append_signed(out, known ? 1000 * track_seconds(world_, world_.track_ids.slot(id)) : -1);
    out += ",\"playcount\":";
    append(out, random.below(1 + random.below(10'000)));
    out += ',';
    append_mbid(out, random);
    out += ",\"name\":\"";
    append_name(out, content_.artist);
    out += "/_/";
    append_name(out, content_.title);
    out += "\"}\t{";
    ids_.clear();
    for (const std::uint32_t artist : content_.authors) ids_.push_back(world_.ids[artist]);
    append_links(out, "artists", "person", ids_);
    out += ',';
    albums_.of_track(id, ids_);
    append_list_or_null(out, random, "albums", "album", ids_);
    out += ',';
    tags_of_track(world_, id, ids_);
    append_list_or_null(out, random, "tags", "tag", ids_);
    out += "}\n";
  }

 private:
  const World& world_;
  const AlbumShelf& albums_;
  TrackContent content_;
  std::vector<std::uint64_t> ids_;
};

void append_person(std::string& out, std::uint64_t id, const std::string& name, Random& random) {
  out += "person\t";
  append(out, id);
  out += "\t-1\t{";
  append_mbid(out, random);
  out += ", \"name\":\"";
  append_name(out, name);
  out += "\"}\t{}\n";
}

/// Whether the names of an artist's tracks tell what it is called.
bool has_solo_track(const World& world, std::uint32_t artist) {
  if (artist >= world.playable) return false;
  std::uint64_t slot = world.first_track[artist];
  while (slot < world.first_track[artist + 1] && !world.is_solo(slot)) ++slot;
  return slot < world.first_track[artist + 1];
}

/// Text as it is, with its quotation marks and backslashes bare.
void append_playlist(std::string& out, std::uint64_t id, const SequenceRow& row, Random& random) {
  out += "playlist\t";
  append(out, id);
  out += '\t';
  append_signed(out, row.time);
  out += "\t{\"ID\":";
  append(out, 2'000'000 + 7 * id + random.below(7));
  out += ",\"Title\":\"";
  out += playlist_title(random);
  out += "\",\"numtracks\":";
  append(out, row.numtracks);
  out += ",\"duration\":";
  append_signed(out, chance(random, 20'000) ? -1 : static_cast<std::int64_t>(row.numtracks * (200 + random.below(60))));
  out += "}\t{\"subjects\":[{\"type\":\"user\",\"id\":";
  append(out, row.user_id);
  out += "}],";
  if (row.ids.empty() && random.below(2) == 0) {
    out += "\"objects\":[[]]";
  } else {
    append_links(out, "objects", "track", row.ids);
  }
  out += "}\n";
}

}  // namespace

void append_links(std::string& out, std::string_view key, std::string_view type, const std::vector<std::uint64_t>& ids) {
  out += '"';
  out += key;
  out += "\":[";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    out += i > 0 ? ",{\"type\":\"" : "{\"type\":\"";
    out += type;
    out += "\",\"id\":";
    append(out, ids[i]);
    out += '}';
  }
  out += ']';
}

void write_idomaar_tracks(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing tracks"), track_places(world), SEGUE_TEXT("rows"));
  const AlbumShelf albums(world);
  const auto make_writer = [&]() -> RowWriter {
    return [&world, record = TrackRecord(world, albums)](std::uint64_t place, std::string& text) mutable {
      rows_at(world, place, [&](std::uint64_t id, bool, bool other_author) { record.append_row(id, other_author, text); });
    };
  };
  write_rows(out, track_places(world), make_writer, progress);
}

void write_idomaar_persons(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing artists"), world.options.artists, SEGUE_TEXT("artists"));
  std::string text;
  for (std::uint64_t id = 0; id < world.options.artists; ++id) {
    Random random = stream(world.options.seed, Purpose::shape, id);
    const std::uint32_t artist = world.artist_of_id[id];
    const std::string alias = alias_row(world, id);
    // The first row's label may be the worse one where tracks tell the better.
    const bool alias_first = !alias.empty() && chance(random, alias_rows_first) && has_solo_track(world, artist);
    if (alias_first) append_person(text, id, alias, random);
    append_person(text, id, world.names[artist], random);
    if (!alias.empty() && !alias_first) append_person(text, id, alias, random);
    progress.advance(1);
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_idomaar_users(std::ostream& out, const World& world, Progress& progress) {
  constexpr std::array<std::string_view, 8> countries{"\"US\"", "\"UK\"", "\"DE\"", "\"PL\"",
                                                      "\"RU\"", "\"BR\"", "\"JP\"", "null"};
  std::string text;
  for (std::uint64_t id = 1; id <= users_with_row(world); ++id) {
    Random random = stream(world.options.seed, Purpose::user, id);
    text += "user\t";
    append(text, id);
    text += '\t';
    append(text, 1'040'000'000 + random.below(340'000'000));
    text += "\t{\"lastfm_username\":\"";
    text += user_name(random);
    text += "\",\"gender\":";
    const std::uint64_t gender = random.below(4);
    text += gender < 2 ? "\"m\"" : gender == 2 ? "\"f\"" : "null";
    text += ",\"age\":";
    text += random.below(3) == 0 ? "null" : std::to_string(14 + random.below(50));
    text += ",\"country\":";
    text += countries[random.below(countries.size())];
    text += ",\"playcount\":";
    append(text, random.below(100'000));
    text += ",\"playlists\":";
    append(text, random.below(4));
    text += ",\"subscribertype\":\"base\"}\n";
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_idomaar_albums(std::ostream& out, const World& world, const Progress& progress) {
  const AlbumShelf albums(world);
  std::string text;
  for (std::uint64_t id = 0; id < albums.size(); ++id) {
    Random random = stream(world.options.seed, Purpose::shape, world.options.artists + world.track_ids.count + id);
    text += "album\t";
    append(text, id);
    text += "\t-1\t{";
    append_mbid(text, random);
    text += ",\"title\":\"";
    append_name(text, albums.title(id));
    text += "\"}\t{}\n";
    pass_on(out, text, progress);
  }
  pass_on(out, text, progress, 0);
}

void write_idomaar_tags(std::ostream& out, const World& world) {
  std::string text;
  std::uint64_t id = 0;
  for (const std::string& name : tag_names(world)) {
    text += "tag\t";
    append(text, id++);
    text += "\t-1\t{\"value\":\"";
    text += name;
    text += "\",\"url\":\"http://www.last.fm/tag/";
    append_url_encoded(text, name);
    text += "\"}\t{}\n";
  }
  out << text;
}

void write_idomaar_playlists(std::ostream& out, const World& world, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing playlists"), world.options.playlists, SEGUE_TEXT("playlists"));
  const auto make_writer = [&]() -> RowWriter {
    return [&world, sequence = SequenceRow()](std::uint64_t index, std::string& text) mutable {
      playlist_row(world, index, sequence);
      Random random = stream(world.options.seed, Purpose::playlist_row, world.options.playlists + index);
      append_playlist(text, index, sequence, random);
    };
  };
  write_rows(out, world.options.playlists, make_writer, progress);
}

}  // namespace segue::data::sample
