// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/data/by_user.h"
#include "core/data/corpus.h"
#include "core/data/listeners.h"

namespace segue::data {

LengthStatistics length_statistics(const Sequences& sequences) {
  LengthStatistics out;
  const std::size_t count = sequences.size();
  if (count == 0) return out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t length = sequences.tracks[i].size();
    if (length >= out.counts.size()) out.counts.resize(length + 1, 0);
    ++out.counts[length];
  }
  out.max = out.counts.size() - 1;
  out.mean = static_cast<double>(sequences.tracks.values.size()) / static_cast<double>(count);
  out.mode = static_cast<std::uint64_t>(std::max_element(out.counts.begin(), out.counts.end()) - out.counts.begin());
  std::uint64_t below = 0;
  while (below + out.counts[out.median] <= (count - 1) / 2) below += out.counts[out.median++];
  return out;
}

ArtistPlays artist_plays(const Dataset& dataset) {
  const Progress progress;
  std::vector<std::int64_t> users;
  users.reserve(dataset.playlists.size() + dataset.sessions.size());
  users.insert(users.end(), dataset.playlists.users.begin(), dataset.playlists.users.end());
  users.insert(users.end(), dataset.sessions.users.begin(), dataset.sessions.users.end());
  const UserGroups groups = group_by_user(users, progress);
  users = {};
  const std::uint64_t plays = dataset.playlists.tracks.values.size() + dataset.sessions.tracks.values.size();
  const std::uint64_t* const offsets = dataset.tracks.authors.offsets.data();
  const ArtistIndex* const authors = dataset.tracks.authors.values.data();
  return count_artists(groups, dataset.artists.size(), plays, progress, [&](std::size_t sequence, const auto& use) {
    const std::size_t playlists = dataset.playlists.size();
    const auto tracks = sequence < playlists ? dataset.playlists.tracks[sequence] : dataset.sessions.tracks[sequence - playlists];
    for (const std::int32_t track : tracks) {
      for (std::uint64_t i = offsets[track]; i < offsets[track + 1]; ++i) use(authors[i]);
    }
  });
}

}  // namespace segue::data
