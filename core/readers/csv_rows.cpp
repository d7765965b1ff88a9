// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/csv_fields.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Room for what a chunk adds to `values`, and for the rest of the file if it goes on like that.
template <class Values>
void make_room(Values& values, std::size_t more, double done) {
  const std::size_t needed = values.size() + more;
  if (needed > values.capacity())
    values.reserve(std::max(needed, static_cast<std::size_t>(1.03 * static_cast<double>(needed) / done)));
}

struct NamedSink {
  struct Chunk : CsvChunk {
    std::vector<std::int64_t> ids;
    std::vector<std::string> names;
    std::vector<std::string> labels;
    std::vector<std::uint64_t> offsets;
    void clear() {
      CsvChunk::clear();
      ids.clear();
      names.clear();
      labels.clear();
      offsets.clear();
    }
  };
  NamedRows& out;
  bool quotes;  ///< names are expected within a literal pair of quotes
  bool labels;  ///< there is a third column

  void row(Chunk& chunk, const CsvRow& row) const {
    std::int64_t id = 0;
    if (!csv::take_id(chunk, row, row.fields[0].raw, id)) return;
    DecodedName name = decoded(row.fields[1]);
    if (name.text.empty()) {
      chunk.notes.add(SEGUE_TEXT("no name"), row.offset);
    } else if (quotes && !name.quoted) {
      chunk.notes.add(SEGUE_TEXT("a name without quotes around it"), row.offset);
    }
    if (name.invalid_utf8) chunk.notes.add(SEGUE_TEXT("a name that is not valid UTF-8; its bad bytes were replaced"), row.offset);
    if (name.control_chars) chunk.notes.add(SEGUE_TEXT("a name with control characters; spaces took their place"), row.offset);
    chunk.ids.push_back(id);
    chunk.names.push_back(std::move(name.text));
    if (labels) chunk.labels.push_back(decoded(row.fields[2]).text);
    chunk.offsets.push_back(row.offset);
  }
  static DecodedName decoded(const CsvField& field) {
    const std::string_view raw = field.raw;
    if (!field.quoted) return decode_name(raw);
    // Nearly all names: one doubled quote at either end, which makes the literal pair.
    const bool pair = raw.size() >= 4 && raw.starts_with("\"\"");
    const std::size_t quote = raw.find('"', pair ? 2 : 0);
    if (pair && quote == raw.size() - 2) return decode_name(raw.substr(1, raw.size() - 2));
    return quote == raw.npos ? decode_name(raw) : decode_name(field.value());
  }
  [[nodiscard]] bool fits(const Chunk& chunk) const { return out.ids.size() + chunk.ids.size() <= out.names.capacity(); }
  void grow(const Chunk& chunk, double done) const {
    make_room(out.ids, chunk.ids.size(), done);
    make_room(out.names, chunk.ids.size(), done);
    if (labels) make_room(out.labels, chunk.ids.size(), done);
    make_room(out.offsets, chunk.ids.size(), done);
  }
  void place(Chunk& chunk) const {
    append(out.ids, chunk.ids);
    append(out.names, chunk.names);
    append(out.labels, chunk.labels);
    append(out.offsets, chunk.offsets);
  }
  static void copy(const Chunk&) {}
};

NamedRows read_named_rows(const CsvTable& table, const char* name_column, const char* label_column, bool quotes,
                          const CsvScanOptions& options, Progress& progress) {
  NamedRows out;
  std::vector<std::size_t> columns{table.column("ID"), table.column(name_column)};
  const auto label = label_column != nullptr ? table.find(label_column) : std::nullopt;
  if (label) columns.push_back(*label);
  NamedSink sink{out, quotes, label.has_value()};
  out.scan = scan_rows(table, columns, options, progress, sink);
  return out;
}

