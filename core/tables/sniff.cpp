// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/sniff.h"

#include <algorithm>

#include "core/tables/encoding.h"
#include "core/tables/oddities.h"
#include "core/tables/preview.h"
#include "core/tables/roles.h"

namespace segue::tables {
namespace {

void refuse_binary(std::string_view text, const Place& place) {
  if (text.empty()) throw Error(SEGUE_TEXT("The file is empty"), place, SEGUE_TEXT("Get the file again"));
  const std::size_t zero = text.find('\0');
  if (zero == std::string_view::npos) return;
  throw Error(SEGUE_TEXT("There is a zero byte here: this is a binary file or a damaged one; a table was expected"),
              {place.file, count_lines(text.substr(0, zero)) + 1}, SEGUE_TEXT("Choose a file of text, or get it again"));
}

/// JSON begins with a brace or a bracket, and with names in quotes soon after.
Layout json_layout(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return Layout::automatic;
  if (text.find("\"track_metadata\"") != std::string_view::npos) return Layout::listenbrainz;
  if (text.find("\"playlists\"") != std::string_view::npos) return Layout::mpd;
  return Layout::automatic;
}

/// What is no table though it could be read as one: a page that says why there is no file, say.
void refuse_other_formats(std::string_view text, const Place& place) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return;
  std::string start(text.substr(first, 16));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml")) {
    throw Error(SEGUE_TEXT("This is a page (HTML or XML) and no table"), place,
                SEGUE_TEXT("Look at what it says: a download that failed leaves such a file"));
  }
  const auto opens_json = [&](std::string_view with) {
    for (const char c : text.substr(first)) {
      if (with.empty()) return true;
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
      if (c != with.front()) return false;
      with.remove_prefix(1);
    }
    return with.empty();
  };
  if (opens_json("{\"") || opens_json("[{\"") || opens_json("[[\"")) {
    throw Error(SEGUE_TEXT("This is JSON, of none of the kinds that are known (Million Playlist Dataset, ListenBrainz)"), place,
                SEGUE_TEXT("Turn it into a table with a row for each play"));
  }
}

const Preset* preset_named(std::string_view name) {
  for (const Preset& preset : presets()) {
    if (name == preset.name) return &preset;
  }
  return nullptr;
}

/// The known tables without a header are told by the looks of their columns.
const Preset* fitting_preset(const TableHead& head) {
  if (head.dialect.header == Header::yes || head.dialect.delimiter != Delimiter::tab || head.rows.empty()) return nullptr;
  const auto looks = [&](std::size_t c) { return look_of(head.rows, c); };
  const auto starts = [&](std::size_t c, std::string_view with) {
    return std::all_of(head.rows.begin(), head.rows.end(),
                       [&](const auto& row) { return c < row.size() && row[c].starts_with(with); });
  };
  const auto id_or_none = [&](std::size_t c) { return looks(c) == Look::id || looks(c) == Look::empty; };
  if (head.fields == 6 && starts(0, "user_") && looks(1) == Look::time && id_or_none(2)) return preset_named("last.fm 1K");
  if (head.fields == 4 && looks(0) == Look::id && id_or_none(1) && looks(3) == Look::whole) return preset_named("last.fm 360K");
  return nullptr;
}

void remark_on_encodings(std::string_view bytes, Sniffed& out) {
  out.remarks.emplace_back(
      SEGUE_TEXT("The text is not UTF-8; its encoding is guessed. Check a name with accents in the preview"));
  const RowsByEncoding rows = rows_by_encoding(bytes);
  if (rows.other > 0) {
    out.notes.push_back({SEGUE_TEXT("a row among the first that is not UTF-8; the encoding of the file was guessed"),
                         rows.other,
                         rows.first_other,
                         {}});
  }
  if (rows.utf8 == 0 || rows.other == 0) return;
  out.remarks.emplace_back(
      SEGUE_TEXT("Of the first rows with accents, %1 are UTF-8 (the first is on line %2) and %3 are not (line %4): two encodings "
                 "are mixed. Names in one of them will be wrong, whichever is chosen"),
      std::vector<std::string>{std::to_string(rows.utf8), std::to_string(rows.first_utf8), std::to_string(rows.other),
                               std::to_string(rows.first_other)});
  out.notes.push_back({SEGUE_TEXT("a row in UTF-8 among the first of a file that was read in another encoding, which was "
                                  "guessed; its accents are wrong"),
                       rows.utf8, rows.first_utf8, excerpt(rows.first_utf8_row)});
}

/// Such as a CSV set has: all tracks of a session in one field.
bool is_list(const std::string& value) { return value.size() > 2 && value.front() == '[' && value.back() == ']'; }

