// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_set.h"

#include <algorithm>
#include <chrono>

#include "core/base/text.h"
#include "core/data/fingerprint.h"
#include "core/data/id_index.h"
#include "core/readers/csv_rows.h"

namespace segue::data {
namespace {

constexpr std::uint32_t rows_between_checks = 1U << 16U;  // of cancelling, in loops over all tracks

CsvTable open_table(const std::filesystem::path& path, const char* phase, Progress& progress) {
  CsvTable table(path);
  progress.throw_if_cancelled();
  progress.start(phase, table.text().size() - table.data_begin(), SEGUE_TEXT("bytes"));
  return table;
}

void report(Dataset& dataset, const CsvTable& table, const CsvScan& scan, std::uint64_t kept) {
  dataset.report.files.push_back(
      {table.file_name(), table.text().size(), scan.rows, kept, table.describe(scan.skipped), table.describe(scan.notes)});
  dataset.report.bytes += table.text().size();
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

/// Distinct artists of artists.csv, by id, with the first row of each.
Artists read_artists(Dataset& dataset, const std::filesystem::path& path, const CsvScanOptions& options, Progress& progress) {
  Artists artists;
  if (path.empty()) return artists;
  const CsvTable table = open_table(path, SEGUE_TEXT("Reading artists"), progress);
  NamedRows rows = read_artist_rows(table, options, progress);
  const DistinctRows distinct = distinct_rows(rows.ids, Keep::first);
  if (distinct.dropped > 0) {
    rows.scan.skipped.add(SEGUE_TEXT("an earlier row has the same artist ID"), rows.offsets[distinct.first_dropped],
                          distinct.dropped);
  }
  for (const std::uint32_t row : distinct.rows) {
    artists.ids.push_back(rows.ids[row]);
    artists.names.push_back(std::move(rows.names[row]));
  }
  report(dataset, table, rows.scan, artists.size());
  return artists;
}

/// `artists` with the authors that it lacks, nameless.
Artists with_authors(Artists&& artists, std::vector<std::int64_t>&& missing) {
  if (missing.empty()) return std::move(artists);
  Artists all;
  const std::size_t size = artists.size() + missing.size();
  all.ids.reserve(size);
  all.names.reserve(size);
  for (std::size_t a = 0, m = 0; a < artists.size() || m < missing.size();) {
    if (m == missing.size() || (a < artists.size() && artists.ids[a] < missing[m])) {
      all.ids.push_back(artists.ids[a]);
      all.names.push_back(std::move(artists.names[a++]));
    } else {
      all.ids.push_back(missing[m++]);
      all.names.emplace_back();
    }
  }
  return all;
}

void read_catalogue(Dataset& dataset, const CsvSetFiles& files, const CsvScanOptions& options, Progress& progress) {
  Artists named = read_artists(dataset, files.artists, options, progress);
  const CsvTable table = open_table(files.tracks, SEGUE_TEXT("Reading tracks"), progress);
  ListRows rows = read_track_rows(table, options, progress);
  require_rows(table, rows.scan, rows.ids.size());

  progress.start(SEGUE_TEXT("Matching tracks and artists"), 0);
  const DistinctRows distinct = distinct_rows(rows.ids, Keep::last);
  if (distinct.dropped > 0) {
    rows.scan.skipped.add(SEGUE_TEXT("a later row has the same track ID"), rows.offsets[distinct.first_dropped],
                          distinct.dropped);
  }
  progress.throw_if_cancelled();

  std::vector<std::int64_t> missing;
  std::uint64_t first_missing = ~std::uint64_t{0};
  {
    const IdIndex index(named.ids);
    for (const std::uint32_t row : distinct.rows) {
      if (row % rows_between_checks == 0) progress.throw_if_cancelled();
      for (const std::int64_t author : rows.lists[row]) {
        if (index.find(author) >= 0) continue;
        missing.push_back(author);
        first_missing = std::min(first_missing, rows.offsets[row]);
      }
    }
  }
  std::vector<std::int64_t> distinct_missing;
  for (const std::uint32_t i : distinct_rows(missing, Keep::first).rows) distinct_missing.push_back(missing[i]);
  if (!files.artists.empty()) {
    rows.scan.notes.add(SEGUE_TEXT("artists that the artists file does not name"), first_missing, distinct_missing.size());
  }
  dataset.artists = with_authors(std::move(named), std::move(distinct_missing));
  for (std::size_t a = 0; a < dataset.artists.size(); ++a) {
    std::string& name = dataset.artists.names[a];
    if (name.empty()) name = "artist " + std::to_string(dataset.artists.ids[a]);
  }
  progress.throw_if_cancelled();

  const IdIndex index(dataset.artists.ids);
  Tracks& tracks = dataset.tracks;
  tracks.ids.reserve(distinct.rows.size());
  tracks.authors.offsets.reserve(distinct.rows.size() + 1);
  for (const std::uint32_t row : distinct.rows) {
    if (row % rows_between_checks == 0) progress.throw_if_cancelled();
    tracks.ids.push_back(rows.ids[row]);
    for (const std::int64_t author : rows.lists[row]) tracks.authors.values.push_back(index.find(author));
    tracks.authors.offsets.push_back(tracks.authors.values.size());
  }
  report(dataset, table, rows.scan, tracks.size());
}

void read_sequences(Dataset& dataset, const CsvSetFiles& files, const CsvScanOptions& options, Progress& progress) {
  const IdIndex index(dataset.tracks.ids);
  std::uint64_t rows = 0;
  const auto read = [&](const std::filesystem::path& path, const char* phase, const char* column, Sequences& sequences) {
    if (path.empty()) return;
    const CsvTable table = open_table(path, phase, progress);
    SequenceRows read_rows = read_sequence_rows(table, column, index, options, progress);
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

/// Tags of artists by how many of their tracks have them.
/// Counts in `rows.scan` what had to be left out, and in `rows_kept` the rows of known tracks.
Lists<std::int32_t> tags_of_artists(const Dataset& dataset, ListRows& rows, const IdIndex& tags, std::uint64_t& rows_kept) {
  struct Use {
    ArtistIndex artist;
    std::int32_t tag;
  };
  const IdIndex tracks(dataset.tracks.ids);
  std::vector<Use> uses;
  for (std::size_t row = 0; row < rows.ids.size(); ++row) {
    const std::int32_t track = tracks.find(rows.ids[row]);
    if (track < 0) {
      rows.scan.skipped.add(SEGUE_TEXT("a track that the tracks file does not have"), rows.offsets[row]);
      continue;
    }
    ++rows_kept;
    for (const std::int64_t id : rows.lists[row]) {
      const std::int32_t tag = tags.find(id);
      if (tag < 0) {
        rows.scan.skipped.add(SEGUE_TEXT("list entries whose tag the tags file does not have"), rows.offsets[row]);
        continue;
      }
      for (const ArtistIndex artist : dataset.tracks.authors[static_cast<std::size_t>(track)]) uses.push_back({artist, tag});
    }
  }
  std::sort(uses.begin(), uses.end(),
            [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.tag < b.tag; });
  struct Counted {
    std::int32_t tag;
    std::size_t count;
  };
  Lists<std::int32_t> out;
  std::vector<Counted> counted;
  std::size_t i = 0;
  for (std::size_t artist = 0; artist < dataset.artists.size(); ++artist) {
    counted.clear();
    while (i < uses.size() && uses[i].artist == static_cast<ArtistIndex>(artist)) {
      std::size_t end = i + 1;
      while (end < uses.size() && uses[end].artist == uses[i].artist && uses[end].tag == uses[i].tag) ++end;
      counted.push_back({uses[i].tag, end - i});
      i = end;
    }
    std::stable_sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
    for (const Counted& tag : counted) out.values.push_back(tag.tag);
    out.offsets.push_back(out.values.size());
  }
  return out;
}

void read_tags(Dataset& dataset, const CsvSetFiles& files, const CsvScanOptions& options, Progress& progress) {
  if (files.tags.empty() || files.track_tags.empty()) return;
  const CsvTable tag_table = open_table(files.tags, SEGUE_TEXT("Reading tags"), progress);
  NamedRows tags = read_tag_rows(tag_table, options, progress);
  const DistinctRows distinct = distinct_rows(tags.ids, Keep::first);
  if (distinct.dropped > 0) {
    tags.scan.skipped.add(SEGUE_TEXT("an earlier row has the same tag ID"), tags.offsets[distinct.first_dropped],
                          distinct.dropped);
  }
  std::vector<std::int64_t> ids;
  for (const std::uint32_t row : distinct.rows) {
    ids.push_back(tags.ids[row]);
    dataset.tags.names.push_back(std::move(tags.names[row]));
    if (dataset.tags.names.back().empty()) dataset.tags.names.back() = std::to_string(ids.back());
  }
  report(dataset, tag_table, tags.scan, ids.size());
  if (ids.empty()) return;

  const CsvTable table = open_table(files.track_tags, SEGUE_TEXT("Reading tags of tracks"), progress);
  ListRows rows = read_track_tag_rows(table, options, progress);
  std::uint64_t kept = 0;
  dataset.tags.of_artist = tags_of_artists(dataset, rows, IdIndex(ids), kept);
  report(dataset, table, rows.scan, kept);
}

std::string fingerprint(const Dataset& dataset, const Progress& progress) {
  Fingerprint print;
  print.add(dataset.artists.ids);
  print.add(dataset.artists.names);
  print.add(dataset.tracks.ids);
  print.add(dataset.tracks.authors.offsets);
  print.add(dataset.tracks.authors.values);
  for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) {
    print.add(sequences->tracks.offsets);
    print.add(sequences->tracks.values);
    progress.throw_if_cancelled();
    print.add(sequences->users);
  }
  print.add(dataset.tags.names);
  print.add(dataset.tags.of_artist.offsets);
  print.add(dataset.tags.of_artist.values);
  return print.str();
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
  read_catalogue(dataset, files, scan, progress);
  read_sequences(dataset, files, scan, progress);
  read_tags(dataset, files, scan, progress);
  progress.throw_if_cancelled();
  progress.start(SEGUE_TEXT("Fingerprinting the data"), 0);
  dataset.fingerprint = fingerprint(dataset, progress);
  dataset.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return dataset;
}

}  // namespace segue::data