struct TrackSink {
  struct Chunk : CsvChunk {
    Pages<std::int64_t> ids;
    Pages<std::uint32_t> ends;
    Pages<std::int64_t> authors;
    Pages<std::uint32_t> offsets;
    std::uint64_t base = 0;
    std::int64_t lowest_id = std::numeric_limits<std::int64_t>::max();
    std::int64_t highest_id = std::numeric_limits<std::int64_t>::min();
    std::size_t row_at = 0;
    std::size_t author_at = 0;
    void clear() {
      CsvChunk::clear();
      ids.clear();
      ends.clear();
      authors.clear();
      offsets.clear();
      lowest_id = std::numeric_limits<std::int64_t>::max();
      highest_id = std::numeric_limits<std::int64_t>::min();
    }
  };
  TrackRows& out;

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
  [[nodiscard]] bool fits(const Chunk& chunk) const {
    return out.ids.size() + chunk.ids.size() <= out.ids.capacity() && out.ends.size() + chunk.ids.size() <= out.ends.capacity() &&
           out.authors.size() + chunk.authors.size() <= out.authors.capacity();
  }
  void grow(const Chunk& chunk, double done) const {
    make_room(out.ids, chunk.ids.size(), done);
    make_room(out.ends, chunk.ids.size(), done);
    make_room(out.authors, chunk.authors.size(), done);
  }
  void place(Chunk& chunk) const {
    chunk.row_at = out.ids.size();
    chunk.author_at = out.authors.size();
    if (chunk.author_at + chunk.authors.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(SEGUE_TEXT("The tracks file names more than 4294967295 artists of tracks; no more can be read"));
    }
    out.ids.resize(chunk.row_at + chunk.ids.size());
    out.ends.resize(out.ids.size());
    out.authors.resize(chunk.author_at + chunk.authors.size());
    out.lowest_id = std::min(out.lowest_id, chunk.lowest_id);
    out.highest_id = std::max(out.highest_id, chunk.highest_id);
    out.offsets.append(chunk.offsets, chunk.base);
  }
  void copy(const Chunk& chunk) const {
    std::copy_n(chunk.ids.data(), chunk.ids.size(), out.ids.data() + chunk.row_at);
    std::copy_n(chunk.authors.data(), chunk.authors.size(), out.authors.data() + chunk.author_at);
    const auto shift = static_cast<std::uint32_t>(chunk.author_at);
    std::uint32_t* const ends = out.ends.data() + chunk.row_at;
    for (std::size_t i = 0; i < chunk.ends.size(); ++i) ends[i] = shift + chunk.ends[i];
  }
};

struct SequenceSink {
  struct Chunk : CsvChunk {
    Pages<std::int32_t> tracks;
    Pages<std::uint32_t> ends;
    Pages<std::int64_t> ids;           // of all rows, as they stand there
    Pages<std::uint32_t> ids_ends;     // of each row's
    Pages<std::uint32_t> row_offsets;  // from the first one's on
    std::uint64_t base = 0;            // which stands here
    Pages<std::int32_t> found;
    Pages<std::int64_t> users;
    Pages<std::int64_t> times;
    std::size_t row_at = 0;
    std::size_t track_at = 0;
    void clear() {
      CsvChunk::clear();
      tracks.clear();
      ends.clear();
      ids.clear();
      ids_ends.clear();
      row_offsets.clear();
      users.clear();
      times.clear();
    }
  };
  static constexpr bool wants_lists = true;
  const IdIndex& tracks;
  int user_field;  ///< −1: none
  int time_field;
  Pages<std::int32_t> values;
  Pages<std::uint64_t> offsets;
  Pages<std::int64_t> users;
  Pages<std::int64_t> times;

  SparePages& spare_pages;

  SequenceSink(const IdIndex& index, int user, int time, SparePages& spare)
      : tracks(index), user_field(user), time_field(time), spare_pages(spare) {
    offsets.push_back(0);
  }

  static std::int64_t take_time(Chunk& chunk, const CsvRow& row, std::string_view text) {
    const Id time = csv::read_time(text);
    if (time.form == IdForm::junk) {
      chunk.notes.add(SEGUE_TEXT("the time is not a whole number"), row.offset);
      return unknown_time;
    }
    if (time.form == IdForm::missing || time.value < 0) {
      chunk.notes.add(SEGUE_TEXT("the time is not known"), row.offset);
      return unknown_time;
    }
    return time.value;
  }

