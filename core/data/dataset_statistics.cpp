// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/data/by_user.h"
#include "core/data/corpus.h"
#include "core/data/listeners.h"

namespace segue::data {
namespace {

/// Playlists, then sessions.
struct BothSources {
  PlayedArtists playlists;
  PlayedArtists sessions;

  void ask_for_list(std::size_t i) const { i < first() ? playlists.ask_for_list(i) : sessions.ask_for_list(i - first()); }
  void ask_for_artists(std::size_t i) const {
    i < first() ? playlists.ask_for_artists(i) : sessions.ask_for_artists(i - first());
  }
  void append(std::size_t i, std::vector<ArtistIndex>& out) const {
    i < first() ? playlists.append(i, out) : sessions.append(i - first(), out);
  }
  [[nodiscard]] std::size_t first() const { return playlists.sequences.size(); }  // of the sessions
};

}  // namespace

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
  const TrackArtists tracks(dataset.tracks);
  return count_artists(groups, dataset.artists.size(), plays, progress,
                       BothSources{{tracks, dataset.playlists}, {tracks, dataset.sessions}});
}

}  // namespace segue::data
