// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/write_csv_set.h"

#include <charconv>
#include <concepts>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "core/base/files.h"
#include "core/base/url_encode.h"
#include "core/readers/csv_artist_counts.h"

namespace segue::data {
namespace {

/// Rows of a CSV file, each with its number in front, handed on to the stream in large pieces.
class Rows {
 public:
  Rows(std::ostream& out, std::string_view header, Progress& progress) : out_(out), progress_(progress), text_(header) {
    text_ += '\n';
  }
  ~Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  void begin() { append(row_++); }
  template <std::integral T>
  void number(T value) {
    text_ += ',';
    append(value);
  }
  /// `quoted`: within one literal pair of quotes.
  void name(std::string_view name, bool quoted) {
    text_ += quoted ? ",\"\"\"" : ",";
    append_url_encoded(text_, name);
    if (quoted) text_ += "\"\"\"";
  }
  /// A Python list: `value_of(entry)` for each entry.
  template <class T, class ValueOf>
  void list(std::span<const T> entries, const ValueOf& value_of) {
    text_ += entries.size() > 1 ? ",\"[" : ",[";
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) text_ += ", ";
      append(value_of(entries[i]));
    }
    text_ += entries.size() > 1 ? "]\"" : "]";
  }
  void end() {
    text_ += '\n';
    if (text_.size() >= piece) pass_on();
  }
  void finish() { pass_on(); }

 private:
  static constexpr std::size_t piece = std::size_t{1} << 18U;

