// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_artist_counts.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "core/base/text.h"
#include "core/data/id_index.h"
#include "core/data/interactions.h"
#include "core/readers/csv_fields.h"
#include "core/readers/csv_rows.h"

namespace segue::data {
namespace {

struct Count {
  std::int64_t first;
  std::int64_t second;
  std::uint32_t count;
  std::uint64_t offset;  ///< of its row
};

/// Rows of two ids and a count.
struct CountSink {
  struct Chunk : CsvChunk {
    std::vector<Count> rows_read;
    void clear() {
      CsvChunk::clear();
      rows_read.clear();
    }
  };
  std::vector<Count>& out;

  static void row(Chunk& chunk, const CsvRow& row) {
    Count read{0, 0, 0, row.offset};
    if (!csv::take_id(chunk, row, row.fields[0].raw, read.first) || !csv::take_id(chunk, row, row.fields[1].raw, read.second)) {
      return;
    }
    const Id count = csv::read_id(row.fields[2].raw);
    if ((count.form != IdForm::integer && count.form != IdForm::decimal) || count.value < 1) {
      chunk.skipped.add(SEGUE_TEXT("the count is not a whole number above 0"), row.offset);
      return;
    }
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    read.count = static_cast<std::uint32_t>(std::min(count.value, most));
    chunk.rows_read.push_back(read);
  }
  static bool fits(const Chunk&) { return true; }
  static void grow(const Chunk&, double) {}
  void place(Chunk& chunk) const { out.insert(out.end(), chunk.rows_read.begin(), chunk.rows_read.end()); }
  static void copy(const Chunk&) {}
};

class CountFile {
 public:
  CountFile(const std::filesystem::path& path, const char* phase, const char* first, const char* second, const char* count,
            const CsvScanOptions& options, Progress& progress)
      : table_(path) {
    progress.start(phase, table_.size() - table_.data_begin(), SEGUE_TEXT("bytes"));
    CountSink sink{rows};
    scan = scan_rows(table_, {table_.column(first), table_.column(second), table_.column(count)}, options, progress, sink);
  }
  void report(Dataset& dataset, std::uint64_t kept) const {
    dataset.report.files.push_back({table_.file_name(), table_.size(), scan.rows, kept, table_.describe(scan.skipped, scan.lines),
                                    table_.describe(scan.notes, scan.lines)});
    dataset.report.bytes += table_.size();
  }

  std::vector<Count> rows;
  CsvScan scan;

 private:
  CsvTable table_;
};

/// Names by id.
std::vector<std::int64_t> read_names(Dataset& dataset, const std::filesystem::path& path, const char* phase, const char* column,
                                     std::vector<std::string>& names, const CsvScanOptions& options, Progress& progress) {
  const CsvTable table(path);
  progress.start(phase, table.size() - table.data_begin(), SEGUE_TEXT("bytes"));
  NamedRows rows = read_note_rows(table, column, options, progress);
  const DistinctRows distinct = distinct_rows(rows.ids, Keep::first);
  if (distinct.dropped > 0) {
    rows.scan.skipped.add(SEGUE_TEXT("an earlier row has the same ID"), rows.offsets[distinct.first_dropped], distinct.dropped);
  }
  std::vector<std::int64_t> ids;
  for (const std::uint32_t row : distinct.rows) {
    ids.push_back(rows.ids[row]);
    names.push_back(rows.names[row].empty() ? std::to_string(ids.back()) : std::move(rows.names[row]));
  }
  dataset.report.files.push_back({table.file_name(), table.size(), rows.scan.rows, ids.size(),
                                  table.describe(rows.scan.skipped, rows.scan.lines),
                                  table.describe(rows.scan.notes, rows.scan.lines)});
  dataset.report.bytes += table.size();
  return ids;
}

std::uint32_t sum_of(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{a} + b, std::numeric_limits<std::uint32_t>::max()));
}

