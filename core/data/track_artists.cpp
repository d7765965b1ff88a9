// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/track_artists.h"

#include "core/base/parallel.h"

namespace segue::data {
namespace {

constexpr std::size_t tracks_at_a_time = std::size_t{1} << 18U;

bool one_author_each(const Lists<ArtistIndex>& authors) {
  if (authors.values.size() != authors.size()) return false;
  for (std::size_t t = 0; t < authors.size(); ++t) {
    if (authors.offsets[t] != t) return false;
  }
  return true;
}

}  // namespace

TrackArtists::TrackArtists(const Tracks& tracks) : authors_(tracks.authors), one_(tracks.authors.values.data()) {
  if (one_author_each(authors_)) return;
  table_.resize(authors_.size());
  parallel_ranges(table_.size(), tracks_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t t = begin; t < end; ++t) table_[t] = authors_[t].size() == 1 ? authors_[t].front() : -1;
  });
  one_ = table_.data();
}

void TrackArtists::append_one_by_one(std::span<const std::int32_t> tracks, std::size_t at, std::vector<ArtistIndex>& out) const {
  out.resize(at);
  for (const std::int32_t track : tracks) {
    const ArtistIndex artist = one_[track];
    if (artist >= 0) {
      out.push_back(artist);
    } else {
      const auto authors = authors_[static_cast<std::size_t>(track)];
      out.insert(out.end(), authors.begin(), authors.end());
    }
  }
}

}  // namespace segue::data
