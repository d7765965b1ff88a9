// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/pages.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/data/id_index.h"
#include "core/data/interactions.h"
#include "core/readers/csv_scan.h"
#include "core/readers/csv_table.h"

namespace segue::data {

/// The usable rows of one file of the set, in file order, as they stand there. Each reader throws what `scan_rows` throws, and
/// Error for a missing column.

/// An id and a name (artists.csv: ID, name, and file_label where there is one; tags.csv: ID, value; albums.csv: ID, name or
/// title).
struct NamedRows {
  CsvScan scan;
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;   ///< decoded; empty: none given
  std::vector<std::string> labels;  ///< of artists with a column file_label: decoded; else none at all
  std::vector<std::uint64_t> offsets;
};
/// A row with the artist of the one before it is left out and counted.
[[nodiscard]] NamedRows read_artist_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress);
/// Tags and albums, whose names need no quotes.
[[nodiscard]] NamedRows read_note_rows(const CsvTable& table, const char* name_column, const CsvScanOptions& options,
                                       Progress& progress);

inline constexpr const char* repeated_artist = SEGUE_TEXT("an earlier row has the same artist ID");

/// Where rows stand in the file: four bytes each.
class RowOffsets {
 public:
  [[nodiscard]] std::size_t size() const { return within_.size(); }
  [[nodiscard]] std::size_t capacity() const { return within_.capacity(); }
  void reserve(std::size_t rows) { within_.reserve(rows); }
  /// `count` more rows, at `base` + within(row).
  void append(std::size_t count, std::uint64_t base);
  [[nodiscard]] std::uint32_t* within(std::size_t row) { return within_.data() + row; }
  [[nodiscard]] std::uint64_t operator[](std::size_t row) const;
  [[nodiscard]] Pages<std::uint32_t> release() && { return std::move(within_); }  ///< the memory alone

 private:
  struct Stretch {
    std::size_t first_row;
    std::uint64_t base;
  };
  std::vector<Stretch> stretches_;
  Pages<std::uint32_t> within_;
};

/// An id and a list of ids (tracks.csv: ID, author_id), which are turned into indices of artists.
struct TrackRows {
  CsvScan scan;
  Pages<std::int64_t> ids;
  Pages<std::uint32_t> ends;          ///< list i is authors[ends[i − 1]] … authors[ends[i] − 1]; from 0 for the first
  Pages<ArtistIndex> authors;         ///< ~m: missing[m], which is no artist's
  std::vector<std::int64_t> missing;  ///< ids
  RowOffsets offsets;
  std::int64_t lowest_id = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest_id = std::numeric_limits<std::int64_t>::min();
  bool ascending = false;    ///< each id is greater than the one before
  std::int64_t last_id = 0;  ///< of the last row

  [[nodiscard]] std::size_t size() const { return ids.size(); }
  [[nodiscard]] std::span<const ArtistIndex> authors_of(std::size_t row) const {
    const std::uint64_t begin = row == 0 ? 0 : ends[row - 1];
    return {authors.data() + begin, static_cast<std::size_t>(ends[row] - begin)};
  }
};
/// `artists`: the index of the known ones' ids.
[[nodiscard]] TrackRows read_track_rows(const CsvTable& table, const IdIndex& artists, const CsvScanOptions& options,
                                        Progress& progress);

/// A list of track ids, turned into indices through `tracks`, a user and a time (playlists.csv: tracks_ids, user_id, timestamp;
/// sessions.csv: tracks, user_id, timestamp). A file without user_id has unknown users, one without timestamp no times. Uses
/// memory of `spare`.
struct SequenceRows {
  CsvScan scan;
  Sequences sequences;
};
[[nodiscard]] SequenceRows read_sequence_rows(const CsvTable& table, const char* list_column, const IdIndex& tracks,
                                              SparePages& spare, const CsvScanOptions& options, Progress& progress);

/// A tag or an album of a track, once for each of its artists.
struct NoteUse {
  ArtistIndex artist;
  std::int32_t note;
};
struct NoteUses {
  CsvScan scan;
  std::vector<NoteUse> uses;
  std::uint64_t kept = 0;  ///< rows of known tracks
};
/// track_tags.csv: track_id, tag_ids; track_albums.csv: track_id, album_ids. `unknown` is counted for ids that `notes` lacks.
[[nodiscard]] NoteUses read_note_uses(const CsvTable& table, const char* list_column, const char* unknown, const IdIndex& notes,
                                      const IdIndex& track_ids, const Tracks& tracks, const CsvScanOptions& options,
                                      Progress& progress);

/// love.csv: user_id, track_id; the artists of loved tracks with who loves them.
struct LoveRows {
  CsvScan scan;
  std::vector<UserArtist> pairs;
  std::uint64_t kept = 0;  ///< rows of known tracks and users
};
[[nodiscard]] LoveRows read_love_rows(const CsvTable& table, const IdIndex& track_ids, const Tracks& tracks,
                                      const CsvScanOptions& options, Progress& progress);

}  // namespace segue::data