  template <std::integral T>
  void append(T value) {
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    text_.append(digits, end);
  }
  void pass_on() {
    progress_.throw_if_cancelled();
    progress_.advance(row_ - advanced_);
    advanced_ = row_;
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  Progress& progress_;
  std::string text_;
  std::uint64_t row_ = 0;
  std::uint64_t advanced_ = 0;
};

void write_artists(std::ostream& out, const Artists& artists, Progress& progress) {
  progress.start(SEGUE_TEXT("Writing artists"), artists.size(), SEGUE_TEXT("artists"));
  const bool labels = !artists.file_names.empty();
  Rows rows(out, labels ? ",ID,name,file_label" : ",ID,name", progress);
  for (std::size_t a = 0; a < artists.size(); ++a) {
    rows.begin();
    rows.number(artists.ids[a]);
    rows.name(artists.names[a], true);
    if (labels) rows.name(artists.file_names[a], !artists.file_names[a].empty());
    rows.end();
  }
  rows.finish();
}

void write_tracks(std::ostream& out, const Dataset& dataset, Progress& progress) {
  const Tracks& tracks = dataset.tracks;
  progress.start(SEGUE_TEXT("Writing tracks"), tracks.size(), SEGUE_TEXT("tracks"));
  Rows rows(out, ",ID,author_id", progress);
  const std::int64_t* const ids = dataset.artists.ids.data();
  for (std::size_t t = 0; t < tracks.size(); ++t) {
    rows.begin();
    rows.number(tracks.ids[t]);
    rows.list(tracks.authors[t], [ids](ArtistIndex author) { return ids[author]; });
    rows.end();
  }
  rows.finish();
}

/// Returns how many were written.
std::uint64_t write_sequences(std::ostream& out, const Dataset& dataset, const Sequences& sequences, std::string_view column,
                              std::uint64_t min_tracks, Progress& progress) {
  const bool times = !sequences.times.empty();
  std::string header = times ? ",ID,timestamp,user_id,numtracks," : ",ID,user_id,numtracks,";
  header += column;
  Rows rows(out, header, progress);
  const std::int64_t* const ids = dataset.tracks.ids.data();
  std::uint64_t written = 0;
  for (std::size_t s = 0; s < sequences.size(); ++s) {
    const std::span<const std::int32_t> tracks = sequences.tracks[s];
    if (s % 65'536 == 0) progress.throw_if_cancelled();
    if (tracks.size() < min_tracks) continue;
    ++written;
    rows.begin();
    rows.number(s);
    if (times) rows.number(sequences.times[s]);
    rows.number(s < sequences.users.size() ? sequences.users[s] : -1);
    rows.number(tracks.size());
    rows.list(tracks, [ids](std::int32_t track) { return ids[track]; });
    rows.end();
  }
  rows.finish();
  return written;
}

void write_names(std::ostream& out, const std::vector<std::string>& names, const char* header, bool quoted, Progress& progress) {
  Rows rows(out, header, progress);
  for (std::size_t i = 0; i < names.size(); ++i) {
    rows.begin();
    rows.number(i);
    rows.name(names[i], quoted);
    rows.end();
  }
  rows.finish();
}

void write_notes(std::ostream& out, const Artists& artists, const ArtistNotes& notes, const char* header, Progress& progress) {
  Rows rows(out, header, progress);
  for (std::size_t a = 0; a < notes.of_artist.size(); ++a) {
    for (std::uint64_t i = notes.of_artist.offsets[a]; i < notes.of_artist.offsets[a + 1]; ++i) {
      rows.begin();
      rows.number(artists.ids[a]);
      rows.number(notes.of_artist.values[i]);
      rows.number(i < notes.counts.size() ? notes.counts[i] : 1U);
      rows.end();
    }
  }
  rows.finish();
}

void write_user_artists(std::ostream& out, const Artists& artists, const UserArtists& table, const char* header,
                        Progress& progress) {
  Rows rows(out, header, progress);
  for (std::size_t u = 0; u < table.users.size(); ++u) {
    for (std::uint64_t i = table.artists.offsets[u]; i < table.artists.offsets[u + 1]; ++i) {
      rows.begin();
      rows.number(table.users[u]);
      rows.number(artists.ids[static_cast<std::size_t>(table.artists.values[i])]);
      rows.number(table.counts[i]);
      rows.end();
    }
  }
  rows.finish();
}

/// "segue.txt" tells what this program wrote from somebody's own set, which must not be replaced.
const FolderKind& csv_set_folder() {
  static const FolderKind kind{"segue.txt",
                               {"segue.txt", "artists.csv", "tracks.csv", "playlists.csv", "sessions.csv", "tags.csv",
                                "artist_tags.csv", "albums.csv", "artist_albums.csv", "plays.csv", "artist_loves.csv"}};
  return kind;
}

}  // namespace

void check_csv_set_folder(const std::filesystem::path& folder) { check_folder(folder, csv_set_folder()); }

CsvSetWritten write_csv_set(const Dataset& dataset, const std::filesystem::path& folder, const CsvSetWriteOptions& options,
                            Progress& progress) {
  CsvSetWritten written;
  const auto fill = [&](const std::filesystem::path& in) {
    const auto write = [&](const char* name, const auto& content) { write_file(in / name, content); };
    write("segue.txt", [&](std::ostream& out) {
      out << "Written by Segue. Data set: " << dataset.name << "\nFingerprint: " << dataset.fingerprint
          << "\nLeast tracks of a sequence: " << options.min_tracks << '\n';
      if (dataset.positioned) out << positions_line << '\n';
    });
    write("artists.csv", [&](std::ostream& out) { write_artists(out, dataset.artists, progress); });
    write("tracks.csv", [&](std::ostream& out) { write_tracks(out, dataset, progress); });
    if (dataset.playlists.size() > 0) {
      progress.start(SEGUE_TEXT("Writing playlists"), dataset.playlists.size(), SEGUE_TEXT("playlists"));
      write("playlists.csv", [&](std::ostream& out) {
        written.playlists = write_sequences(out, dataset, dataset.playlists, "tracks_ids", options.min_tracks, progress);
      });
    }
    if (dataset.sessions.size() > 0) {
      progress.start(SEGUE_TEXT("Writing sessions"), dataset.sessions.size(), SEGUE_TEXT("sessions"));
      write("sessions.csv", [&](std::ostream& out) {
        written.sessions = write_sequences(out, dataset, dataset.sessions, "tracks", options.min_tracks, progress);
      });
    }
    if (!dataset.tags.empty()) {
      progress.start(SEGUE_TEXT("Writing tags"), 0);
      write("tags.csv", [&](std::ostream& out) { write_names(out, dataset.tags.names, ",ID,value", false, progress); });
      write("artist_tags.csv",
            [&](std::ostream& out) { write_notes(out, dataset.artists, dataset.tags, ",artist_id,tag_id,count", progress); });
    }
    if (!dataset.albums.empty()) {
      progress.start(SEGUE_TEXT("Writing albums"), 0);
      write("albums.csv", [&](std::ostream& out) { write_names(out, dataset.albums.names, ",ID,name", true, progress); });
      write("artist_albums.csv",
            [&](std::ostream& out) { write_notes(out, dataset.artists, dataset.albums, ",artist_id,album_id,count", progress); });
    }
    if (!dataset.plays.empty()) {
      progress.start(SEGUE_TEXT("Writing plays"), dataset.plays.artists.values.size(), SEGUE_TEXT("rows"));
      write("plays.csv", [&](std::ostream& out) {
        write_user_artists(out, dataset.artists, dataset.plays, ",user_id,artist_id,plays", progress);
      });
    }
    if (!dataset.loves.empty()) {
      progress.start(SEGUE_TEXT("Writing loved tracks"), dataset.loves.artists.values.size(), SEGUE_TEXT("rows"));
      write("artist_loves.csv", [&](std::ostream& out) {
        write_user_artists(out, dataset.artists, dataset.loves, ",user_id,artist_id,loves", progress);
      });
    }
  };
  write_folder(folder, csv_set_folder(), fill);
  written.playlists_left_out = dataset.playlists.size() - written.playlists;
  written.sessions_left_out = dataset.sessions.size() - written.sessions;
  return written;
}

}  // namespace segue::data
