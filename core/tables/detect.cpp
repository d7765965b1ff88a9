// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/detect.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "core/tables/cut.h"
#include "core/tables/names.h"
#include "core/tables/numbers.h"
#include "core/tables/roles.h"

namespace segue::tables {
namespace {

constexpr std::size_t most_rows = 200;

struct Sample {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> fields;  // of each row
  std::vector<bool> stray;
  std::size_t mode = 0;    // the number of fields that most rows have
  double share = 0;        // of rows that have it, and nothing odd
  std::size_t quoted = 0;  // fields within quotes
  std::size_t needed = 0;  // of them, those that need their quotes
  std::size_t spaced = 0;  // rows with a field that begins with spaces and a quote
  bool unclosed = false;
  std::size_t open_quote = 0;  // where, then
};

Sample sample_rows(std::string_view text, const Cut& cut) {
  Sample sample;
  std::vector<std::int16_t> wanted_as(most_named_columns);
  for (std::size_t i = 0; i < wanted_as.size(); ++i) wanted_as[i] = static_cast<std::int16_t>(i);
  std::vector<Field> fields(most_named_columns);
  std::string storage;
  std::string cleaned;
  std::map<std::size_t, std::size_t> counts;
  for (std::size_t at = 0; at < text.size() && sample.rows.size() <= most_rows;) {
    if (text[at] == '\n' || text[at] == '\r') {
      ++at;
      continue;
    }
    if (text.substr(at).starts_with(byte_order_mark)) {
      at += byte_order_mark.size();
      continue;
    }
    const Row row = read_row(text, at, cut, std::span<const std::int16_t>(wanted_as), fields.data());
    if (row.unclosed_quote) {
      sample.open_quote = row.quote_offset;
      // The end of a large head may have cut a quoted field in two.
      sample.unclosed = text.size() < (std::size_t{1} << 19U) || text.size() - row.quote_offset > (std::size_t{1} << 16U);
      break;
    }
    std::vector<std::string> values;
    bool spaced = false;
    for (std::size_t i = 0; i < std::min(row.fields, fields.size()); ++i) {
      const Field& field = fields[i];
      if (field.raw.data() > text.data() && field.raw.data()[-1] == '"' && cut.quoting != Quoting::none) {
        ++sample.quoted;
        if (field.escaped || field.raw.find(cut.delimiter) != std::string_view::npos ||
            field.raw.find_first_of("\r\n") != std::string_view::npos) {
          ++sample.needed;
        }
      }
      const std::size_t begin = field.raw.find_first_not_of(' ');
      spaced = spaced || (begin != 0 && begin != std::string_view::npos && field.raw[begin] == '"');
      std::uint8_t flags = 0;
      values.emplace_back(clean_name(field_value(field, cut.quoting, storage), cleaned, flags));
    }
    sample.spaced += spaced && cut.quoting != Quoting::none ? 1U : 0U;
    sample.rows.push_back(std::move(values));
    sample.fields.push_back(row.fields);
    sample.stray.push_back(row.stray_text);
    ++counts[row.fields];
    at = row.next;
  }
  std::size_t most = 0;
  for (const auto& [fields_of_row, count] : counts) {
    if (count < most) continue;
    most = count;
    sample.mode = fields_of_row;
  }
  std::size_t good = 0;
  for (std::size_t i = 0; i < sample.rows.size(); ++i) good += sample.fields[i] == sample.mode && !sample.stray[i] ? 1U : 0U;
  if (!sample.rows.empty()) sample.share = static_cast<double>(good) / static_cast<double>(sample.rows.size());
  if (sample.unclosed) sample.share = 0;
  return sample;
}

/// One column quoted throughout (below a header, perhaps) is quoted on purpose.
bool quoted_throughout(std::string_view text, char delimiter) {
  const Sample sample = sample_rows(text, {delimiter, Quoting::none});
  if (sample.rows.size() < 2) return false;
  for (std::size_t c = 0; c < sample.mode && c < most_named_columns; ++c) {
    bool all = true;
    for (std::size_t r = 1; r < sample.rows.size() && all; ++r) {
      if (c >= sample.rows[r].size()) continue;
      const std::string& value = sample.rows[r][c];
      all = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    }
    if (all) return true;
  }
  return false;
}

/// `open_quote`: where one opens that nothing closes, if that is why there are none.
Quoting detect_quoting(std::string_view text, char delimiter, std::size_t& open_quote) {
  open_quote = std::string_view::npos;
  const Sample doubled = sample_rows(text, {delimiter, Quoting::doubled});
  const Sample backslash = sample_rows(text, {delimiter, Quoting::backslash});
  const bool usual = delimiter == ',' || delimiter == ';';  // where quotes belong to the format
  const bool uses_backslash = text.find("\\\"") != std::string_view::npos;
  if (uses_backslash && backslash.share > doubled.share) return Quoting::backslash;
  if (doubled.quoted == 0 && !doubled.unclosed) return usual ? Quoting::doubled : Quoting::none;
  const Sample plain = sample_rows(text, {delimiter, Quoting::none});
  const auto none = [&] {
    if (doubled.unclosed && (usual || doubled.needed > 0)) open_quote = doubled.open_quote;
    return Quoting::none;
  };
  if (usual) return doubled.share + 0.02 >= plain.share ? Quoting::doubled : none();
  if (doubled.share < plain.share) return none();
  return doubled.needed > 0 || quoted_throughout(text, delimiter) ? Quoting::doubled : Quoting::none;
}

bool is_id(const std::string& value) {
  if (value.size() < 32 || value.size() > 64) return false;
  return std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
  });
}

