// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/readers/archive.h"
#include "core/readers/archive_stream.h"
#include "core/tables/layouts.h"
#include "core/tables/mend_json.h"
#include "core/tables/numbers.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

using Json = nlohmann::json;

/// Real ones have some 2 KB. Within this, no JSON takes much memory, however it is nested.
constexpr std::size_t longest_listen = std::size_t{1} << 20U;

/// What a listen says, in the dumps' nested form or in the flat one of their tables.
struct Listen {
  std::string user, artist, artist_id, track, time;
};

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return found->dump();
  return {};
}

/// The one MBID of a listen by one artist: none where several are credited.
std::string single_mbid(const Json& object) {
  if (!object.is_object()) return {};
  const auto found = object.find("artist_mbids");
  if (found == object.end() || !found->is_array() || found->size() != 1 || !found->front().is_string()) return {};
  return found->front().get<std::string>();
}

bool read_listen(std::string_view line, Listen& listen) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return false;
  const auto nested = json.find("track_metadata");
  const Json& track = nested != json.end() && nested->is_object() ? *nested : json;
  listen.user = text_of(json, "user_name");
  if (listen.user.empty()) listen.user = text_of(json, "user_id");
  listen.time = text_of(json, "listened_at");
  if (listen.time.empty()) listen.time = text_of(json, "timestamp");
  listen.artist = text_of(track, "artist_name");
  listen.track = text_of(track, "track_name");
  if (listen.track.empty()) listen.track = text_of(track, "recording_name");
  listen.artist_id.clear();
  for (const char* part : {"mbid_mapping", "additional_info"}) {
    const auto found = track.find(part);
    if (listen.artist_id.empty() && found != track.end()) listen.artist_id = single_mbid(*found);
  }
  if (listen.artist_id.empty()) listen.artist_id = single_mbid(track);
  return true;
}

void take_listen(const Listen& listen, std::uint64_t line, std::string_view row, BlockRows& out) {
  const auto skip = [&](const char* reason) { out.skipped.add(reason, line, row); };
  const std::optional<std::int64_t> time = parse_time(listen.time);
  if (!time) return skip(SEGUE_TEXT("the time cannot be read"));
  const std::uint32_t user = out.users.add(0, listen.user, true);
  if ((out.users[user].flags & (name_empty | name_too_long)) != 0) return skip(SEGUE_TEXT("no user"));
  if (trimmed(listen.artist).empty()) return skip(SEGUE_TEXT("no artist"));
  if (std::max(listen.artist.size(), listen.artist_id.size()) >= longest_name) {
    return skip(SEGUE_TEXT("a name of more than 64 KiB"));
  }
  const bool by_id = !trimmed(listen.artist_id).empty();
  const std::uint32_t artist = out.artists.add(by_id ? 0 : 1, by_id ? listen.artist_id : listen.artist, true);
  if (artist == out.labels.size()) {
    std::string storage;
    std::uint8_t flags = 0;
    out.labels.emplace_back(clean_name(listen.artist, storage, flags));
  }
  const std::uint32_t item = out.items.add(artist, listen.track, true);
  if ((out.items[item].flags & (name_empty | name_too_long)) != 0) {
    out.notes.add(SEGUE_TEXT("no track; only its artist is known"), line, row);
  }
  out.user.push_back(user);
  out.artist.push_back(artist);
  out.item.push_back(item);
  out.key.push_back(*time);
  ++out.kept;
}

void read_listens(const Block& block, BlockRows& out) {
  out.clear();
  std::uint64_t line = 0;
  Listen listen;
  for (std::size_t at = 0; at < block.text.size(); ++line) {
    const std::size_t end = std::min(block.text.find_first_of("\r\n", at), block.text.size());
    const std::string_view row = block.text.substr(at, end - at);
    at = end;
    if (at < block.text.size()) at += block.text[at] == '\r' && at + 1 < block.text.size() && block.text[at + 1] == '\n' ? 2 : 1;
    if (row.empty()) continue;
    ++out.rows;
    if (row.size() > longest_listen) {
      out.skipped.add(SEGUE_TEXT("a line that is longer than any listen"), line, row);
      continue;
    }
    bool read = read_listen(row, listen);
    if (!read) {
      std::string mended(row);
      std::size_t first = 0;
      read = mend_json(mended, first) > 0 && read_listen(mended, listen);
      if (read) out.notes.add(mended_json_note, line, row);
    }
    if (!read) {
      if (out.irregular++ == 0) out.first_irregular = line;
      out.skipped.add(SEGUE_TEXT("the line is not a JSON object"), line, row);
      continue;
    }
    take_listen(listen, line, row, out);
  }
  out.lines = line;
}

