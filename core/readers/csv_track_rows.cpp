// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/csv_fields.h"
#include "core/readers/csv_rows.h"
#include "core/readers/stream_copy.h"

namespace segue::data {
namespace {

struct TrackSink {
  struct Chunk : CsvChunk {
    Pages<std::int64_t> ids;
    Pages<std::uint32_t> ends;
    Pages<std::int64_t> authors;  // ids
    Pages<ArtistIndex> found;     // which artists they are; ~m: missing[m]
    std::vector<std::int64_t> missing;
    Pages<std::uint32_t> offsets;
    std::uint64_t base = 0;
    std::int64_t lowest_id = std::numeric_limits<std::int64_t>::max();
    std::int64_t highest_id = std::numeric_limits<std::int64_t>::min();
    bool ascending = true;
    std::size_t row_at = 0;
    std::size_t author_at = 0;
    std::size_t missing_at = 0;
    void clear() {
      CsvChunk::clear();
      ids.clear();
      ends.clear();
      authors.clear();
      found.clear();
      missing.clear();
      offsets.clear();
      lowest_id = std::numeric_limits<std::int64_t>::max();
      highest_id = std::numeric_limits<std::int64_t>::min();
    }
  };
  TrackRows& out;
  const IdIndex& artists;

  static void row(Chunk& chunk, const CsvRow& row) {
    const std::size_t before = chunk.authors.size();
    if (!csv::take_list(chunk, row, row.fields[1], chunk.authors)) return;
    std::int64_t id = 0;
    if (!csv::take_id(chunk, row, row.fields[0].raw, id)) {
      chunk.authors.resize(before);
      return;
    }
    if (chunk.authors.size() == before) chunk.notes.add(SEGUE_TEXT("a track without an artist"), row.offset);
    if (chunk.ids.size() == 0) chunk.base = row.offset;
    chunk.lowest_id = std::min(chunk.lowest_id, id);
    chunk.highest_id = std::max(chunk.highest_id, id);
    chunk.ids.push_back(id);
    chunk.ends.push_back(static_cast<std::uint32_t>(chunk.authors.size()));
    chunk.offsets.push_back(static_cast<std::uint32_t>(row.offset - chunk.base));
  }
  /// Nearly all rows have a short id and one artist: their numbers are read many at a time.
  static void rows(Chunk& chunk, const csv::CsvRows& rows) {
    std::uint32_t begins[csv::most_fields];
    std::uint32_t ends[csv::most_fields];
    std::uint32_t ids[csv::room_for_fields];
    std::uint32_t authors[csv::room_for_fields];
    std::uint32_t starts[csv::most_fields];
    const std::size_t count = rows.count();
    const CsvText& text = rows.text();
    rows.bounds(0, begins, ends);
    csv::read_fields(text.data(), begins, ends, count, ids);
    rows.bounds(1, begins, ends);
    for (std::size_t r = 0; r < count; ++r) {
      // Without branches, as one row in twenty is another: what is no list of one has no number either.
      const bool list = (ends[r] > begins[r]) & (text[begins[r]] == '[') & (text[ends[r] - std::size_t{1}] == ']');
      begins[r] += list ? 1U : 0U;
      ends[r] = list ? ends[r] - 1 : begins[r];
    }
    csv::read_fields(text.data(), begins, ends, count, authors);
    rows.starts(starts);
    for (std::size_t r = 0; r < count;) {
      r = plain_rows(chunk, rows, r, ids, authors, starts);
      if (r < count) row(chunk, rows[r++]);
    }
  }
  /// Takes rows from `row` on as long as they are plain; returns the first that is not.
  static std::size_t plain_rows(Chunk& chunk, const csv::CsvRows& rows, std::size_t row, const std::uint32_t* ids,
                                const std::uint32_t* authors, const std::uint32_t* starts) {
    const std::size_t room = rows.count() - row;
    std::int64_t* const to_ids = chunk.ids.room(room);
    std::int64_t* const to_authors = chunk.authors.room(room);
    std::uint32_t* const to_ends = chunk.ends.room(room);
    std::uint32_t* const to_offsets = chunk.offsets.room(room);
    if (chunk.ids.size() == 0) chunk.base = rows.offset(row);
    const auto before = static_cast<std::uint32_t>(chunk.authors.size());
    std::size_t count = 0;
    while (count < room && ids[row + count] != csv::no_number && authors[row + count] != csv::no_number) ++count;
    if (count == 0) return row;
    // A loop for each: the compiler takes four rows at a time.
    std::uint32_t lowest = ids[row];
    std::uint32_t highest = ids[row];
    for (std::size_t i = 0; i < count; ++i) to_ids[i] = ids[row + i];
    for (std::size_t i = 0; i < count; ++i) to_authors[i] = authors[row + i];
    for (std::size_t i = 0; i < count; ++i) to_ends[i] = before + static_cast<std::uint32_t>(i + 1);
    for (std::size_t i = 0; i < count; ++i) lowest = std::min(lowest, ids[row + i]);
    for (std::size_t i = 0; i < count; ++i) highest = std::max(highest, ids[row + i]);
    const auto shift = static_cast<std::uint32_t>(rows.offset(row) - chunk.base) - starts[row];
    for (std::size_t i = 0; i < count; ++i) to_offsets[i] = starts[row + i] + shift;
    chunk.lowest_id = std::min<std::int64_t>(chunk.lowest_id, lowest);
    chunk.highest_id = std::max<std::int64_t>(chunk.highest_id, highest);
    chunk.ids.resize(chunk.ids.size() + count);
    chunk.authors.resize(chunk.authors.size() + count);
    chunk.ends.resize(chunk.ends.size() + count);
    chunk.offsets.resize(chunk.offsets.size() + count);
    return row + count;
  }
  [[nodiscard]] bool fits(const Chunk& chunk) const {
    return out.ids.size() + chunk.ids.size() <= out.ids.capacity() && out.ends.size() + chunk.ids.size() <= out.ends.capacity() &&
           out.authors.size() + chunk.authors.size() <= out.authors.capacity() &&
           out.offsets.size() + chunk.offsets.size() <= out.offsets.capacity();
  }
  void grow(const Chunk& chunk, double done) const {
    make_room(out.ids, chunk.ids.size(), done);
    make_room(out.ends, chunk.ids.size(), done);
    make_room(out.authors, chunk.authors.size(), done);
    make_room(out.offsets, chunk.offsets.size(), done);
  }
  /// Looks at the order of the ids, and the artists up.
  void finish(Chunk& chunk) const {
    const std::int64_t* const ids = chunk.ids.data();
    int falls = 0;
    for (std::size_t i = 1; i < chunk.ids.size(); ++i) falls |= ids[i] <= ids[i - 1] ? 1 : 0;
    chunk.ascending = falls == 0;
    chunk.missing.clear();
    chunk.found.resize(chunk.authors.size());
    artists.find(chunk.authors.span(), chunk.found.data());
    for (std::size_t i = 0; i < chunk.found.size(); ++i) {
      if (chunk.found[i] >= 0) continue;
      chunk.found[i] = ~static_cast<ArtistIndex>(chunk.missing.size());
      chunk.missing.push_back(chunk.authors[i]);
    }
  }
  void place(Chunk& chunk) const {
    if (chunk.ids.size() > 0) {
      out.ascending = out.ascending && chunk.ascending && (out.ids.size() == 0 || chunk.ids[0] > out.last_id);
      out.last_id = chunk.ids[chunk.ids.size() - 1];
    }
    chunk.row_at = out.ids.size();
    chunk.author_at = out.authors.size();
    chunk.missing_at = out.missing.size();
    if (chunk.author_at + chunk.authors.size() > static_cast<std::size_t>(std::numeric_limits<ArtistIndex>::max())) {
      throw Error(SEGUE_TEXT("The tracks file names more than 2147483647 artists of tracks; no more can be read"));
    }
    out.ids.resize(chunk.row_at + chunk.ids.size());
    out.ends.resize(out.ids.size());
    out.authors.resize(chunk.author_at + chunk.authors.size());
    out.missing.insert(out.missing.end(), chunk.missing.begin(), chunk.missing.end());
    out.lowest_id = std::min(out.lowest_id, chunk.lowest_id);
    out.highest_id = std::max(out.highest_id, chunk.highest_id);
    out.offsets.append(chunk.offsets.size(), chunk.base);
  }
  void copy(const Chunk& chunk) const {
    stream_copy(chunk.ids.data(), chunk.ids.size(), out.ids.data() + chunk.row_at);
    stream_copy(chunk.found.data(), chunk.found.size(), out.authors.data() + chunk.author_at);
    if (!chunk.missing.empty()) {
      ArtistIndex* const authors = out.authors.data() + chunk.author_at;
      for (std::size_t i = 0; i < chunk.found.size(); ++i) {
        if (authors[i] < 0) authors[i] -= static_cast<ArtistIndex>(chunk.missing_at);  // of all chunks
      }
    }
    stream_copy(chunk.offsets.data(), chunk.offsets.size(), out.offsets.within(chunk.row_at));
    const auto shift = static_cast<std::uint32_t>(chunk.author_at);
    std::uint32_t* const ends = out.ends.data() + chunk.row_at;
    for (std::size_t i = 0; i < chunk.ends.size(); ++i) ends[i] = shift + chunk.ends[i];
  }
};

}  // namespace

void RowOffsets::append(std::size_t count, std::uint64_t base) {
  if (count == 0) return;
  stretches_.push_back({within_.size(), base});
  within_.resize(within_.size() + count);
}

std::uint64_t RowOffsets::operator[](std::size_t row) const {
  const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), row,
                                      [](std::size_t at, const Stretch& stretch) { return at < stretch.first_row; });
  return std::prev(after)->base + within_[row];
}

TrackRows read_track_rows(const CsvTable& table, const IdIndex& artists, const CsvScanOptions& options, Progress& progress) {
  TrackRows out;
  out.ascending = true;
  TrackSink sink{out, artists};
  out.scan = scan_rows(table, {table.column("ID"), table.column("author_id")}, options, progress, sink);
  return out;
}

}  // namespace segue::data
