// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/story.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>

#include "core/base/parallel.h"
#include "core/data/calendar.h"

namespace segue::data {
namespace {

constexpr std::size_t sequences_at_a_time = 65536;
constexpr std::int64_t most_spans = 400;
constexpr std::int64_t first_year = 1900;
constexpr std::int64_t last_year = 2100;

/// Times that a listening log can have; others are slips (milliseconds, the year 0).
struct Dates {
  std::int64_t least = span_begin(Span::year, first_year);
  std::int64_t past = span_begin(Span::year, last_year + 1);
  [[nodiscard]] bool hold(std::int64_t time) const { return time >= least && time < past; }
};

std::vector<std::uint64_t> popularity(const ArtistPlays& plays) {
  std::vector<std::uint64_t> out;
  std::copy_if(plays.plays.begin(), plays.plays.end(), std::back_inserter(out), [](std::uint64_t n) { return n > 0; });
  std::sort(out.begin(), out.end(), std::greater<>());
  return out;
}

std::vector<std::uint64_t> listeners(const ArtistPlays& plays) {
  std::vector<std::uint64_t> out;
  for (const std::uint64_t n : plays.listeners) {
    if (n >= out.size()) out.resize(n + 1, 0);
    ++out[n];
  }
  return out;
}

/// `popularity`: most played first.
std::vector<Coverage> coverage(const std::vector<std::uint64_t>& popularity) {
  std::vector<Coverage> out;
  std::uint64_t left = std::accumulate(popularity.begin(), popularity.end(), std::uint64_t{0});
  const auto all = static_cast<double>(left);
  std::size_t artists = popularity.size();
  const auto add = [&](std::uint64_t min_count) {
    while (artists > 0 && popularity[artists - 1] < min_count) left -= popularity[--artists];
    if (artists > 0) out.push_back({min_count, artists, static_cast<double>(left) / all});
    return artists > 0;
  };
  bool some = add(1) && add(2) && add(3) && add(5);
  for (std::uint64_t ten = 10; some; ten *= 10) some = add(ten) && add(2 * ten) && add(3 * ten) && add(5 * ten);
  return out;
}

/// The first and the last time, and how many sequences have none or an impossible one.
struct Extent {
  std::int64_t first = 0;
  std::int64_t last = -1;  ///< before the first: no time at all
  std::uint64_t undated = 0;
  std::uint64_t misdated = 0;
};

void extend(Extent& extent, const Sequences& sequences, const Dates& dates, const Progress& progress) {
  if (sequences.times.empty()) {
    extent.undated += sequences.size();
    return;
  }
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    if (i % sequences_at_a_time == 0) progress.throw_if_cancelled();
    const std::int64_t time = sequences.times[i];
    if (time == unknown_time) {
      ++extent.undated;
    } else if (!dates.hold(time)) {
      ++extent.misdated;
    } else if (extent.last < extent.first) {
      extent.first = extent.last = time;
    } else {
      extent.first = std::min(extent.first, time);
      extent.last = std::max(extent.last, time);
    }
  }
}

/// Adds the sequences of one source to the spans, which begin at `begins`.
void count_activity(std::vector<Activity>& spans, std::uint64_t Activity::*number, const Sequences& sequences, const Dates& dates,
                    const Progress& progress) {
  if (sequences.times.empty()) return;
  std::mutex mutex;
  parallel_ranges(sequences.size(), sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    std::vector<Activity> here(spans.size());
    for (std::size_t i = begin; i < end; ++i) {
      const std::int64_t time = sequences.times[i];
      if (time == unknown_time || !dates.hold(time)) continue;
      const auto after =
          std::upper_bound(spans.begin(), spans.end(), time, [](std::int64_t t, const Activity& span) { return t < span.begin; });
      Activity& span = here[static_cast<std::size_t>(after - spans.begin()) - 1];
      ++(span.*number);
      span.plays += sequences.tracks[i].size();
    }
    const std::lock_guard lock(mutex);  // sums of whole numbers: the order does not matter
    for (std::size_t s = 0; s < spans.size(); ++s) {
      spans[s].*number += here[s].*number;
      spans[s].plays += here[s].plays;
    }
  });
}

void tell_activity(DataStory& story, const Dataset& dataset, const Progress& progress) {
  const Dates dates;
  Extent extent;
  for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) extend(extent, *sequences, dates, progress);
  story.undated = extent.undated;
  story.misdated = extent.misdated;
  if (extent.last < extent.first) return;
  for (const Span span : {Span::day, Span::week, Span::month, Span::year}) {
    const std::int64_t first = span_of(span, extent.first);
    const std::int64_t last = span_of(span, extent.last);
    if (last - first + 1 > most_spans) continue;
    for (std::int64_t number = first; number <= last; ++number) story.activity.push_back({.begin = span_begin(span, number)});
    story.activity_seconds = span_seconds(span);
    break;
  }
  count_activity(story.activity, &Activity::playlists, dataset.playlists, dates, progress);
  count_activity(story.activity, &Activity::sessions, dataset.sessions, dates, progress);
}

}  // namespace

DataStory tell_story(const Dataset& dataset, const ArtistPlays& plays, const Progress& progress) {
  DataStory out;
  out.playlists = length_statistics(dataset.playlists);
  out.sessions = length_statistics(dataset.sessions);
  progress.throw_if_cancelled();
  out.popularity = popularity(plays);
  out.listeners = listeners(plays);
  out.coverage = coverage(out.popularity);
  tell_activity(out, dataset, progress);
  return out;
}

}  // namespace segue::data