void refuse_lists(Sniffed& out) {
  for (const Role role : {Role::artist, Role::item}) {
    if (!out.plan.has(role)) continue;
    const auto c = static_cast<std::size_t>(out.plan.column(role));
    const auto has_list = [&](const auto& row) { return c < row.size() && is_list(row[c]); };
    const auto lists = std::count_if(out.head.rows.begin(), out.head.rows.end(), has_list);
    if (10 * static_cast<std::size_t>(lists) < 9 * out.head.rows.size() || lists == 0) continue;
    const auto first = std::find_if(out.head.rows.begin(), out.head.rows.end(), has_list);
    out.missing.emplace_back(
        SEGUE_TEXT(
            "The column %1 holds lists such as %2, and each row of a table is one play. The files of a CSV set (30Music) are "
            "not imported: open their folder"),
        std::vector<std::string>{out.head.columns[c], excerpt((*first)[c])});
    return;
  }
}

/// Of two columns of one name the roles take the first.
void remark_on_doubled_names(Sniffed& out) {
  if (out.head.dialect.header != Header::yes) return;
  const std::vector<std::string>& names = out.head.columns;
  for (const Role role : {Role::sequence, Role::user, Role::item, Role::artist, Role::artist_id, Role::item_name, Role::time,
                          Role::position, Role::count, Role::tag}) {
    if (!out.plan.has(role)) continue;
    const auto c = static_cast<std::size_t>(out.plan.column(role));
    if (c >= names.size() || names[c].empty()) continue;
    const auto other = std::find(names.begin() + static_cast<std::ptrdiff_t>(c) + 1, names.end(), names[c]);
    if (other == names.end()) continue;
    out.remarks.emplace_back(
        SEGUE_TEXT("The header has %1 twice, as column %2 and as column %3; the first is used. Say by number which one is meant"),
        std::vector<std::string>{names[c], std::to_string(c + 1), std::to_string(other - names.begin() + 1)});
    out.notes.push_back({SEGUE_TEXT("a column name that stands twice in the header; the first column was used"), 1, 1, names[c]});
  }
}

void remark_on_quote(std::string_view text, Sniffed& out) {
  if (out.head.open_quote == std::string_view::npos) return;
  const std::string_view before = text.substr(0, out.head.open_quote);
  const std::uint64_t line = count_lines(before) + 1;
  out.remarks.emplace_back(
      SEGUE_TEXT("A quote that opens on line %1 is never closed, so quotes are taken as plain text. Correct it "
                 "in the file, or choose how quotes are to be read"),
      std::vector<std::string>{std::to_string(line)});
  const std::size_t end = before.find_last_of("\r\n");
  out.notes.push_back({SEGUE_TEXT("a quote that opens here is never closed; all quotes were taken as plain text"), 1, line,
                       excerpt(text.substr(end == std::string_view::npos ? 0 : end + 1))});
}

void remark_on(const TableHead& head, Sniffed& out) {
  if (head.spaced_quotes > 0) {
    // Where delimiters stand within such quotes, all that follows would be taken for other columns.
    out.missing.emplace_back(
        SEGUE_TEXT("In %1 of the first %2 rows spaces stand before a quote, so that it opens nothing. Take out the spaces, or "
                   "choose that quotes are plain text"),
        std::vector<std::string>{std::to_string(head.spaced_quotes), std::to_string(head.rows.size())});
  }
  if (head.odd_rows > 0) {
    out.remarks.emplace_back(SEGUE_TEXT("%1 of the first %2 rows have another number of fields than most, or text behind quotes"),
                             std::vector<std::string>{std::to_string(head.odd_rows), std::to_string(head.rows.size())});
  }
  if (head.fields > most_named_columns) {
    out.remarks.emplace_back(
        SEGUE_TEXT(
            "There are %1 columns; only the first %2 can be used. A matrix with a column for each artist or track has to be "
            "turned into rows of listener, artist and count"),
        std::vector<std::string>{std::to_string(head.fields), std::to_string(most_named_columns)});
  }
  if (head.rows.empty()) out.missing.emplace_back(SEGUE_TEXT("There is a header and no row"));
}

bool any_known_name(const TableHead& head) {
  return head.dialect.header == Header::yes && std::any_of(head.columns.begin(), head.columns.end(), [](const std::string& name) {
           return role_of_name(name).role != Role::ignore;
         });
}

}  // namespace

Sniffed known_layout(const TableSpec& spec, Layout layout) {
  Sniffed out;
  out.spec = spec;
  out.spec.layout = layout;
  for (const Preset& preset : presets()) {
    if (preset.spec.layout == layout) out.preset = preset.name;
  }
  if (layout == Layout::mpd) out.spec.as_playlists = true;
  if (layout == Layout::mpd) out.spec.grouping = Grouping::sequence;
  if (layout == Layout::hetrec) out.spec.grouping = Grouping::user;
  if (layout == Layout::listenbrainz && spec.grouping == Grouping::automatic) out.spec.grouping = Grouping::sessions;
  if (layout == Layout::listenbrainz && spec.grouping == Grouping::sequence) {
    out.missing.emplace_back(SEGUE_TEXT("Listens have no sequences: group them by user, with or without a session gap"));
  }
  return out;
}

