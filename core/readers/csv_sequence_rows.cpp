// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/readers/csv_fields.h"
#include "core/readers/csv_rows.h"
#include "core/readers/stream_copy.h"

namespace segue::data {
namespace {

/// Ids one behind the other: numbers of the text's plain lists, or others.
struct Ids {
  bool plain;
  std::size_t begin;
  std::size_t end;
};

struct SequenceSink {
  struct Chunk : CsvChunk {
    const CsvText* text = nullptr;
    Pages<std::int64_t> other_ids;       // of lists that are not plain
    std::vector<Ids> ids;                // of all rows, as they stand there
    std::size_t ids_count = 0;           // in them
    Pages<std::int32_t> tracks;          // what they are
    std::vector<std::uint32_t> missing;  // which of them are not known
    Pages<std::uint32_t> ids_ends;       // where each row's end
    Pages<std::uint32_t> ends;           // the same without those not known
    Pages<std::uint32_t> row_offsets;    // from the first one's on
    std::uint64_t base = 0;              // which stands here
    Pages<std::int64_t> users;
    Pages<std::int64_t> times;
    std::size_t row_at = 0;
    std::size_t track_at = 0;
    void clear() {
      CsvChunk::clear();
      other_ids.clear();
      ids.clear();
      ids_count = 0;
      tracks.clear();
      ids_ends.clear();
      ends.clear();
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
    const std::size_t before = chunk.other_ids.size();
    if (!csv::take_list(chunk, row, row.fields[0], chunk.other_ids)) return;
    if (chunk.other_ids.size() == before) chunk.notes.add(SEGUE_TEXT("an empty list"), row.offset);
    end_row(chunk, row.offset, {false, before, chunk.other_ids.size()});
    chunk.users.push_back(user_field < 0 ? -1 : csv::take_user(chunk, row, row.fields[static_cast<std::size_t>(user_field)].raw));
    if (time_field >= 0) chunk.times.push_back(take_time(chunk, row, row.fields[static_cast<std::size_t>(time_field)].raw));
  }
  /// Nearly all rows have a short user and a time of ten digits: their numbers are read many at a time.
  void rows(Chunk& chunk, const csv::CsvRows& rows) const {
    std::uint32_t begins[csv::most_fields];
    std::uint32_t ends[csv::most_fields];
    std::uint32_t found_users[csv::room_for_fields];
    std::uint32_t early[csv::room_for_fields];  // digits of the time
    std::uint32_t late[csv::room_for_fields];
    const std::size_t count = rows.count();
    const char* const text = rows.text().data();
    std::fill_n(found_users, count, 0U);
    std::fill_n(early, count, 0U);
    std::fill_n(late, count, 0U);
    if (user_field >= 0) {
      rows.bounds(static_cast<std::size_t>(user_field), begins, ends);
      csv::read_fields(text, begins, ends, count, found_users);
    }
    if (time_field >= 0) {
      rows.bounds(static_cast<std::size_t>(time_field), begins, ends);
      std::uint32_t middles[csv::most_fields];
      for (std::size_t r = 0; r < count; ++r) middles[r] = ends[r] - begins[r] > 8 ? ends[r] - 8 : begins[r];
      csv::read_fields(text, begins, middles, count, early);
      csv::read_fields(text, middles, ends, count, late);
    }
    rows.bounds(0, begins, ends);
    chunk.text = &rows.text();
    const std::uint32_t* const numbers = rows.text().numbers();
    for (std::size_t r = 0; r < count; ++r) {
      const auto list = rows.text().plain_list(rows.within(begins[r], ends[r]));
      if (!list || list->empty() || found_users[r] == csv::no_number || early[r] == csv::no_number || late[r] == csv::no_number) {
        row(chunk, rows[r]);
        continue;
      }
      const auto first = static_cast<std::size_t>(list->data() - numbers);
      end_row(chunk, rows.offset(r), {true, first, first + list->size()});
      chunk.users.push_back(user_field < 0 ? -1 : static_cast<std::int64_t>(found_users[r]));
      if (time_field >= 0) chunk.times.push_back(static_cast<std::int64_t>(early[r]) * 100'000'000 + late[r]);
    }
  }
  static void end_row(Chunk& chunk, std::uint64_t offset, const Ids& ids) {
    if (!chunk.ids.empty() && chunk.ids.back().plain == ids.plain && chunk.ids.back().end == ids.begin) {
      chunk.ids.back().end = ids.end;
    } else {
      chunk.ids.push_back(ids);
    }
    chunk.ids_count += ids.end - ids.begin;
    if (chunk.ids_ends.size() == 0) chunk.base = offset;
    chunk.ids_ends.push_back(static_cast<std::uint32_t>(chunk.ids_count));
    chunk.row_offsets.push_back(static_cast<std::uint32_t>(offset - chunk.base));
  }
  /// Looks all ids up at once, and leaves out those that are not known.
  void finish(Chunk& chunk) const {
    const std::size_t count = chunk.ids_count;
    chunk.tracks.resize(count);
    std::int32_t* const found = chunk.tracks.data();
    std::int32_t* to = found;
    for (const Ids& ids : chunk.ids) {
      const std::size_t size = ids.end - ids.begin;
      if (ids.plain) {
        tracks.find({chunk.text->numbers() + ids.begin, size}, to);
      } else {
        tracks.find(chunk.other_ids.span().subspan(ids.begin, size), to);
      }
      to += size;
    }
    chunk.missing.clear();
    constexpr std::size_t step = 16;
    for (std::size_t begin = 0; begin < count; begin += step) {
      const std::size_t end = std::min(count, begin + step);
      std::int32_t any = 0;
      for (std::size_t i = begin; i < end; ++i) any |= found[i];
      if (any >= 0) continue;
      for (std::size_t i = begin; i < end; ++i) {
        if (found[i] < 0) chunk.missing.push_back(static_cast<std::uint32_t>(i));
      }
    }
    leave_out_missing(chunk);
  }
  static void leave_out_missing(Chunk& chunk) {
    const std::vector<std::uint32_t>& missing = chunk.missing;
    std::int32_t* const tracks = chunk.tracks.data();
    chunk.ends.resize(chunk.ids_ends.size());
    std::size_t left_out = 0;
    for (std::size_t r = 0; r < chunk.ids_ends.size(); ++r) {
      const std::size_t before = left_out;
      while (left_out < missing.size() && missing[left_out] < chunk.ids_ends[r]) ++left_out;
      chunk.ends[r] = chunk.ids_ends[r] - static_cast<std::uint32_t>(left_out);
      if (left_out == before) continue;
      chunk.skipped.add(SEGUE_TEXT("list entries whose track the tracks file does not have"), chunk.base + chunk.row_offsets[r],
                        left_out - before);
    }
    for (std::size_t m = 0; m < missing.size(); ++m) {
      const std::size_t next = m + 1 < missing.size() ? missing[m + 1] : chunk.tracks.size();
      std::copy(tracks + missing[m] + 1, tracks + next, tracks + missing[m] - m);
    }
    chunk.tracks.resize(chunk.tracks.size() - missing.size());
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
    stream_copy(chunk.tracks.data(), chunk.tracks.size(), values.data() + chunk.track_at);
    stream_copy(chunk.users.data(), chunk.users.size(), users.data() + chunk.row_at);
    if (chunk.times.size() > 0) stream_copy(chunk.times.data(), chunk.times.size(), times.data() + chunk.row_at);
    std::uint64_t* const ends = offsets.data() + chunk.row_at + 1;
    for (std::size_t i = 0; i < chunk.ends.size(); ++i) ends[i] = chunk.track_at + chunk.ends[i];
  }
};

}  // namespace

SequenceRows read_sequence_rows(const CsvTable& table, const char* list_column, const IdIndex& tracks, SparePages& spare,
                                const CsvScanOptions& options, Progress& progress) {
  std::vector<std::size_t> columns{table.column(list_column)};
  const auto field_of = [&](const char* name) {
    const auto column = table.single(name);
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

}  // namespace segue::data
