// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace segue::data {

/// The spans that activity over time is counted in, all in UTC and in the Gregorian calendar.
enum class Span : std::uint8_t {
  day,
  week,  ///< from Monday on (ISO 8601)
  month,
  year,
};

/// Number of the span that a time (Unix seconds) lies in; the next span has the next number. For years −32767 … 32767.
[[nodiscard]] std::int64_t span_of(Span span, std::int64_t time);

/// Where a span begins, in Unix seconds.
[[nodiscard]] std::int64_t span_begin(Span span, std::int64_t number);

/// Length of a span in seconds; of months and years the mean.
[[nodiscard]] std::int64_t span_seconds(Span span);

}  // namespace segue::data
