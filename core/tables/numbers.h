// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/tables/table_spec.h"

namespace segue::tables {

/// Spaces and tabs off both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "42", "-7", "42.0" (as spreadsheets write whole numbers); nothing else, and nothing beyond 64 bits.
[[nodiscard]] std::optional<std::int64_t> parse_whole(std::string_view text);

/// A time as Unix seconds, rounded down:
///   - "1241478537", "1241478537.25"; by magnitude also milliseconds, microseconds and nanoseconds: below 10^11 a number is in
///     seconds (the year 5138), below 10^14 in milliseconds, and so on;
///   - "2009-05-04", "2009-05-04T23:08:57Z", "2009-05-04 23:08", "2009/05/04 23:08:57.123", with "Z", "UTC", "+02:00", "+0200" or
///     nothing (UTC) behind it;
///   - "04 May 2009 23:08", "04 May 2009, 23:08" (exports of Last.fm);
///   - "4.5.2009 23:08"; and as `dates` says which is which, "5/4/2009 11:08 PM", "04-05-2009". Automatic: none of the latter.
/// Nothing for other texts, times before 1970, and dates that no calendar has.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text, Dates dates = Dates::automatic);

/// How a date of two numbers and a year may be meant.
enum class DateForm : std::uint8_t {
  other,  ///< it is none, or has dots
  either,
  day_first,    ///< no month is that late
  month_first,  ///< likewise
};
[[nodiscard]] DateForm date_form(std::string_view text);

}  // namespace segue::tables