/// Fills `notes` but for its names. `unknown`: counted for ids that `ids` lacks.
void read_notes(Dataset& dataset, CountFile& file, const std::vector<std::int64_t>& ids, const char* unknown,
                ArtistNotes& notes) {
  struct Use {
    ArtistIndex artist;
    std::int32_t note;
    std::uint32_t count;
  };
  const IdIndex artists(dataset.artists.ids);
  const IdIndex known(ids);
  std::vector<Use> uses;
  for (const Count& row : file.rows) {
    const Use use{artists.find(row.first), known.find(row.second), row.count};
    if (use.artist < 0) {
      file.scan.skipped.add(SEGUE_TEXT("an artist that neither the artists file nor the tracks file has"), row.offset);
    } else if (use.note < 0) {
      file.scan.skipped.add(unknown, row.offset);
    } else {
      uses.push_back(use);
    }
  }
  const std::uint64_t kept = uses.size();
  std::sort(uses.begin(), uses.end(),
            [](const Use& a, const Use& b) { return std::tie(a.artist, a.note) < std::tie(b.artist, b.note); });
  std::vector<Use> distinct;
  for (const Use& use : uses) {
    if (!distinct.empty() && distinct.back().artist == use.artist && distinct.back().note == use.note) {
      distinct.back().count = sum_of(distinct.back().count, use.count);
    } else {
      distinct.push_back(use);
    }
  }
  std::stable_sort(distinct.begin(), distinct.end(),
                   [](const Use& a, const Use& b) { return a.artist != b.artist ? a.artist < b.artist : a.count > b.count; });
  std::size_t i = 0;
  for (std::size_t artist = 0; artist < dataset.artists.size(); ++artist) {
    for (; i < distinct.size() && distinct[i].artist == static_cast<ArtistIndex>(artist); ++i) {
      notes.of_artist.values.push_back(distinct[i].note);
      notes.counts.push_back(distinct[i].count);
    }
    notes.of_artist.offsets.push_back(notes.of_artist.values.size());
  }
  file.report(dataset, kept);
}

UserArtists read_user_artists(Dataset& dataset, CountFile&& file, const Progress& progress) {
  const IdIndex artists(dataset.artists.ids);
  std::vector<UserArtist> pairs;
  for (const Count& row : file.rows) {
    const ArtistIndex artist = artists.find(row.second);
    if (row.first < 0) {
      file.scan.skipped.add(SEGUE_TEXT("the user is not known"), row.offset);
    } else if (artist < 0) {
      file.scan.skipped.add(SEGUE_TEXT("an artist that neither the artists file nor the tracks file has"), row.offset);
    } else {
      pairs.push_back({row.first, artist, row.count});
    }
  }
  file.report(dataset, pairs.size());
  return gather(std::move(pairs), progress);
}

bool says_positions(const std::filesystem::path& file) {
  constexpr std::size_t most = std::size_t{1} << 16U;
  std::string text(most, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(most));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text.find('\n' + std::string(positions_line) + '\n') != std::string::npos;
}

}  // namespace

void read_artist_counts(Dataset& dataset, const std::filesystem::path& folder, const CsvScanOptions& options,
                        Progress& progress) {
  const auto there = [&](const char* name) {
    std::error_code code;
    return std::filesystem::is_regular_file(folder / name, code);
  };
  dataset.positioned = there("segue.txt") && says_positions(folder / "segue.txt");
  if (there("artist_tags.csv") && there("tags.csv")) {
    dataset.tags = {};
    const auto ids =
        read_names(dataset, folder / "tags.csv", SEGUE_TEXT("Reading tags"), "value", dataset.tags.names, options, progress);
    CountFile file(folder / "artist_tags.csv", SEGUE_TEXT("Reading tags of artists"), "artist_id", "tag_id", "count", options,
                   progress);
    read_notes(dataset, file, ids, SEGUE_TEXT("a tag that the tags file does not have"), dataset.tags);
  }
  if (there("artist_albums.csv") && there("albums.csv")) {
    dataset.albums = {};
    const auto ids =
        read_names(dataset, folder / "albums.csv", SEGUE_TEXT("Reading albums"), "name", dataset.albums.names, options, progress);
    CountFile file(folder / "artist_albums.csv", SEGUE_TEXT("Reading albums of artists"), "artist_id", "album_id", "count",
                   options, progress);
    read_notes(dataset, file, ids, SEGUE_TEXT("an album that the albums file does not have"), dataset.albums);
  }
  if (there("plays.csv")) {
    dataset.plays = read_user_artists(
        dataset, CountFile(folder / "plays.csv", SEGUE_TEXT("Reading plays"), "user_id", "artist_id", "plays", options, progress),
        progress);
  }
  if (there("artist_loves.csv")) {
    dataset.loves = read_user_artists(dataset,
                                      CountFile(folder / "artist_loves.csv", SEGUE_TEXT("Reading loved tracks"), "user_id",
                                                "artist_id", "loves", options, progress),
                                      progress);
  }
}

}  // namespace segue::data
