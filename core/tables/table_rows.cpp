// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "core/tables/numbers.h"
#include "core/tables/table_plan.h"

namespace segue::tables {
namespace {

/// Zero bytes make it a binary file, or text in an encoding that was not recognised.
void look_for_zero(std::string_view text, BlockRows& out) {
  const std::size_t zero = text.find('\0');
  if (zero != std::string_view::npos) out.zero_byte = count_lines(text.substr(0, zero));
}

/// `at`: behind the mark.
void note_mark(std::string_view text, std::size_t at, std::uint64_t line, BlockRows& out) {
  out.notes.add(SEGUE_TEXT("a byte order mark amid the table, as files have that were joined; it was left out"), line,
                text.substr(at));
}

/// Reads one block; holds what its rows share.
class RowReader {
 public:
  RowReader(const TablePlan& plan, BlockRows& out) : plan_(plan), plays_(plan.plays()), out_(out) {
    for (std::size_t role = 1; role < role_count; ++role) {
      const int column = plan.columns[role];
      if (column < 0) continue;
      const auto at = static_cast<std::size_t>(column);
      if (wanted_as_.size() <= at) wanted_as_.resize(at + 1, -1);
      // Two roles may name one column.
      if (wanted_as_[at] < 0) wanted_as_[at] = wanted_++;
      slot_[role] = wanted_as_[at];
    }
  }

  void read(std::string_view text, bool skip_header) {
    std::uint64_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == '\n' || text[at] == '\r') {
        at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        ++line;
        continue;
      }
      if (text.substr(at).starts_with(byte_order_mark)) {
        at += byte_order_mark.size();
        note_mark(text, at, line, out_);
        continue;
      }
      const Row row = read_row(text, at, plan_.cut, wanted_as_, fields_.data());
      if (skip_header) {
        skip_header = false;
      } else {
        line_ = line;
        row_ = text.substr(at, row.next - at);
        ++out_.rows;
        if (row.fields != plan_.fields || row.stray_text) {
          if (out_.irregular++ == 0) out_.first_irregular = line;
          // A quote that is not one may have swallowed lines: they count.
          out_.skipped.add(
              row.stray_text ? SEGUE_TEXT("text behind a closing quote") : SEGUE_TEXT("another number of fields than most rows"),
              line, row_, row.lines);
          out_.rows += row.lines - 1;
        } else {
          if (row.lines > 1) out_.notes.add(SEGUE_TEXT("a field over several lines"), line, row_);
          take();
        }
      }
      line += row.lines;
      at = row.next;
    }
    out_.lines = line;
  }

 private:
  [[nodiscard]] const Field& field(Role role) const {
    return fields_[static_cast<std::size_t>(slot_[static_cast<std::size_t>(role)])];
  }
  [[nodiscard]] bool has(Role role) const { return slot_[static_cast<std::size_t>(role)] >= 0; }
  void skip(const char* reason) { out_.skipped.add(reason, line_, row_); }
  void note(const char* reason) { out_.notes.add(reason, line_, row_); }

  std::uint32_t name(BlockNames& names, std::uint32_t prefix, Role role) {
    const Field& from = field(role);
    if (!from.escaped) return names.add(prefix, from.raw);
    return names.add(prefix, field_value(from, plan_.cut.quoting, storage_), true);
  }
  [[nodiscard]] std::string_view value(Role role) { return field_value(field(role), plan_.cut.quoting, storage_); }

  bool take_key(std::int64_t& key, std::int64_t& time) {
    key = 0;
    time = -1;
    if (plays_.timed || plays_.dated) {
      const auto parsed = parse_time(value(Role::time), plan_.dates);
      if (parsed) {
        time = *parsed;
      } else if (plays_.timed) {
        skip(SEGUE_TEXT("the time cannot be read"));
        return false;
      } else {
        note(SEGUE_TEXT("the time cannot be read; the position stands"));
      }
    }
    if (plays_.timed) {
      key = time;
    } else if (has(Role::position)) {
      const auto position = parse_whole(value(Role::position));
      if (!position) {
        skip(SEGUE_TEXT("the position is not a whole number"));
        return false;
      }
      key = *position;
    }
    return true;
  }

  bool take_count(std::uint32_t& count) {
    count = 1;
    if (!plays_.counts) return true;
    const auto parsed = parse_whole(value(Role::count));
    if (!parsed || *parsed < 0) {
      skip(SEGUE_TEXT("the count is not a whole number"));
      return false;
    }
    if (*parsed == 0) {
      skip(SEGUE_TEXT("a count of 0"));
      return false;
    }
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    if (*parsed > most) note(SEGUE_TEXT("a count beyond 2^32; taken as 2^32 − 1"));
    count = static_cast<std::uint32_t>(std::min(*parsed, most));
    return true;
  }

  bool take_group(std::uint32_t& user, std::uint32_t& sequence) {
    if (plays_.users) {
      user = name(out_.users, 0, Role::user);
      const BlockNames::Name& found = out_.users[user];
      if (found.flags != 0) {
        if ((found.flags & (name_empty | name_too_long)) != 0) {
          if (!plays_.sequences) {
            skip(SEGUE_TEXT("no user"));
            return false;
          }
          note(SEGUE_TEXT("no user; the sequence stands"));
          user = no_name;
        } else {
          out_.note(found, line_, row_);
        }
      }
    }
    if (plays_.sequences) {
      sequence = name(out_.sequences, user, Role::sequence);
      if ((out_.sequences[sequence].flags & (name_empty | name_too_long)) != 0) {
        skip(SEGUE_TEXT("no sequence"));
        return false;
      }
    }
    return true;
  }

