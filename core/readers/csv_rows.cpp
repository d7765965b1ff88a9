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

struct NamedSink {
  struct Chunk : CsvChunk {
    std::vector<std::int64_t> ids;
    std::vector<std::string> names;
    std::vector<std::string> labels;
    std::vector<std::uint64_t> offsets;
    std::size_t row_at = 0;
    void clear() {
      CsvChunk::clear();
      ids.clear();
      names.clear();
      labels.clear();
      offsets.clear();
    }
  };
  NamedRows& out;
  bool quotes;           ///< names are expected within a literal pair of quotes
  bool labels;           ///< there is a third column
  const char* repeated;  ///< what it is called when a row has the id of the one before, and is left out; null: it stays

  void row(Chunk& chunk, const CsvRow& row) const {
    std::int64_t id = 0;
    if (csv::take_id(chunk, row, row.fields[0].raw, id)) take(chunk, id, row.offset, row.fields[1], row.fields[2]);
  }
  /// Nearly all rows have a short id: they are read many at a time.
  void rows(Chunk& chunk, const csv::CsvRows& rows) const {
    std::uint32_t begins[csv::most_fields];
    std::uint32_t ends[csv::most_fields];
    std::uint32_t ids[csv::room_for_fields];
    std::uint32_t label_begins[csv::most_fields];
    std::uint32_t label_ends[csv::most_fields];
    const std::size_t count = rows.count();
    rows.bounds(0, begins, ends);
    csv::read_fields(rows.text().data(), begins, ends, count, ids);
    rows.bounds(1, begins, ends);
    if (labels) rows.bounds(2, label_begins, label_ends);
    for (std::size_t r = 0; r < count; ++r) {
      if (ids[r] == csv::no_number) {
        row(chunk, rows[r]);
      } else {
        take(chunk, ids[r], rows.offset(r), rows.field(begins[r], ends[r]),
             labels ? rows.field(label_begins[r], label_ends[r]) : CsvField());
      }
    }
  }
  void take(Chunk& chunk, std::int64_t id, std::uint64_t offset, const CsvField& field, const CsvField& label) const {
    DecodedName name = decoded(field);
    if (name.text.empty()) {
      chunk.notes.add(SEGUE_TEXT("no name"), offset);
    } else if (quotes && !name.quoted) {
      chunk.notes.add(SEGUE_TEXT("a name without quotes around it"), offset);
    }
    if (name.invalid_utf8) chunk.notes.add(SEGUE_TEXT("a name that is not valid UTF-8; its bad bytes were replaced"), offset);
    if (name.control_chars) chunk.notes.add(SEGUE_TEXT("a name with control characters; spaces took their place"), offset);
    chunk.ids.push_back(id);
    chunk.names.push_back(std::move(name.text));
    if (labels) chunk.labels.push_back(decoded(label).text);
    chunk.offsets.push_back(offset);
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
    prefer_large_pages(out.names.data(), out.names.capacity() * sizeof(std::string));
    if (labels) make_room(out.labels, chunk.ids.size(), done);
    make_room(out.offsets, chunk.ids.size(), done);
  }
  void place(Chunk& chunk) const {
    if (repeated != nullptr) leave_out_repeated(chunk);
    chunk.row_at = out.ids.size();
    const std::size_t size = chunk.row_at + chunk.ids.size();
    out.ids.insert(out.ids.end(), chunk.ids.begin(), chunk.ids.end());
    out.offsets.insert(out.offsets.end(), chunk.offsets.begin(), chunk.offsets.end());
    out.names.resize(size);
    if (labels) out.labels.resize(size);
  }
  void leave_out_repeated(Chunk& chunk) const {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < chunk.ids.size(); ++i) {
      const bool first = kept == 0 && out.ids.empty();
      if (!first && chunk.ids[i] == (kept == 0 ? out.ids.back() : chunk.ids[kept - 1])) {
        out.scan.skipped.add(repeated, chunk.offsets[i]);
        continue;
      }
      if (kept < i) {
        chunk.ids[kept] = chunk.ids[i];
        chunk.offsets[kept] = chunk.offsets[i];
        chunk.names[kept] = std::move(chunk.names[i]);
        if (labels) chunk.labels[kept] = std::move(chunk.labels[i]);
      }
      ++kept;
    }
    chunk.ids.resize(kept);
    chunk.offsets.resize(kept);
    chunk.names.resize(kept);
    if (labels) chunk.labels.resize(kept);
  }
  void copy(Chunk& chunk) const {
    const auto at = static_cast<std::ptrdiff_t>(chunk.row_at);
    std::move(chunk.names.begin(), chunk.names.end(), out.names.begin() + at);
    if (labels) std::move(chunk.labels.begin(), chunk.labels.end(), out.labels.begin() + at);
  }
};

NamedRows read_named_rows(const CsvTable& table, const char* name_column, const char* label_column, bool quotes,
                          const char* repeated, const CsvScanOptions& options, Progress& progress) {
  NamedRows out;
  std::vector<std::size_t> columns{table.column("ID"), table.column(name_column)};
  const auto label = label_column != nullptr ? table.single(label_column) : std::nullopt;
  if (label) columns.push_back(*label);
  NamedSink sink{out, quotes, label.has_value(), repeated};
  CsvScan scan = scan_rows(table, columns, options, progress, sink);
  scan.skipped.add(out.scan.skipped);
  out.scan = std::move(scan);
  return out;
}

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

NamedRows read_artist_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, "name", "file_label", true, repeated_artist, options, progress);
}

NamedRows read_note_rows(const CsvTable& table, const char* name_column, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, name_column, nullptr, false, nullptr, options, progress);
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
