// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_plan.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/words.h"
#include "core/tables/numbers.h"

namespace segue::tables {
namespace {

const char* label_of(Role role) {
  for (const RoleName& name : role_names()) {
    if (name.role == role) return name.label;
  }
  return "";
}

Message no_such_column(const std::string& name, const std::vector<std::string>& columns) {
  const std::string near = nearest_word(name, columns);
  if (near.empty()) return {SEGUE_TEXT("There is no column %1. The columns are: %2"), {name, listed(columns)}};
  return {SEGUE_TEXT("There is no column %1. Did you mean %2? The columns are: %3"), {name, near, listed(columns)}};
}

void choose_grouping(TablePlan& plan, const TableSpec& spec, std::vector<Message>& missing, std::vector<Message>& remarks) {
  const bool sequence = plan.has(Role::sequence);
  const bool user = plan.has(Role::user);
  const bool time = plan.has(Role::time);
  plan.grouping = spec.grouping;
  switch (spec.grouping) {
    case Grouping::automatic:
      plan.grouping = sequence ? Grouping::sequence : time ? Grouping::sessions : Grouping::user;
      if (!sequence && !time && !user && !plan.has(Role::tag)) {
        missing.emplace_back(SEGUE_TEXT("Say which column tells what belongs together: the sequence, the user or the time"));
      }
      break;
    case Grouping::sequence:
      if (!sequence) missing.emplace_back(SEGUE_TEXT("To group by sequence, say which column holds the sequence"));
      break;
    case Grouping::sessions:
      if (!time) missing.emplace_back(SEGUE_TEXT("To group by sessions, say which column holds the time"));
      break;
    case Grouping::user:
      if (!user) missing.emplace_back(SEGUE_TEXT("To group by user, say which column holds the user"));
      break;
  }
  if (plan.grouping == Grouping::sessions) {
    plan.gap = std::max<std::int64_t>(1, std::llround(std::clamp(spec.gap_minutes, 0.0, 1e9) * 60));
    if (!user) remarks.emplace_back(SEGUE_TEXT("There is no column of users: all rows are taken as one listener's"));
  } else if (!time && !plan.has(Role::position)) {
    remarks.emplace_back(plan.has(Role::count)
                             ? SEGUE_TEXT("There are counts, and neither a time nor a position: what a user has played stands in "
                                          "the order of the file, which is not one of listening")
                             : SEGUE_TEXT("There is neither a time nor a position: rows keep the order of the file"));
  }
  if (plan.has(Role::count) && !user) {
    remarks.emplace_back(SEGUE_TEXT("Counts are of use only with a column of users"));
  }
}

/// Which of day and month comes first, as the first rows show.
void choose_dates(TablePlan& plan, const TableHead& head, const TableSpec& spec, std::vector<Message>& missing) {
  plan.dates = spec.dates;
  if (spec.dates != Dates::automatic || !plan.has(Role::time)) return;
  const auto column = static_cast<std::size_t>(plan.column(Role::time));
  std::size_t day_first = 0;
  std::size_t month_first = 0;
  std::string either;
  for (const std::vector<std::string>& row : head.rows) {
    const DateForm form = column < row.size() ? date_form(row[column]) : DateForm::other;
    day_first += form == DateForm::day_first ? 1U : 0U;
    month_first += form == DateForm::month_first ? 1U : 0U;
    if (form == DateForm::either && either.empty()) either = row[column];
  }
  if (day_first > 0 && month_first == 0) plan.dates = Dates::day_first;
  if (month_first > 0 && day_first == 0) plan.dates = Dates::month_first;
  if (plan.dates == Dates::automatic && !either.empty()) {
    missing.emplace_back(
        SEGUE_TEXT("In dates such as %1 the day may come first, or the month: say which in the field “Dates” (--dates)"),
        std::vector<std::string>{either});
  }
}

}  // namespace

PlayColumns TablePlan::plays() const {
  PlayColumns plays;
  plays.users = has(Role::user);
  plays.sequences = grouping == Grouping::sequence;
  plays.artist_ids = has(Role::artist_id);
  plays.items = has(Role::item);
  const bool by_position = grouping != Grouping::sessions && has(Role::position);
  plays.timed = has(Role::time) && !by_position;
  plays.dated = has(Role::time) && by_position;
  plays.counts = has(Role::count) && plays.users;
  plays.tags = has(Role::tag);
  plays.plays = plays.sequences || plays.users || has(Role::time);
  return plays;
}

int find_column(const TableHead& head, const std::string& name) {
  const auto found = std::find(head.columns.begin(), head.columns.end(), name);
  if (found != head.columns.end()) return static_cast<int>(found - head.columns.begin());
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), position);
  if (error != std::errc() || end != name.data() + name.size()) return -1;
  return position >= 1 && position <= head.columns.size() ? static_cast<int>(position - 1) : -1;
}

TablePlan plan_table(const TableHead& head, const TableSpec& spec, std::vector<Message>& missing, std::vector<Message>& remarks) {
  TablePlan plan;
  plan.cut = {delimiter_byte(head.dialect.delimiter), head.dialect.quoting};
  plan.header = head.dialect.header == Header::yes;
  plan.fields = head.fields;
  plan.as_playlists = spec.as_playlists;
  plan.columns.fill(-1);
  for (const ColumnRole& wanted : spec.columns) {
    if (wanted.role == Role::ignore) continue;
    const int column = find_column(head, wanted.column);
    if (column < 0) {
      missing.push_back(no_such_column(wanted.column, head.columns));
      continue;
    }
    int& of_role = plan.columns[static_cast<std::size_t>(wanted.role)];
    if (of_role >= 0) {
      missing.emplace_back(SEGUE_TEXT("Two columns are said to hold the same: %1"),
                           std::vector<std::string>{label_of(wanted.role)});
      continue;
    }
    of_role = column;
  }
  const auto move = [&](Role from, Role to) {
    plan.columns[static_cast<std::size_t>(to)] = plan.column(from);
    plan.columns[static_cast<std::size_t>(from)] = -1;
  };
  if (!plan.has(Role::item) && plan.has(Role::item_name)) move(Role::item_name, Role::item);
  if (!plan.has(Role::artist) && plan.has(Role::artist_id)) move(Role::artist_id, Role::artist);
  if (!plan.has(Role::artist) && plan.has(Role::item)) {
    move(Role::item, Role::artist);
    remarks.emplace_back(SEGUE_TEXT("There is no column of artists: each track gets a vector of its own"));
  }
  if (!plan.has(Role::artist)) missing.emplace_back(SEGUE_TEXT("Say which column holds the artists, or the tracks"));
  choose_grouping(plan, spec, missing, remarks);
  choose_dates(plan, head, spec, missing);
  return plan;
}

}  // namespace segue::tables
