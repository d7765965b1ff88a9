// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"

namespace segue::data {

/// At a minimum count: how much of the data has a vector.
struct Coverage {
  std::uint64_t min_count = 1;
  std::uint64_t artists = 0;  ///< heard at least so often
  double play_share = 0;      ///< of all plays, by those artists
};

/// One span of time.
struct Activity {
  std::int64_t begin = 0;  ///< Unix seconds; at midnight UTC of a day, a Monday, the first of a month or of a year
  std::uint64_t playlists = 0, sessions = 0;
  std::uint64_t plays = 0;  ///< of tracks, in both
};

/// The figures that the Data page draws, made once when a data set is opened.
struct DataStory {
  LengthStatistics playlists;
  LengthStatistics sessions;
  std::vector<std::uint64_t> popularity;  ///< plays of the artists heard at all, most played first
  std::vector<std::uint64_t> listeners;   ///< [n]: artists with exactly n listeners, for n up to the most
  std::vector<Coverage> coverage;         ///< at minimum counts 1, 2, 3, 5, 10, 20, 30, 50, 100, …, while an artist is left
  std::vector<Activity> activity;     ///< by day, week, month or year: the shortest that gives at most 400; empty without times
  std::int64_t activity_seconds = 0;  ///< length of a span (of a month or a year: its mean); 0 without times
  std::uint64_t undated = 0;          ///< sequences without a time
  std::uint64_t misdated = 0;         ///< sequences of a time outside the years 1900 … 2100, which `activity` leaves out
};

/// One pass over plays; in parallel. Throws Cancelled.
[[nodiscard]] DataStory tell_story(const Dataset& dataset, const ArtistPlays& plays, const Progress& progress);

}  // namespace segue::data
