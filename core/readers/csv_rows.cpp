// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_rows.h"

#include "core/base/text.h"
#include "core/readers/literals.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The row's id; false (and counted) where it has none.
bool take_id(CsvChunk& chunk, const CsvRow& row, std::string_view text, std::int64_t& id) {
  const Id parsed = parse_id(text);
  if (parsed.form == IdForm::junk || parsed.form == IdForm::missing) {
    chunk.skipped.add(SEGUE_TEXT("the ID is not a whole number"), row.offset);
    return false;
  }
  if (parsed.form == IdForm::decimal) chunk.notes.add(SEGUE_TEXT("an ID written as a decimal number"), row.offset);
  id = parsed.value;
  return true;
}

struct NamedChunk : CsvChunk {
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;
  std::vector<std::uint64_t> offsets;
};

/// `quotes`: names are expected within a literal pair of quotes.
NamedRows read_named_rows(const CsvTable& table, const char* name_column, bool quotes, const CsvScanOptions& options,
                          Progress& progress) {
  NamedRows out;
  const auto take = [&](NamedChunk& chunk, const CsvRow& row) {
    std::int64_t id = 0;
    if (!take_id(chunk, row, row.fields[0].raw, id)) return;
    DecodedName name = decode_name(row.fields[1].escaped ? row.fields[1].value() : row.fields[1].raw);
    if (name.text.empty()) {
      chunk.notes.add(SEGUE_TEXT("no name"), row.offset);
    } else if (quotes && !name.quoted) {
      chunk.notes.add(SEGUE_TEXT("a name without quotes around it"), row.offset);
    }
    if (name.invalid_utf8) chunk.notes.add(SEGUE_TEXT("a name that is not valid UTF-8; its bad bytes were replaced"), row.offset);
    if (name.control_chars) chunk.notes.add(SEGUE_TEXT("a name with control characters; spaces took their place"), row.offset);
    chunk.ids.push_back(id);
    chunk.names.push_back(std::move(name.text));
    chunk.offsets.push_back(row.offset);
  };
  const auto merge = [&](NamedChunk&& chunk) {
    append(out.ids, std::move(chunk.ids));
    append(out.names, std::move(chunk.names));
    append(out.offsets, std::move(chunk.offsets));
  };
  out.scan = scan_rows<NamedChunk>(table, {table.column("ID"), table.column(name_column)}, options, progress, take, merge);
  return out;
}

/// Counts a list that could not be read; tells a file that ends within it.
void refuse_list(CsvChunk& chunk, const CsvRow& row, ListForm form) {
  chunk.skipped.add(SEGUE_TEXT("the list cannot be read"), row.offset);
  if (form == ListForm::unclosed && row.ends_file) chunk.cut_off = true;
}

struct ListChunk : CsvChunk {
  std::vector<std::int64_t> ids;
  Lists<std::int64_t> lists;
  std::vector<std::uint64_t> offsets;
};

/// `empty_note`: counted for a row with an empty list; null: that is nothing odd.
ListRows read_list_rows(const CsvTable& table, const char* id_column, const char* list_column, const char* empty_note,
                        const CsvScanOptions& options, Progress& progress) {
  ListRows out;
  const auto take = [&](ListChunk& chunk, const CsvRow& row) {
    const std::size_t before = chunk.lists.values.size();
    const ListForm form = parse_list(row.fields[1].raw, [&](std::int64_t value) { chunk.lists.values.push_back(value); });
    std::int64_t id = 0;
    if (form == ListForm::unclosed || form == ListForm::malformed) {
      chunk.lists.values.resize(before);
      refuse_list(chunk, row, form);
      return;
    }
    if (!take_id(chunk, row, row.fields[0].raw, id)) {
      chunk.lists.values.resize(before);
      return;
    }
    if (empty_note != nullptr && chunk.lists.values.size() == before) chunk.notes.add(empty_note, row.offset);
    chunk.ids.push_back(id);
    chunk.lists.offsets.push_back(chunk.lists.values.size());
    chunk.offsets.push_back(row.offset);
  };
  const auto merge = [&](ListChunk&& chunk) {
    append(out.ids, std::move(chunk.ids));
    data::append(out.lists, chunk.lists);
    append(out.offsets, std::move(chunk.offsets));
  };
  out.scan = scan_rows<ListChunk>(table, {table.column(id_column), table.column(list_column)}, options, progress, take, merge);
  return out;
}

