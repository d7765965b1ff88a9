// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/random.h"
#include "core/data/dataset.h"

/// A random data set for comparison with the long way round: few artists, so that sequences repeat each other; a tenth of the
/// tracks has two authors, a tenth of the users and times is unknown, users differ in how much they play.
struct SmallWorld {
  std::size_t artists = 30;
  std::size_t tracks = 90;
  std::size_t playlists = 60;
  std::size_t sessions = 200;
  std::size_t users = 25;
  std::size_t longest = 7;
  std::uint64_t seed = 1;
};

inline segue::data::Dataset dataset_of(const SmallWorld& world) {
  segue::Random random(world.seed);
  segue::data::Dataset d;
  const auto below = [&](std::size_t n) { return static_cast<std::int32_t>(random.below(n)); };
  for (std::size_t a = 0; a < world.artists; ++a) {
    d.artists.ids.push_back(static_cast<std::int64_t>(7 * a + 3));
    d.artists.names.push_back("artist " + std::to_string(a));
  }
  for (std::size_t t = 0; t < world.tracks; ++t) {
    d.tracks.ids.push_back(static_cast<std::int64_t>(t));
    d.tracks.authors.values.push_back(below(world.artists));
    if (below(10) == 0) d.tracks.authors.values.push_back(below(world.artists));
    d.tracks.authors.offsets.push_back(d.tracks.authors.values.size());
  }
  const auto fill = [&](segue::data::Sequences& sequences, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::int32_t length = below(world.longest + 1);
      for (std::int32_t n = 0; n < length; ++n) sequences.tracks.values.push_back(below(world.tracks));
      sequences.tracks.offsets.push_back(sequences.tracks.values.size());
      const std::int32_t user = below(1 + static_cast<std::size_t>(below(world.users)));
      sequences.users.push_back(below(10) == 0 ? -1 : 1000 + 17 * user);
      sequences.times.push_back(below(10) == 0 ? segue::data::unknown_time : 1'400'000'000 + below(40));  // with many ties
    }
  };
  fill(d.playlists, world.playlists);
  fill(d.sessions, world.sessions);
  return d;
}