  void row(Chunk& chunk, const CsvRow& row) const {
    const std::size_t before = chunk.ids.size();
    if (!csv::take_list(chunk, row, row.fields[0], chunk.ids)) return;
    if (chunk.ids.size() == before) chunk.notes.add(SEGUE_TEXT("an empty list"), row.offset);
    if (chunk.ids_ends.size() == 0) chunk.base = row.offset;
    chunk.ids_ends.push_back(static_cast<std::uint32_t>(chunk.ids.size()));
    chunk.row_offsets.push_back(static_cast<std::uint32_t>(row.offset - chunk.base));
    chunk.users.push_back(user_field < 0 ? -1 : csv::take_user(chunk, row, row.fields[static_cast<std::size_t>(user_field)].raw));
    if (time_field >= 0) chunk.times.push_back(take_time(chunk, row, row.fields[static_cast<std::size_t>(time_field)].raw));
  }
  /// Looks all ids up at once, and leaves out those that are not known.
  void finish(Chunk& chunk) const {
    chunk.found.resize(chunk.ids.size());
    tracks.find(chunk.ids.span(), chunk.found.data());
    chunk.ends.resize(chunk.ids_ends.size());
    chunk.tracks.resize(chunk.ids.size());
    const std::int32_t* const found = chunk.found.data();
    std::int32_t* to = chunk.tracks.data();
    std::size_t i = 0;
    for (std::size_t r = 0; r < chunk.ids_ends.size(); ++r) {
      const std::size_t first = i;
      std::int32_t* const begin = to;
      for (; i < chunk.ids_ends[r]; ++i) {
        *to = found[i];
        to += found[i] >= 0 ? 1 : 0;
      }
      const std::uint64_t unknown = (i - first) - static_cast<std::uint64_t>(to - begin);
      if (unknown > 0) {
        chunk.skipped.add(SEGUE_TEXT("list entries whose track the tracks file does not have"), chunk.base + chunk.row_offsets[r],
                          unknown);
      }
      chunk.ends[r] = static_cast<std::uint32_t>(to - chunk.tracks.data());
    }
    chunk.tracks.resize(static_cast<std::size_t>(to - chunk.tracks.data()));
  }
  [[nodiscard]] bool fits(const Chunk& chunk) const {
    return values.size() + chunk.tracks.size() <= values.capacity() && offsets.size() + chunk.ends.size() <= offsets.capacity() &&
           users.size() + chunk.ends.size() <= users.capacity() && times.size() + chunk.times.size() <= times.capacity();
  }
  void grow(const Chunk& chunk, double done) {
    const bool first = users.size() == 0;
    make_room(values, chunk.tracks.size(), done);
    make_room(offsets, chunk.ends.size(), done);
    make_room(users, chunk.ends.size(), done);
    make_room(times, chunk.times.size(), done);
    if (!first) return;
    spare_pages.lay_under(values);
    spare_pages.lay_under(offsets);
    spare_pages.lay_under(users);
    spare_pages.lay_under(times);
  }
  void place(Chunk& chunk) {
    chunk.row_at = users.size();
    chunk.track_at = values.size();
    values.resize(values.size() + chunk.tracks.size());
    offsets.resize(offsets.size() + chunk.ends.size());
    users.resize(users.size() + chunk.users.size());
    times.resize(times.size() + chunk.times.size());
  }
  void copy(const Chunk& chunk) {
    std::copy_n(chunk.tracks.data(), chunk.tracks.size(), values.data() + chunk.track_at);
    std::copy_n(chunk.users.data(), chunk.users.size(), users.data() + chunk.row_at);
    if (chunk.times.size() > 0) std::copy_n(chunk.times.data(), chunk.times.size(), times.data() + chunk.row_at);
    std::uint64_t* const ends = offsets.data() + chunk.row_at + 1;
    for (std::size_t i = 0; i < chunk.ends.size(); ++i) ends[i] = chunk.track_at + chunk.ends[i];
  }
};

struct NoteUseSink {
  struct Chunk : CsvChunk {
    std::vector<NoteUse> uses;
    Pages<std::int64_t> asked;  // of the row at hand
    std::uint64_t kept = 0;
    void clear() {
      CsvChunk::clear();
      uses.clear();
      kept = 0;
    }
  };
  static constexpr bool wants_lists = true;
  NoteUses& out;
  const char* unknown;
  const IdIndex& notes;
  const IdIndex& track_ids;
  const Tracks& tracks;

  void row(Chunk& chunk, const CsvRow& row) const {
    chunk.asked.clear();
    if (!csv::take_list(chunk, row, row.fields[1], chunk.asked)) return;
    std::int64_t id = 0;
    if (!csv::take_id(chunk, row, row.fields[0].raw, id)) return;
    const std::int32_t track = track_ids.find(id);
    if (track < 0) {
      chunk.skipped.add(SEGUE_TEXT("a track that the tracks file does not have"), row.offset);
      return;
    }
    ++chunk.kept;
    const auto authors = tracks.authors[static_cast<std::size_t>(track)];
    for (const std::int64_t asked : chunk.asked.span()) {
      const std::int32_t note = notes.find(asked);
      if (note < 0) {
        chunk.skipped.add(unknown, row.offset);
        continue;
      }
      for (const ArtistIndex artist : authors) chunk.uses.push_back({artist, note});
    }
  }
  static bool fits(const Chunk&) { return true; }
  static void grow(const Chunk&, double) {}
  void place(Chunk& chunk) const {
    out.uses.insert(out.uses.end(), chunk.uses.begin(), chunk.uses.end());
    out.kept += chunk.kept;
  }
  static void copy(const Chunk&) {}
};

