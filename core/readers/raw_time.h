// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/data/dataset.h"
#include "core/readers/raw_lines.h"

namespace segue::data::raw {

/// A record's time as Unix seconds below 2^32 − 1, or `unknown_time`. Larger numbers are in milliseconds from 10^11 on, in
/// microseconds from 10^14 on and in nanoseconds from 10^17 on, as in tables; what is still no time of this kind (an ID in its
/// place) is noted and taken as unknown.
inline std::int64_t seconds_of(std::int64_t time, LineNotes& notes, std::uint64_t number, std::string_view line) {
  constexpr std::int64_t end = 0xFFFFFFFF;
  if (time < 0) return unknown_time;
  if (time < end) return time;
  constexpr std::int64_t milli = 1000;
  std::int64_t unit = 1;
  for (std::int64_t from = 100'000'000'000; unit < milli * milli * milli && time >= from; from *= milli) unit *= milli;
  if (time / unit >= end) {
    notes.add(SEGUE_TEXT("times beyond the year 2106; taken as unknown"), number, line);
    return unknown_time;
  }
  notes.add(SEGUE_TEXT("times in milliseconds or finer; taken as seconds"), number, line);
  return time / unit;
}

}  // namespace segue::data::raw
