// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_set.h"
#include "core/readers/csv_artist_counts.h"

#include <algorithm>
#include <chrono>

#include "core/base/text.h"
#include "core/data/dataset_fingerprint.h"
#include "core/data/id_index.h"
#include "core/data/interactions.h"
#include "core/readers/csv_catalogue.h"
#include "core/readers/csv_notes.h"
#include "core/readers/csv_rows.h"

namespace segue::data {
namespace {

CsvTable open_table(const std::filesystem::path& path, const char* phase, Progress& progress) {
  CsvTable table(path);
  progress.throw_if_cancelled();
  progress.start(phase, table.size() - table.data_begin(), SEGUE_TEXT("bytes"));
  return table;
}

void report(Dataset& dataset, const CsvTable& table, const CsvScan& scan, std::uint64_t kept) {
  dataset.report.files.push_back({table.file_name(), table.size(), scan.rows, kept, table.describe(scan.skipped, scan.lines),
                                  table.describe(scan.notes, scan.lines)});
  dataset.report.bytes += table.size();
}

void require_rows(const CsvTable& table, const CsvScan& scan, std::size_t kept) {
  if (scan.rows == 0) {
    throw Error(SEGUE_TEXT("The file has a header and no rows"), table.place_at(table.data_begin()),
                SEGUE_TEXT("Get the file again, with its rows"));
  }
  if (kept == 0) {
    throw Error({SEGUE_TEXT("None of the %1 rows can be used; the first one is here"), {std::to_string(scan.rows)}},
                table.place_at(table.data_begin()), SEGUE_TEXT("Choose a file of the 30Music CSV set"));
  }
}

Artists read_artists(Dataset& dataset, const std::filesystem::path& path, const CsvScanOptions& options, Progress& progress) {
  if (path.empty()) return {};
  const CsvTable table = open_table(path, SEGUE_TEXT("Reading artists"), progress);
  NamedRows rows = read_artist_rows(table, options, progress);
  Artists artists = distinct_artists(rows);
  report(dataset, table, rows.scan, artists.size());
  return artists;
}

/// Artists and tracks. Returns the index of the tracks' ids.
IdIndex read_catalogue(Dataset& dataset, const CsvSetFiles& files, SparePages& spare, const CsvScanOptions& options,
                       Progress& progress) {
  Artists named = read_artists(dataset, files.artists, options, progress);
  const CsvTable table = open_table(files.tracks, SEGUE_TEXT("Reading tracks"), progress);
  TrackRows rows = read_track_rows(table, IdIndex(named.ids, options.threads), options, progress);
  require_rows(table, rows.scan, rows.size());
  progress.start(SEGUE_TEXT("Matching tracks and artists"), 0);
  CsvScan scan;
  IdIndex index =
      match_tracks(dataset, std::move(named), std::move(rows), scan, !files.artists.empty(), spare, options.threads, progress);
  report(dataset, table, scan, dataset.tracks.size());
  return index;
}

void read_sequences(Dataset& dataset, const CsvSetFiles& files, const IdIndex& index, SparePages spare,
                    const CsvScanOptions& options, Progress& progress) {
  std::uint64_t rows = 0;
  const auto read = [&](const std::filesystem::path& path, const char* phase, const char* column, Sequences& sequences) {
    if (path.empty()) return;
    const CsvTable table = open_table(path, phase, progress);
    SequenceRows read_rows = read_sequence_rows(table, column, index, spare, options, progress);
    if (read_rows.scan.rows > 0) require_rows(table, read_rows.scan, read_rows.sequences.size());
    sequences = std::move(read_rows.sequences);
    rows += read_rows.scan.rows;
    report(dataset, table, read_rows.scan, sequences.size());
  };
  read(files.playlists, SEGUE_TEXT("Reading playlists"), "tracks_ids", dataset.playlists);
  read(files.sessions, SEGUE_TEXT("Reading sessions"), "tracks", dataset.sessions);
  const Place place{(files.playlists.empty() ? files.sessions : files.playlists).string(), 1};
  if (rows == 0) {
    throw Error(SEGUE_TEXT("There are no rows of playlists or sessions, only a header"), place,
                SEGUE_TEXT("Get the file again, with its rows"));
  }
  if (dataset.playlists.tracks.values.empty() && dataset.sessions.tracks.values.empty()) {
    throw Error(SEGUE_TEXT("No playlist or session has a track that the tracks file has"), place,
                SEGUE_TEXT("Check that the files belong to one data set"));
  }
}

/// What is particular to tags, and to albums.
struct NoteKind {
  std::filesystem::path CsvSetFiles::*names;
  std::filesystem::path CsvSetFiles::*uses;
  std::vector<const char*> name_columns;  ///< the first that the file has
  const char* list_column;
  const char* reading_names;
  const char* reading_uses;
  const char* repeated;
  const char* unknown;
};

void read_notes(Dataset& dataset, ArtistNotes& notes, const CsvSetFiles& files, const NoteKind& kind, const IdIndex& tracks,
                const CsvScanOptions& options, Progress& progress) {
  if ((files.*kind.names).empty() || (files.*kind.uses).empty()) return;
  const CsvTable name_table = open_table(files.*kind.names, kind.reading_names, progress);
  const auto there = std::find_if(kind.name_columns.begin(), kind.name_columns.end() - 1,
                                  [&](const char* column) { return name_table.find(column).has_value(); });
  NamedRows named = read_note_rows(name_table, *there, options, progress);
  const DistinctRows distinct = distinct_rows(named.ids, Keep::first);
  if (distinct.dropped > 0) {
    named.scan.skipped.add(kind.repeated, named.offsets[distinct.first_dropped], distinct.dropped);
  }
  std::vector<std::int64_t> ids;
  for (const std::uint32_t row : distinct.rows) {
    ids.push_back(named.ids[row]);
    notes.names.push_back(std::move(named.names[row]));
    if (notes.names.back().empty()) notes.names.back() = std::to_string(ids.back());
  }
  report(dataset, name_table, named.scan, ids.size());
  if (ids.empty()) return;

  const CsvTable table = open_table(files.*kind.uses, kind.reading_uses, progress);
  const NoteUses uses =
      read_note_uses(table, kind.list_column, kind.unknown, IdIndex(ids), tracks, dataset.tracks, options, progress);
  gather_notes(notes, uses.uses, dataset.artists.size(), options.threads, progress);
  report(dataset, table, uses.scan, uses.kept);
}

void read_tags(Dataset& dataset, const CsvSetFiles& files, const IdIndex& tracks, const CsvScanOptions& options,
               Progress& progress) {
  const NoteKind kind{&CsvSetFiles::tags,
                      &CsvSetFiles::track_tags,
                      {"value"},
                      "tag_ids",
                      SEGUE_TEXT("Reading tags"),
                      SEGUE_TEXT("Reading tags of tracks"),
                      SEGUE_TEXT("an earlier row has the same tag ID"),
                      SEGUE_TEXT("list entries whose tag the tags file does not have")};
  read_notes(dataset, dataset.tags, files, kind, tracks, options, progress);
}

void read_albums(Dataset& dataset, const CsvSetFiles& files, const IdIndex& tracks, const CsvScanOptions& options,
                 Progress& progress) {
  const NoteKind kind{&CsvSetFiles::albums,
                      &CsvSetFiles::track_albums,
                      {"title", "name"},
                      "album_ids",
                      SEGUE_TEXT("Reading albums"),
                      SEGUE_TEXT("Reading albums of tracks"),
                      SEGUE_TEXT("an earlier row has the same album ID"),
                      SEGUE_TEXT("list entries whose album the albums file does not have")};
  read_notes(dataset, dataset.albums, files, kind, tracks, options, progress);
}

void read_loves(Dataset& dataset, const CsvSetFiles& files, const IdIndex& tracks, const CsvScanOptions& options,
                Progress& progress) {
  if (files.love.empty()) return;
  const CsvTable table = open_table(files.love, SEGUE_TEXT("Reading loved tracks"), progress);
  LoveRows rows = read_love_rows(table, tracks, dataset.tracks, options, progress);
  dataset.loves = gather(std::move(rows.pairs), progress);
  report(dataset, table, rows.scan, rows.kept);
}

}  // namespace

Dataset read_csv_set(const CsvSetFiles& files, const CsvSetOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  if (files.tracks.empty()) {
    throw Error(SEGUE_TEXT("There is no tracks file (columns ID and author_id)"), {}, SEGUE_TEXT("Add tracks.csv"));
  }
  if (files.playlists.empty() && files.sessions.empty()) {
    throw Error(SEGUE_TEXT("There are neither playlists (column tracks_ids) nor sessions (column tracks)"), {},
                SEGUE_TEXT("Add playlists.csv, sessions.csv or both"));
  }
  const CsvScanOptions scan{options.threads, options.chunk_bytes};
  Dataset dataset;
  const std::filesystem::path folder = std::filesystem::absolute(files.tracks).lexically_normal().parent_path();
  dataset.path = folder.string();
  dataset.name = folder.has_filename() ? folder.filename().string() : files.tracks.stem().string();
  {
    SparePages spare;
    const IdIndex tracks = read_catalogue(dataset, files, spare, scan, progress);
    read_sequences(dataset, files, tracks, std::move(spare), scan, progress);
    read_tags(dataset, files, tracks, scan, progress);
    read_albums(dataset, files, tracks, scan, progress);
    read_loves(dataset, files, tracks, scan, progress);
  }
  read_artist_counts(dataset, folder, scan, progress);
  report_left_aside(files.aside, dataset.report);
  progress.throw_if_cancelled();
  progress.start(SEGUE_TEXT("Fingerprinting the data"), 0);
  dataset.fingerprint = fingerprint_of(dataset, progress);
  dataset.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return dataset;
}

}  // namespace segue::data