/// Calls `read(source)` for each text of listens at `path`, until it says false.
void each_source(const std::filesystem::path& path, const Progress* heeded, const std::function<bool(data::ByteSource&)>& read) {
  std::error_code error;
  bool any = false;
  if (std::filesystem::is_directory(path, error)) {
    for (const std::filesystem::path& file : files_below(path, is_listens)) {
      any = true;
      if (!read(*data::open_bytes(file, heeded))) return;
    }
  } else if (data::is_archive(path)) {
    data::Archive archive(path);
    while (archive.next()) {
      if (!is_listens(std::filesystem::path(archive.member()).filename().string())) continue;
      any = true;
      if (!read(*data::decompressed(archive.bytes()))) return;
    }
  } else {
    any = true;
    read(*data::open_bytes(path, heeded));
  }
  if (any) return;
  throw Error(SEGUE_TEXT("There are no listens here (files named .listens or .jsonl)"), {path.string(), 0},
              SEGUE_TEXT("Choose a dump of listens by ListenBrainz"));
}

std::uint64_t bytes_at(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error || data::is_archive(path) ? 0 : size;
  }
  std::uint64_t sum = 0;
  for (const std::filesystem::path& file : files_below(path, is_listens)) {
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (!error) sum += size;
  }
  return sum;
}

}  // namespace

void read_listenbrainz(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options,
                       data::Dataset& rest, const TakeTyped& take, Progress& progress) {
  const Sniffed known = known_layout(spec, Layout::listenbrainz);
  if (!known.missing.empty()) throw Error(known.missing.front(), {path.string(), 0});
  const bool sessions = known.spec.grouping == Grouping::sessions;
  PlayColumns columns;
  columns.users = true;
  columns.artist_ids = true;
  columns.items = true;
  columns.timed = true;
  const std::int64_t gap = std::max<std::int64_t>(1, std::llround(std::clamp(spec.gap_minutes, 0.0, 1e9) * 60));
  Gathering gathering(columns, sessions ? gap : 0, options, progress);
  progress.start(SEGUE_TEXT("Reading listens"), bytes_at(path), SEGUE_TEXT("bytes"));
  std::string first_name;
  each_source(path, &progress, [&](data::ByteSource& source) {
    if (first_name.empty()) first_name = source.name();
    rest.report.files.push_back(read_text(
        source, read_head(source), Encoding::utf8, {'\n', Quoting::none}, RowForm::json,
        [&](const Block& block, bool, BlockRows& out) { read_listens(block, out); }, gathering, options, progress));
    rest.report.bytes += rest.report.files.back().bytes;
    return true;
  });
  const bool any = std::any_of(rest.report.files.begin(), rest.report.files.end(),
                               [](const data::FileReport& file) { return file.rows_kept > 0; });
  if (!any) {
    require_rows(rest.report.files.front(), first_name);
    throw Error(SEGUE_TEXT("No listen can be used"), {path.string(), 0}, SEGUE_TEXT("Get the files again"));
  }
  const data::Source kind = spec.as_playlists ? data::Source::playlist : data::Source::session;
  gathering.finish(
      rest, [&](std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) { take(kind, user, time, tracks); },
      progress);
}

void preview_listenbrainz(const std::filesystem::path& path, std::size_t rows, Preview& out, const Progress* heeded) {
  out.columns = {"user_name", "listened_at", "artist_name", "artist_mbid", "track_name"};
  out.roles = {Role::user, Role::time, Role::artist, Role::artist_id, Role::item};
  each_source(path, heeded, [&](data::ByteSource& source) {
    const std::string text = read_head(source);
    std::size_t odd = 0;
    Listen listen;
    for (std::size_t at = 0; at < text.size() && out.rows.size() < rows && odd < rows;) {
      const std::size_t end = text.find_first_of("\r\n", at);
      if (end == std::string::npos && text.size() == head_bytes) break;  // cut
      const std::size_t stop = std::min(end, text.size());
      if (stop > at) {
        if (stop - at <= longest_listen && read_listen(std::string_view(text).substr(at, stop - at), listen)) {
          out.rows.push_back({listen.user, listen.time, listen.artist, listen.artist_id, listen.track});
        } else {
          ++odd;
        }
      }
      at = stop + 1;
    }
    return out.rows.empty();
  });
  if (out.rows.empty()) {
    out.remarks.emplace_back(SEGUE_TEXT("The first lines are no listens of ListenBrainz"));
    out.ready = false;
  }
}

}  // namespace segue::tables
