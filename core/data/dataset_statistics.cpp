// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

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
  Lists<ArtistIndex> plays;
  std::vector<std::int64_t> users;
  for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) {
    for (std::size_t i = 0; i < sequences->size(); ++i) {
      for (const std::int32_t track : sequences->tracks[i]) {
        const auto authors = dataset.tracks.authors[static_cast<std::size_t>(track)];
        plays.values.append(authors.begin(), authors.end());
      }
      plays.offsets.push_back(plays.values.size());
    }
    users.insert(users.end(), sequences->users.begin(), sequences->users.end());
  }
  ArtistPlays out;
  out.plays.assign(dataset.artists.size(), 0);
  for (const ArtistIndex artist : plays.values) ++out.plays[static_cast<std::size_t>(artist)];
  std::vector<std::uint32_t> all(plays.size());
  std::iota(all.begin(), all.end(), 0U);
  out.listeners = count_listeners(plays, users, all, dataset.artists.size(), Progress());
  return out;
}

}  // namespace segue::data