struct LoveSink {
  struct Chunk : CsvChunk {
    std::vector<UserArtist> pairs;
    std::uint64_t kept = 0;
    void clear() {
      CsvChunk::clear();
      pairs.clear();
      kept = 0;
    }
  };
  LoveRows& out;
  const IdIndex& track_ids;
  const Tracks& tracks;

  void row(Chunk& chunk, const CsvRow& row) const {
    const Id user = csv::read_id(row.fields[0].raw);
    if (user.form == IdForm::junk || user.form == IdForm::missing || user.value < 0) {
      chunk.skipped.add(SEGUE_TEXT("the user is not known"), row.offset);
      return;
    }
    std::int64_t id = 0;
    if (!csv::take_id(chunk, row, row.fields[1].raw, id)) return;
    const std::int32_t track = track_ids.find(id);
    if (track < 0) {
      chunk.skipped.add(SEGUE_TEXT("a track that the tracks file does not have"), row.offset);
      return;
    }
    ++chunk.kept;
    for (const ArtistIndex artist : tracks.authors[static_cast<std::size_t>(track)]) chunk.pairs.push_back({user.value, artist});
  }
  static bool fits(const Chunk&) { return true; }
  static void grow(const Chunk&, double) {}
  void place(Chunk& chunk) const {
    out.pairs.insert(out.pairs.end(), chunk.pairs.begin(), chunk.pairs.end());
    out.kept += chunk.kept;
  }
  static void copy(const Chunk&) {}
};

}  // namespace

void RowOffsets::append(const Pages<std::uint32_t>& within, std::uint64_t base) {
  if (within.size() == 0) return;
  stretches_.push_back({within_.size(), base});
  std::copy_n(within.data(), within.size(), within_.room(within.size()));
  within_.resize(within_.size() + within.size());
}

std::uint64_t RowOffsets::operator[](std::size_t row) const {
  const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), row,
                                      [](std::size_t at, const Stretch& stretch) { return at < stretch.first_row; });
  return std::prev(after)->base + within_[row];
}

NamedRows read_artist_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, "name", "file_label", true, options, progress);
}

NamedRows read_note_rows(const CsvTable& table, const char* name_column, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, name_column, nullptr, false, options, progress);
}

TrackRows read_track_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  TrackRows out;
  TrackSink sink{out};
  out.scan = scan_rows(table, {table.column("ID"), table.column("author_id")}, options, progress, sink);
  return out;
}

SequenceRows read_sequence_rows(const CsvTable& table, const char* list_column, const IdIndex& tracks, SparePages& spare,
                                const CsvScanOptions& options, Progress& progress) {
  std::vector<std::size_t> columns{table.column(list_column)};
  const auto field_of = [&](const char* name) {
    const auto column = table.find(name);
    if (!column) return -1;
    columns.push_back(*column);
    return static_cast<int>(columns.size()) - 1;
  };
  const int user_field = field_of("user_id");
  const int time_field = field_of("timestamp");
  SequenceSink sink(tracks, user_field, time_field, spare);
  SequenceRows out;
  out.scan = scan_rows(table, columns, options, progress, sink);
  if (user_field < 0 && out.scan.rows > 0) {
    out.scan.notes.add(SEGUE_TEXT("rows without a user: the file has no column user_id"), table.data_begin(), out.scan.rows);
  }
  out.sequences.tracks.offsets = std::move(sink.offsets).freeze();
  out.sequences.tracks.values = std::move(sink.values).freeze();
  out.sequences.users = std::move(sink.users).freeze();
  out.sequences.times = std::move(sink.times).freeze();
  return out;
}

NoteUses read_note_uses(const CsvTable& table, const char* list_column, const char* unknown, const IdIndex& notes,
                        const IdIndex& track_ids, const Tracks& tracks, const CsvScanOptions& options, Progress& progress) {
  NoteUses out;
  NoteUseSink sink{out, unknown, notes, track_ids, tracks};
  out.scan = scan_rows(table, {table.column("track_id"), table.column(list_column)}, options, progress, sink);
  return out;
}

LoveRows read_love_rows(const CsvTable& table, const IdIndex& track_ids, const Tracks& tracks, const CsvScanOptions& options,
                        Progress& progress) {
  LoveRows out;
  LoveSink sink{out, track_ids, tracks};
  out.scan = scan_rows(table, {table.column("user_id"), table.column("track_id")}, options, progress, sink);
  return out;
}

}  // namespace segue::data
