// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <system_error>

#include "core/base/error.h"
#include "core/readers/csv_set.h"
#include "core/readers/csv_table.h"

namespace segue::data {
namespace {

namespace fs = std::filesystem;

/// One file of the set: its usual name and the columns that tell it from the others.
struct Role {
  fs::path CsvSetFiles::*path;
  std::string_view usual_name;
  std::array<std::string_view, 2> columns;  ///< the second may be empty
};

/// In the order in which headers are tried: tracks and playlists may have a name too.
const std::array<Role, 9> roles{{{&CsvSetFiles::tracks, "tracks.csv", {"ID", "author_id"}},
                                 {&CsvSetFiles::playlists, "playlists.csv", {"tracks_ids", ""}},
                                 {&CsvSetFiles::sessions, "sessions.csv", {"tracks", ""}},
                                 {&CsvSetFiles::track_tags, "track_tags.csv", {"track_id", "tag_ids"}},
                                 {&CsvSetFiles::track_albums, "track_albums.csv", {"track_id", "album_ids"}},
                                 {&CsvSetFiles::love, "love.csv", {"user_id", "track_id"}},
                                 {&CsvSetFiles::albums, "albums.csv", {"ID", "title"}},
                                 {&CsvSetFiles::artists, "artists.csv", {"ID", "name"}},
                                 {&CsvSetFiles::tags, "tags.csv", {"ID", "value"}}}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// Entries of a folder, sorted.
std::vector<fs::path> entries_of(const fs::path& folder) {
  std::error_code code;
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) entries.push_back(it->path());
  if (code) {
    throw Error({SEGUE_TEXT("The folder cannot be read: %1"), {code.message()}}, {folder.string(), 0},
                SEGUE_TEXT("Check that you may read it"));
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

/// A set's file that is packed, or a folder with its name, would else be missed without a word.
void note_left_aside(CsvSetFiles& files, std::string_view usual_name, const fs::path& entry) {
  std::error_code code;
  const std::string name = lower(entry.filename().string());
  if (name == usual_name) {
    if (!fs::is_directory(entry, code)) return;
    files.aside.push_back({entry, SEGUE_TEXT("a folder that is named like a file of the data set; nothing was read from it")});
    return;
  }
  for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst", ".zip"}) {
    if (name != std::string(usual_name) + std::string(packed)) continue;
    files.aside.push_back({entry, SEGUE_TEXT("not read: files of the CSV set are read unpacked only")});
  }
}

/// Fills the empty paths with the files of usual names (in whatever case) in a folder.
void complete(CsvSetFiles& files, const std::vector<fs::path>& entries) {
  for (const Role& role : roles) {
    for (const fs::path& entry : entries) {
      if (!(files.*role.path).empty()) break;
      std::error_code code;
      if (lower(entry.filename().string()) == role.usual_name && !fs::is_directory(entry, code)) files.*role.path = entry;
    }
    for (const fs::path& entry : entries) note_left_aside(files, role.usual_name, entry);
  }
}

std::string listing(const std::vector<fs::path>& entries) {
  constexpr std::size_t most = 10;
  std::string out;
  for (std::size_t i = 0; i < std::min(entries.size(), most); ++i) {
    if (i > 0) out += ", ";
    out += entries[i].filename().string();
  }
  if (entries.size() > most) out += ", …";
  return out.empty() ? "–" : out;
}

void require_complete(const CsvSetFiles& files, const fs::path& folder, const std::vector<fs::path>& entries) {
  const bool sequences = !files.playlists.empty() || !files.sessions.empty();
  const bool tracks = !files.tracks.empty();
  if (tracks && sequences) return;
  const std::vector<std::string> found{listing(entries)};
  const Place place{folder.string(), 0};
  const Message remedy = SEGUE_TEXT("Choose a folder with the 30Music CSV set, or pick the files one by one");
  if (!tracks && !sequences) {
    throw Error({SEGUE_TEXT("The folder lacks tracks.csv, and playlists.csv or sessions.csv; it holds: %1"), found}, place,
                remedy);
  }
  if (!tracks) throw Error({SEGUE_TEXT("The folder lacks tracks.csv; it holds: %1"), found}, place, remedy);
  throw Error({SEGUE_TEXT("The folder lacks playlists.csv or sessions.csv (one of them is needed); it holds: %1"), found}, place,
              remedy);
}

/// Files that data sets of this kind have and that nothing is read from.
bool is_bystander(const fs::path& file) {
  const std::string name = lower(file.filename().string());
  return name == "users.csv" || name == "events.csv" || name == "plays.csv" || name == "artist_loves.csv" ||
         name == "artist_tags.csv" || name == "artist_albums.csv";
}

const Role* role_of(const CsvTable& table, const fs::path& file) {
  const auto has_columns = [&](const Role& role) {
    return std::all_of(role.columns.begin(), role.columns.end(),
                       [&](std::string_view column) { return column.empty() || table.find(column).has_value(); });
  };
  // Albums with a column "name" look like artists; so their usual name decides.
  if (lower(file.filename().string()) == "albums.csv" && table.find("ID") && table.find("name")) {
    return std::find_if(roles.begin(), roles.end(), [](const Role& role) { return role.path == &CsvSetFiles::albums; });
  }
  const auto found = std::find_if(roles.begin(), roles.end(), has_columns);
  return found == roles.end() ? nullptr : &*found;
}

std::string columns_of(const CsvTable& table) {
  std::string out;
  for (const std::string& column : table.columns()) {
    if (column.empty()) continue;
    if (!out.empty()) out += ", ";
    out += column;
  }
  return out;
}

}  // namespace

CsvSetFiles find_csv_set(const fs::path& folder) {
  std::error_code code;
  const fs::file_status status = fs::status(folder, code);
  if (status.type() == fs::file_type::not_found) {
    throw Error(SEGUE_TEXT("There is no such folder"), {folder.string(), 0}, SEGUE_TEXT("Check the path"));
  }
  if (!fs::is_directory(status)) {
    throw Error(SEGUE_TEXT("This is a file, and a folder was expected"), {folder.string(), 0},
                SEGUE_TEXT("Choose the folder that it lies in"));
  }
  const std::vector<fs::path> entries = entries_of(folder);
  CsvSetFiles files;
  complete(files, entries);
  require_complete(files, folder, entries);
  return files;
}

CsvSetFiles recognise_csv_files(const std::vector<fs::path>& picked) {
  if (picked.empty()) throw Error(SEGUE_TEXT("No file was chosen"), {}, SEGUE_TEXT("Choose tracks.csv and a file of sequences"));
  std::error_code code;
  if (picked.size() == 1 && fs::is_directory(picked[0], code)) return find_csv_set(picked[0]);
  CsvSetFiles files;
  for (const fs::path& file : picked) {
    if (is_bystander(file) && fs::exists(file, code)) continue;
    const CsvTable table(file);
    const Role* const role = role_of(table, file);
    if (role == nullptr) {
      throw Error({SEGUE_TEXT("The file's columns are those of no file of the 30Music CSV set: %1"), {columns_of(table)}},
                  {file.string(), 1}, SEGUE_TEXT("Choose tracks.csv, artists.csv, playlists.csv or sessions.csv"));
    }
    if (!(files.*role->path).empty()) {
      throw Error({SEGUE_TEXT("This file and %1 have the same columns; only one of them can be read"),
                   {(files.*role->path).filename().string()}},
                  {file.string(), 1}, SEGUE_TEXT("Choose one of the two"));
    }
    files.*role->path = file;
  }
  const fs::path folder = fs::absolute(picked[0]).lexically_normal().parent_path();
  const std::vector<fs::path> entries = entries_of(folder);
  complete(files, entries);
  require_complete(files, folder, entries);
  return files;
}

}  // namespace segue::data