Look look_of_value(const std::string& value) {
  if (value.empty()) return Look::empty;
  if (is_id(value)) return Look::id;
  if (const auto whole = parse_whole(value)) {
    const auto near = [&](std::int64_t unit) { return *whole >= 900'000'000 * unit && *whole < 4'000'000'000 * unit; };
    return near(1) || near(1000) || near(1'000'000) ? Look::time : Look::whole;
  }
  if (parse_time(value) || date_form(value) != DateForm::other) return Look::time;
  return Look::text;
}

/// Whether the first row stands apart from what is below it in columns that are all text: where the values of a column recur, a
/// name above them does not. Were the first row one like the others, it would be alone in a column of n values below it, of which
/// k are alone, with a chance of (k + 1) / (n + 1).
bool names_stand_apart(const std::vector<std::vector<std::string>>& rows) {
  constexpr std::size_t longest_name = 40;
  constexpr double unlikely = 0.03;
  const std::vector<std::string>& first = rows[0];
  if (first.size() < 2 || std::set<std::string>(first.begin(), first.end()).size() < first.size()) return false;
  double chance = 1;
  for (std::size_t c = 0; c < first.size(); ++c) {
    if (first[c].size() > longest_name || first[c].find("://") != std::string::npos) return false;
    std::map<std::string_view, std::size_t> counts;
    std::size_t values = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (c >= rows[r].size() || rows[r][c].empty()) continue;
      ++counts[rows[r][c]];
      ++values;
    }
    if (values == 0) continue;
    if (counts.contains(first[c])) return false;
    const auto alone = std::count_if(counts.begin(), counts.end(), [](const auto& count) { return count.second == 1; });
    chance *= static_cast<double>(alone + 1) / static_cast<double>(values + 1);
  }
  return chance <= unlikely;
}

bool looks_like_header(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return false;
  const std::vector<std::string>& first = rows[0];
  std::size_t empty = 0;
  bool known = false;
  for (const std::string& name : first) {
    if (name.empty()) {
      ++empty;
      continue;
    }
    const Look look = look_of_value(name);
    if (look != Look::text) return false;
    known = known || role_of_name(name).role != Role::ignore;
  }
  if (empty > 1) return false;
  if (known) return true;
  const std::vector<std::vector<std::string>> below(rows.begin() + 1, rows.end());
  if (below.empty()) return false;
  for (std::size_t c = 0; c < first.size(); ++c) {
    const Look look = look_of(below, c);
    if (look == Look::whole || look == Look::time || look == Look::id) return true;
  }
  return names_stand_apart(rows);
}

