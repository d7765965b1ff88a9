// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/base/progress.h"
#include "core/data/by_user.h"
#include "core/data/corpus.h"
#include "core/data/track_artists.h"

namespace segue::data {

/// How many workers may have an array of `bytes` bytes each, so that all of them stay small beside `plays` of 4 bytes.
[[nodiscard]] inline unsigned workers_for(std::uint64_t plays, std::size_t bytes) {
  return static_cast<unsigned>(std::clamp<std::uint64_t>(2 * plays / std::max<std::size_t>(bytes, 1), 1, thread_count(0)));
}

/// Plays and listeners of every artist in `lists` (see each_artist). Sequences of one user have one listener, every sequence of
/// an unknown user has a listener of its own. In parallel; arrays of artists in each worker; `plays` is about how many there are.
/// Throws Cancelled.
template <class Lists>
ArtistPlays count_artists(const UserGroups& groups, std::size_t artists, std::uint64_t plays, const Progress& progress,
                          const Lists& lists) {
  // Listeners are the users, then the sequences of nobody; a few at a time, as users differ in how much they play.
  constexpr std::size_t at_a_time = 64;
  const std::size_t listeners = groups.size() + groups.nobodys.size();
  ArtistPlays out;
  out.plays.assign(artists, 0);
  out.listeners.assign(artists, 0);
  struct Counts {
    std::uint64_t plays = 0;
    std::uint32_t listeners = 0;
    std::uint32_t last = 0;  // the last listener met + 1: tells whether this one is new
  };
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  parallel_workers(workers_for(plays, artists * sizeof(Counts)), [&](unsigned) {
    std::vector<Counts> counts(artists);
    std::vector<ArtistIndex> buffer;
    const auto ask = [&](ArtistIndex artist) { segue::prefetch_to_write(&counts[static_cast<std::size_t>(artist)]); };
    const auto count_for = [&](std::size_t listener, ArtistIndex artist) {
      Counts& count = counts[static_cast<std::size_t>(artist)];
      const auto stamp = static_cast<std::uint32_t>(listener + 1);
      ++count.plays;
      count.listeners += count.last != stamp ? 1 : 0;
      count.last = stamp;
    };
    for (std::size_t first = next.fetch_add(at_a_time); first < listeners; first = next.fetch_add(at_a_time)) {
      progress.throw_if_cancelled();
      const std::size_t past = std::min(listeners, first + at_a_time);
      std::size_t listener = first;
      for (; listener < std::min(past, groups.size()); ++listener) {
        each_artist(groups[listener], lists, buffer, ask, [&](std::size_t, ArtistIndex artist) { count_for(listener, artist); });
      }
      if (listener < past) {
        const auto nobodys = std::span(groups.nobodys).subspan(listener - groups.size(), past - listener);
        each_artist(nobodys, lists, buffer, ask, [&](std::size_t k, ArtistIndex artist) { count_for(listener + k, artist); });
      }
    }
    const std::lock_guard lock(mutex);
    for (std::size_t a = 0; a < artists; ++a) {
      out.plays[a] += counts[a].plays;
      out.listeners[a] += counts[a].listeners;
    }
  });
  return out;
}

}  // namespace segue::data
