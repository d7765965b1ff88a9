// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/calendar.h"

#include <chrono>

namespace segue::data {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t day_seconds = 86400;
constexpr std::int64_t monday = 4;  // 5 January 1970, in days

std::int64_t day_of(std::int64_t time) { return floor<days>(seconds(time)).count(); }

year_month_day date_of(std::int64_t time) { return year_month_day(sys_days(floor<days>(seconds(time)))); }

std::int64_t floor_divided(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

std::int64_t first_of(std::int64_t year, unsigned month) {
  const sys_days day(std::chrono::year(static_cast<int>(year)) / static_cast<int>(month) / 1);
  return day.time_since_epoch().count() * day_seconds;
}

}  // namespace

std::int64_t span_of(Span span, std::int64_t time) {
  switch (span) {
    case Span::day: return day_of(time);
    case Span::week: return floor_divided(day_of(time) - monday, 7);
    case Span::month: {
      const year_month_day date = date_of(time);
      return std::int64_t{12} * static_cast<int>(date.year()) + static_cast<unsigned>(date.month()) - 1;
    }
    case Span::year: break;
  }
  return static_cast<int>(date_of(time).year());
}

std::int64_t span_begin(Span span, std::int64_t number) {
  switch (span) {
    case Span::day: return number * day_seconds;
    case Span::week: return (number * 7 + monday) * day_seconds;
    case Span::month: {
      const std::int64_t year = floor_divided(number, 12);
      return first_of(year, static_cast<unsigned>(number - 12 * year) + 1);
    }
    case Span::year: break;
  }
  return first_of(number, 1);
}

std::int64_t span_seconds(Span span) {
  constexpr std::int64_t year_seconds = 31556952;  // 365.2425 days
  switch (span) {
    case Span::day: return day_seconds;
    case Span::week: return 7 * day_seconds;
    case Span::month: return year_seconds / 12;
    case Span::year: break;
  }
  return year_seconds;
}

}  // namespace segue::data