struct SequenceChunk : CsvChunk {
  Sequences sequences;
  std::vector<std::int64_t> ids;  // of the row at hand
};

std::int64_t take_user(CsvChunk& chunk, const CsvRow& row, std::string_view text) {
  const Id user = parse_id(text);
  if (user.form == IdForm::junk) {
    chunk.notes.add(SEGUE_TEXT("the user is not a whole number"), row.offset);
    return -1;
  }
  if (user.form == IdForm::missing || user.value < 0) {
    chunk.notes.add(SEGUE_TEXT("the user is not known"), row.offset);
    return -1;
  }
  return user.value;
}

}  // namespace

NamedRows read_artist_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, "name", true, options, progress);
}

NamedRows read_tag_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_named_rows(table, "value", false, options, progress);
}

ListRows read_track_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_list_rows(table, "ID", "author_id", SEGUE_TEXT("a track without an artist"), options, progress);
}

ListRows read_track_tag_rows(const CsvTable& table, const CsvScanOptions& options, Progress& progress) {
  return read_list_rows(table, "track_id", "tag_ids", nullptr, options, progress);
}

SequenceRows read_sequence_rows(const CsvTable& table, const char* list_column, const IdIndex& tracks,
                                const CsvScanOptions& options, Progress& progress) {
  SequenceRows out;
  std::vector<std::size_t> columns{table.column(list_column)};
  const auto user_column = table.find("user_id");
  if (user_column) columns.push_back(*user_column);
  const auto take = [&](SequenceChunk& chunk, const CsvRow& row) {
    std::vector<std::int64_t>& ids = chunk.ids;
    ids.clear();
    const ListForm form = parse_list(row.fields[0].raw, [&](std::int64_t id) { ids.push_back(id); });
    if (form == ListForm::unclosed || form == ListForm::malformed) {
      refuse_list(chunk, row, form);
      return;
    }
    // All look-ups of a list at once and without branches: each is a cache miss, and so many of them are under way together.
    std::vector<std::int32_t>& values = chunk.sequences.tracks.values.own();
    const std::size_t before = values.size();
    values.resize(before + ids.size());
    std::int32_t* end = values.data() + before;
    for (const std::int64_t id : ids) {
      *end = tracks.find(id);
      end += *end >= 0 ? 1 : 0;
    }
    values.resize(static_cast<std::size_t>(end - values.data()));
    const std::uint64_t unknown = before + ids.size() - values.size();
    chunk.skipped.add(SEGUE_TEXT("list entries whose track the tracks file does not have"), row.offset, unknown);
    if (values.size() == before && unknown == 0) chunk.notes.add(SEGUE_TEXT("an empty list"), row.offset);
    chunk.sequences.tracks.offsets.push_back(values.size());
    chunk.sequences.users.push_back(user_column ? take_user(chunk, row, row.fields[1].raw) : -1);
  };
  const auto merge = [&](SequenceChunk&& chunk) {
    data::append(out.sequences.tracks, chunk.sequences.tracks);
    out.sequences.users.append(chunk.sequences.users.begin(), chunk.sequences.users.end());
  };
  out.scan = scan_rows<SequenceChunk>(table, columns, options, progress, take, merge);
  if (!user_column && out.scan.rows > 0) {
    out.scan.notes.add(SEGUE_TEXT("rows without a user: the file has no column user_id"), table.data_begin(), out.scan.rows);
  }
  return out;
}

}  // namespace segue::data
