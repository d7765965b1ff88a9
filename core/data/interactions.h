// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace segue::data {

/// One (user, artist) pair; how often it is met becomes its count.
struct UserArtist {
  std::int64_t user;
  ArtistIndex artist;
  std::uint32_t count = 1;
};

/// Gathers pairs in any order: O(n log n), sorted in parallel. Counts saturate at 2^32 − 1. Pairs of unknown users (below 0) are
/// left out.
[[nodiscard]] UserArtists gather(std::vector<UserArtist> pairs, const Progress& progress);

/// How often each user played each artist: `dataset.plays` where the source has them, else counted in the sessions, else in the
/// playlists; sequences of unknown users are left out. Throws Cancelled.
[[nodiscard]] UserArtists user_artist_plays(const Dataset& dataset, const Progress& progress);

/// What a data set has, for a list of what it makes possible.
struct Holdings {
  bool playlists = false, sessions = false, users = false, times = false, plays = false, loves = false, tags = false,
       albums = false;
};
[[nodiscard]] Holdings holdings(const Dataset& dataset);

/// Whether its sequences are lists of what each user has played, beside counts of it, and no record of listening (last.fm 360K,
/// HetRec 2011): one for each user, no times, no positions, no playlists. Their order means nothing. O(1).
[[nodiscard]] bool is_lists_of_counts(const Dataset& dataset);

}  // namespace segue::data
