// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/listeners.h"

#include <algorithm>

namespace segue::data {

std::vector<std::uint64_t> count_listeners(const Lists<ArtistIndex>& plays, const std::vector<std::int64_t>& users,
                                           const std::vector<std::uint32_t>& of, std::size_t artists, const Progress& progress) {
  std::vector<std::uint32_t> order = of;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return users[a] < users[b]; });
  // Sequences of one user are neighbours now, so the last listener noted per artist tells whether this one is new.
  std::vector<std::uint32_t> last(artists, 0);
  std::vector<std::uint64_t> listeners(artists, 0);
  std::uint32_t listener = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i % 4096 == 0) progress.throw_if_cancelled();
    if (i == 0 || users[order[i]] < 0 || users[order[i]] != users[order[i - 1]]) ++listener;
    for (const ArtistIndex artist : plays[order[i]]) {
      const auto a = static_cast<std::size_t>(artist);
      if (last[a] == listener) continue;
      last[a] = listener;
      ++listeners[a];
    }
  }
  return listeners;
}

}  // namespace segue::data