/// Whether the first values of the rows below a header can be the names of rows: no two alike.
bool names_rows(const std::vector<std::vector<std::string>>& rows) {
  std::set<std::string_view> names;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].empty() || !names.insert(rows[r][0]).second) return false;
  }
  return true;
}

}  // namespace

Look look_of(const std::vector<std::vector<std::string>>& rows, std::size_t c) {
  std::array<std::size_t, 5> counts{};
  std::size_t all = 0;
  for (const std::vector<std::string>& row : rows) {
    if (c >= row.size()) continue;
    const Look look = look_of_value(row[c]);
    if (look == Look::empty) continue;
    ++counts[static_cast<std::size_t>(look)];
    ++all;
  }
  if (all == 0) return Look::empty;
  for (const Look look : {Look::time, Look::id}) {
    if (10 * counts[static_cast<std::size_t>(look)] >= 9 * all) return look;
  }
  const std::size_t numbers = counts[static_cast<std::size_t>(Look::whole)] + counts[static_cast<std::size_t>(Look::time)];
  return 10 * numbers >= 9 * all && counts[static_cast<std::size_t>(Look::whole)] > 0 ? Look::whole : Look::text;
}

TableHead detect_table(std::string_view text, const Dialect& wanted) {
  TableHead head;
  head.dialect = wanted;
  std::vector<Delimiter> delimiters{wanted.delimiter};
  if (wanted.delimiter == Delimiter::automatic) {
    // In this order where two divide all rows alike: commas and spaces stand in names, numbers and dates, too.
    delimiters = {Delimiter::tab, Delimiter::semicolon, Delimiter::pipe, Delimiter::comma, Delimiter::space};
  }
  Sample best;
  bool found = false;
  for (const Delimiter delimiter : delimiters) {
    const char byte = delimiter_byte(delimiter);
    if (delimiters.size() > 1 && text.find(byte) == std::string_view::npos) continue;
    std::size_t open_quote = std::string_view::npos;
    const Quoting quoting = wanted.quoting == Quoting::automatic ? detect_quoting(text, byte, open_quote) : wanted.quoting;
    Sample sample = sample_rows(text, {byte, quoting});
    const bool divides = sample.mode >= 2 && sample.share >= 0.6;
    if (delimiters.size() > 1 && (!divides || (found && sample.share <= best.share + 0.05))) continue;
    found = true;
    best = std::move(sample);
    head.dialect.delimiter = delimiter;
    head.dialect.quoting = quoting;
    head.open_quote = open_quote;
  }
  if (!found) {
    head.one_column = true;
    head.dialect.delimiter = text.find(' ') != std::string_view::npos ? Delimiter::space : Delimiter::comma;
    if (wanted.quoting == Quoting::automatic) head.dialect.quoting = Quoting::none;
    best = sample_rows(text, {delimiter_byte(head.dialect.delimiter), head.dialect.quoting});
  }
  head.fields = best.mode;
  head.spaced_quotes = best.spaced;
  if (head.dialect.header == Header::automatic) {
    head.dialect.header =
        !head.one_column || best.mode == 1 ? (looks_like_header(best.rows) ? Header::yes : Header::no) : Header::no;
  }
  std::size_t first = 0;
  if (head.dialect.header == Header::yes && !best.rows.empty()) {
    head.columns = best.rows[0];
    first = 1;
    // R writes the names of rows as a column that the header does not name.
    if (head.columns.size() + 1 == head.fields && best.fields[0] + 1 == head.fields && best.spaced == 0 && names_rows(best.rows))
      head.columns.insert(head.columns.begin(), "");
    if (best.rows.size() == 1) head.fields = best.fields[0];
  }
  for (std::size_t c = head.columns.size(); c < std::min(head.fields, most_named_columns); ++c) {
    head.columns.push_back(std::to_string(c + 1));
  }
  for (std::size_t c = 0; c < head.columns.size(); ++c) {
    if (head.columns[c].empty()) head.columns[c] = std::to_string(c + 1);
  }
  for (std::size_t r = first; r < best.rows.size(); ++r) {
    head.odd_rows += best.fields[r] != head.fields || best.stray[r] ? 1U : 0U;
    head.rows.push_back(std::move(best.rows[r]));
  }
  return head;
}

}  // namespace segue::tables
