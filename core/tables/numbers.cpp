// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numbers.h"

#include <array>
#include <charconv>

namespace segue::tables {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Exactly `count` digits at the front, taken off; −1 where they are not there.
std::int64_t take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!digit(text[i])) return -1;
    value = 10 * value + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Days since 1970-01-01 in the Gregorian calendar (Hinnant's algorithm).
std::int64_t days(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool exists(std::int64_t year, std::int64_t month, std::int64_t day) {
  constexpr std::array<std::int64_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1970 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<std::int64_t> number_time(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (take(text, '.')) {
    while (!text.empty() && digit(text[0])) text.remove_prefix(1);
  }
  if (!text.empty()) return std::nullopt;
  for (std::int64_t most = 100'000'000'000; value >= most;) value /= 1000;
  return value;
}

/// "23:08[:57[.123]]" and the zone, in seconds.
std::optional<std::int64_t> time_of_day(std::string_view text) {
  std::int64_t hour = take_digits(text, text.size() > 1 && text[1] == ':' ? 1 : 2);
  if (hour < 0 || hour > 24 || !take(text, ':')) return std::nullopt;
  const std::int64_t minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  std::int64_t second = 0;
  if (take(text, ':')) {
    second = take_digits(text, 2);
    if (second < 0 || second > 60) return std::nullopt;
    if (take(text, '.') || take(text, ',')) {
      if (text.empty() || !digit(text[0])) return std::nullopt;
      while (!text.empty() && digit(text[0])) text.remove_prefix(1);
    }
  }
  text = trimmed(text);
  if (text.size() >= 2 && (text[1] | 0x20) == 'm' && ((text[0] | 0x20) == 'a' || (text[0] | 0x20) == 'p')) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + ((text[0] | 0x20) == 'p' ? 12 : 0);
    text = trimmed(text.substr(2));
  }
  const std::int64_t value = hour * 3600 + minute * 60 + second;
  if (text.empty() || text == "Z" || text == "z" || text == "UTC" || text == "GMT") return value;
  const bool east = text[0] == '+';
  if (!east && text[0] != '-') return std::nullopt;
  text.remove_prefix(1);
  const std::int64_t hours = take_digits(text, 2);
  if (hours < 0 || hours > 15) return std::nullopt;
  std::int64_t minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    minutes = take_digits(text, 2);
    if (minutes < 0 || minutes > 59 || !text.empty()) return std::nullopt;
  }
  return value - (east ? 1 : -1) * (hours * 3600 + minutes * 60);
}

std::optional<std::int64_t> joined(std::int64_t year, std::int64_t month, std::int64_t day, std::string_view rest) {
  if (!exists(year, month, day)) return std::nullopt;
  const std::int64_t date = 86400 * days(year, month, day);
  if (rest.empty()) return date;
  const std::optional<std::int64_t> time = time_of_day(rest);
  if (!time || date + *time < 0) return std::nullopt;
  return date + *time;
}

/// "04 May 2009[,] 23:08"
std::optional<std::int64_t> written_date(std::string_view text) {
  constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::int64_t day = take_digits(text, text.size() > 1 && digit(text[1]) ? 2 : 1);
  if (day < 0 || !take(text, ' ') || text.size() < 3) return std::nullopt;
  std::array<char, 3> name{};
  for (std::size_t i = 0; i < 3; ++i) name[i] = static_cast<char>(text[i] | 0x20);
  const std::size_t month = months.find(std::string_view(name.data(), 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  text.remove_prefix(3);
  if (!take(text, ' ')) return std::nullopt;
  const std::int64_t year = take_digits(text, 4);
  take(text, ',');
  if (!text.empty() && !take(text, ' ')) return std::nullopt;
  return joined(year, static_cast<std::int64_t>(month / 3) + 1, day, text);
}

struct NumericDate {
  std::int64_t first = 0, second = 0, year = 0;
  char separator = '/';
};

/// "1/2/2011", "01.02.2011", "1-2-2011", taken off the front.
std::optional<NumericDate> take_numeric_date(std::string_view& text) {
  std::string_view rest = text;
  const auto number = [&] { return take_digits(rest, rest.size() > 1 && digit(rest[1]) ? 2 : 1); };
  NumericDate date;
  date.first = number();
  if (date.first < 0 || rest.empty()) return std::nullopt;
  date.separator = rest[0];
  if (date.separator != '/' && date.separator != '.' && date.separator != '-') return std::nullopt;
  rest.remove_prefix(1);
  date.second = number();
  if (date.second < 0 || !take(rest, date.separator)) return std::nullopt;
  date.year = take_digits(rest, 4);
  if (date.year < 0 || (!rest.empty() && digit(rest[0]))) return std::nullopt;
  text = rest;
  return date;
}

std::optional<std::int64_t> numeric_date(std::string_view text, Dates dates) {
  const std::optional<NumericDate> date = take_numeric_date(text);
  if (!date || (dates == Dates::automatic && date->separator != '.')) return std::nullopt;
  take(text, ',');
  if (!text.empty() && !take(text, ' ') && !take(text, 'T')) return std::nullopt;
  const bool month_first = dates == Dates::month_first;
  return joined(date->year, month_first ? date->first : date->second, month_first ? date->second : date->first, trimmed(text));
}

}  // namespace

DateForm date_form(std::string_view text) {
  text = trimmed(text);
  const std::optional<NumericDate> date = take_numeric_date(text);
  if (!date || date->separator == '.') return DateForm::other;
  constexpr std::int64_t months = 12;
  if (date->first > months) return date->second > months ? DateForm::other : DateForm::day_first;
  return date->second > months ? DateForm::month_first : DateForm::either;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  text = trimmed(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (take(text, '.')) {
    while (take(text, '0')) {
    }
  }
  if (!text.empty()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_time(std::string_view text, Dates dates) {
  text = trimmed(text);
  if (text.empty() || !digit(text[0])) return std::nullopt;
  if (text.size() > 4 && (text[4] == '-' || text[4] == '/') && digit(text[1]) && digit(text[2]) && digit(text[3])) {
    const char separator = text[4];
    const std::int64_t year = take_digits(text, 4);
    if (year < 0 || !take(text, separator)) return std::nullopt;
    const std::int64_t month = take_digits(text, 2);
    if (month < 0 || !take(text, separator)) return std::nullopt;
    const std::int64_t day = take_digits(text, 2);
    if (day < 0) return std::nullopt;
    if (!text.empty() && !take(text, 'T') && !take(text, ' ') && !take(text, 't')) return std::nullopt;
    return joined(year, month, day, text);
  }
  if (const std::optional<std::int64_t> number = number_time(text)) return number;
  if (const std::optional<std::int64_t> date = numeric_date(text, dates)) return date;
  return written_date(text);
}

}  // namespace segue::tables