  bool take_artist(std::uint32_t& artist) {
    if (plays_.artist_ids) {
      const std::string_view id = trimmed(value(Role::artist_id));
      std::uint8_t flags = 0;
      if (!id.empty() && id.size() < longest_name) {
        artist = name(out_.artists, 0, Role::artist_id);
        if (artist == out_.labels.size()) out_.labels.emplace_back();
        std::string& label = out_.labels[artist];
        if (label.empty()) {
          label = clean_name(value(Role::artist), cleaned_, flags);
          if (label.empty()) {
            note(SEGUE_TEXT("an artist with an ID and no name"));
          } else {
            out_.note({{}, {}, 0, 0, 0, flags}, line_, row_);
          }
        }
        return true;
      }
    }
    artist = name(out_.artists, plays_.artist_ids ? 1 : 0, Role::artist);
    const BlockNames::Name& found = out_.artists[artist];
    if (plays_.artist_ids && artist == out_.labels.size()) out_.labels.emplace_back(found.text);
    if (found.flags == 0) return true;
    if ((found.flags & name_empty) != 0) {
      skip(SEGUE_TEXT("no artist"));
      return false;
    }
    if ((found.flags & name_too_long) != 0) {
      skip(SEGUE_TEXT("a name of more than 64 KiB"));
      return false;
    }
    out_.note(found, line_, row_);
    return true;
  }

  std::uint32_t take_item(std::uint32_t artist) {
    Role role = Role::item;
    if (has(Role::item_name) && trimmed(field(Role::item).raw).empty()) role = Role::item_name;
    const std::uint32_t item = name(out_.items, artist, role);
    if (const BlockNames::Name& found = out_.items[item]; found.flags != 0) {
      if ((found.flags & (name_empty | name_too_long)) != 0) note(SEGUE_TEXT("no track; only its artist is known"));
      out_.note(found, line_, row_);
    }
    return item;
  }

  void take() {
    std::int64_t key = 0;
    std::int64_t time = -1;
    std::uint32_t count = 1;
    std::uint32_t user = no_name;
    std::uint32_t sequence = 0;
    std::uint32_t artist = 0;
    if (!take_key(key, time) || !take_count(count) || !take_group(user, sequence) || !take_artist(artist)) return;
    if (plays_.tags) {
      std::uint32_t tag = name(out_.tags, 0, Role::tag);
      if (const BlockNames::Name& found = out_.tags[tag]; found.flags != 0) {
        if ((found.flags & (name_empty | name_too_long)) != 0) {
          note(SEGUE_TEXT("no tag"));
          tag = no_name;
        } else {
          out_.note(found, line_, row_);
        }
      }
      out_.tag.push_back(tag);
    }
    if (plays_.items) out_.item.push_back(take_item(artist));
    if (plays_.users) out_.user.push_back(user);
    if (plays_.sequences) out_.sequence.push_back(sequence);
    if (plays_.counts) out_.count.push_back(count);
    if (plays_.dated) out_.time.push_back(time);
    out_.artist.push_back(artist);
    out_.key.push_back(key);
    ++out_.kept;
  }

  const TablePlan& plan_;
  const PlayColumns plays_;
  BlockRows& out_;
  std::vector<std::int8_t> wanted_as_;
  std::int8_t wanted_ = 0;
  std::array<std::int8_t, role_count> slot_{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  std::array<Field, role_count> fields_;
  std::string storage_;
  std::string cleaned_;
  std::uint64_t line_ = 0;
  std::string_view row_;
};

}  // namespace

void read_rows(const Block& block, bool first, const TablePlan& plan, BlockRows& out) {
  out.clear();
  look_for_zero(block.text, out);
  if (out.zero_byte != BlockRows::no_line) return;
  RowReader(plan, out).read(block.text, first && plan.header);
}

void read_lines(const Block& block, BlockRows& out) {
  out.clear();
  look_for_zero(block.text, out);
  if (out.zero_byte != BlockRows::no_line) return;
  const std::string_view text = block.text;
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(byte_order_mark)) {
      at += byte_order_mark.size();
      note_mark(text, at, line, out);
      if (at == text.size()) break;
    }
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view row = text.substr(at, end - at);
    bool any = false;
    for (std::size_t from = row.find_first_not_of(" \t"); from != std::string_view::npos;) {
      const std::size_t to = std::min(row.find_first_of(" \t", from), row.size());
      const std::uint32_t artist = out.artists.add(0, row.substr(from, to - from));
      from = row.find_first_not_of(" \t", to);
      const BlockNames::Name& name = out.artists[artist];
      if (name.flags != 0) {
        if ((name.flags & (name_empty | name_too_long)) != 0) {
          out.skipped.add(SEGUE_TEXT("a name of more than 64 KiB"), line, row);
          continue;
        }
        out.note(name, line, row);
      }
      any = true;
      out.artist.push_back(artist);
      out.sequence.push_back(out.groups);
      out.key.push_back(0);
    }
    if (!row.empty()) ++out.rows;
    if (any) {
      ++out.groups;
      ++out.kept;
    }
    at = end;
    if (at < text.size()) at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    ++line;
  }
  out.lines = line;
}

}  // namespace segue::tables