Sniffed sniff(std::string_view bytes, bool whole, const TableSpec& spec, const Place& place) {
  Sniffed out;
  out.spec = spec;
  if (bytes.empty()) refuse_binary(bytes, place);
  const EncodingGuess guess = detect_encoding(bytes);
  if (spec.dialect.encoding == Encoding::automatic) {
    out.spec.dialect.encoding = guess.encoding;
    if (!guess.certain) remark_on_encodings(bytes, out);
  }
  bool invalid = false;
  const std::string decoded = decode_head(bytes, out.spec.dialect.encoding, invalid);
  bool row_ends = whole;
  refuse_binary(decoded, place);
  if (invalid) {
    out.remarks.emplace_back(SEGUE_TEXT("Some characters are not valid in this encoding; they are replaced"));
  }
  std::string_view text = decoded;
  if (!whole) {
    // The last row may be cut; a row of more than the head is left as it is.
    if (const std::size_t end = last_line_end(text, false); end > 0) {
      text = text.substr(0, end);
      row_ends = true;
    }
  }
  if (text.find_first_not_of("\r\n \t") == std::string_view::npos) {
    throw Error(SEGUE_TEXT("The file has nothing but blank lines"), place, SEGUE_TEXT("Get the file again"));
  }

  if (spec.layout == Layout::automatic) out.spec.layout = json_layout(text);
  if (out.spec.layout == Layout::automatic) refuse_other_formats(text, place);
  if (out.spec.layout == Layout::mpd || out.spec.layout == Layout::listenbrainz || out.spec.layout == Layout::hetrec) {
    return known_layout(spec, out.spec.layout);
  }

  out.head = detect_table(text, out.spec.dialect);
  if (out.spec.layout == Layout::automatic) {
    const bool words =
        out.head.dialect.delimiter == Delimiter::space && spec.dialect.delimiter == Delimiter::automatic && spec.columns.empty();
    out.spec.layout = words && !any_known_name(out.head) ? Layout::lines : Layout::table;
  }
  if (out.spec.layout == Layout::lines) {
    out.preset = "word2vec text";
    out.spec.dialect.delimiter = Delimiter::space;
    out.spec.dialect.quoting = Quoting::none;
    out.spec.dialect.header = Header::no;
    const Encoding encoding = out.spec.dialect.encoding;
    out.head = detect_table(text, out.spec.dialect);
    out.spec.dialect.encoding = encoding;
    return out;
  }

  const Preset* const preset = fitting_preset(out.head);
  if (preset != nullptr) {
    const Dialect& known = preset->spec.dialect;  // stands where nothing else was said
    Dialect dialect = out.head.dialect;
    if (spec.dialect.quoting == Quoting::automatic) dialect.quoting = known.quoting;
    out.head = detect_table(text, dialect);
  }
  if (spec.columns.empty() && preset != nullptr) {
    out.preset = preset->name;
    out.spec.columns = preset->spec.columns;
    if (spec.grouping == Grouping::automatic) out.spec.grouping = preset->spec.grouping;
  } else if (spec.columns.empty()) {
    out.spec.columns = suggest_roles(out.head);
    for (const ColumnRole& column : out.spec.columns) {
      if (column.role == Role::sequence && names_playlists(column.column)) out.spec.as_playlists = true;
    }
  }
  const Encoding encoding = out.spec.dialect.encoding;
  out.spec.dialect = out.head.dialect;
  out.spec.dialect.encoding = encoding;
  out.plan = plan_table(out.head, out.spec, out.missing, out.remarks);
  if (out.spec.grouping == Grouping::automatic) out.spec.grouping = out.plan.grouping;
  out.spec.dates = out.plan.dates;
  remark_on(out.head, out);
  refuse_lists(out);
  remark_on_doubled_names(out);
  if (out.plan.grouping == Grouping::sessions && !out.plan.has(Role::user)) {
    out.notes.push_back({SEGUE_TEXT("no column of users; all rows were taken as one listener's"), 1, 0, {}});
  }
  remark_on_quote(text, out);
  if (row_ends && out.head.rows.empty() && !whole) {
    out.cut = true;
    out.missing.assign(1,
                       {SEGUE_TEXT("The row on line %1 is longer than a megabyte. A table of listening data has a row for each "
                                   "play; the file is damaged, or is no such table"),
                        {std::to_string(count_lines(text) + 1)}});
  }
  if (!row_ends) {
    out.cut = true;
    out.missing.assign(
        1,
        out.head.fields < 2
            ? Message(
                  SEGUE_TEXT("The first row is longer than a megabyte and has but one column. A table of listening data has a "
                             "row for each play, and a text of sequences a line for each sequence"))
            : Message(SEGUE_TEXT("The first row is longer than a megabyte and has more than %1 columns. A table of listening "
                                 "data has a row for each play; a matrix with a column for each artist or track has to be turned "
                                 "into such rows"),
                      {std::to_string(out.head.fields - 1)}));
  }
  return out;
}

}  // namespace segue::tables
