// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/prefetch.h"
#include "core/data/dataset.h"

namespace segue::data {

/// Tracks to artists for passes over all plays. Such a pass waits for memory, once per play: tracks lie anywhere in the
/// catalogue. So the usual track of one author is looked up in a single array, and look-ups are asked for well before they are
/// needed.
class TrackArtists {
 public:
  /// One pass over the tracks; 4 bytes each, unless every track has exactly one author.
  explicit TrackArtists(const Tracks& tracks);

  /// Asks the memory for what `append` will need.
  void ask_for(std::span<const std::int32_t> tracks) const {
    for (const std::int32_t track : tracks) segue::prefetch(one_ + track);
  }
  /// Appends the artists of the tracks in order.
  void append(std::span<const std::int32_t> tracks, std::vector<ArtistIndex>& out) const {
    const std::size_t before = out.size();
    out.resize(before + tracks.size());
    ArtistIndex least = 0;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const ArtistIndex artist = one_[tracks[i]];
      out[before + i] = artist;
      least = std::min(least, artist);
    }
    if (least < 0) append_one_by_one(tracks, before, out);
  }

 private:
  /// With tracks of several authors; from place `at` on.
  void append_one_by_one(std::span<const std::int32_t> tracks, std::size_t at, std::vector<ArtistIndex>& out) const;

  const Lists<ArtistIndex>& authors_;
  std::vector<ArtistIndex> table_;
  const ArtistIndex* one_;  // by track: its only author; −1 where there are several or none
};

/// Sequences of a data set as lists of artists, for `each_artist`.
struct PlayedArtists {
  const TrackArtists& artists;
  const Sequences& sequences;

  void ask_for_list(std::size_t sequence) const { segue::prefetch(sequences.tracks[sequence].data()); }
  void ask_for_artists(std::size_t sequence) const { artists.ask_for(sequences.tracks[sequence]); }
  void append(std::size_t sequence, std::vector<ArtistIndex>& out) const { artists.append(sequences.tracks[sequence], out); }
};

/// Calls use(k, artist) for each play of the sequences, in order; k is the place of the sequence in the list. `lists` gives the
/// sequences (see PlayedArtists); ask(artist) asks the memory for what `use` needs. `buffer` is for the function's own use.
template <class Lists, class Ask, class Use>
void each_artist(std::span<const std::uint32_t> sequences, const Lists& lists, std::vector<ArtistIndex>& buffer, const Ask& ask,
                 const Use& use) {
  constexpr std::size_t at_a_time = 32;
  constexpr std::size_t ahead = 16;
  std::size_t ends[at_a_time];
  for (std::size_t begin = 0; begin < sequences.size(); begin += at_a_time) {
    const auto block = sequences.subspan(begin, std::min(at_a_time, sequences.size() - begin));
    for (const std::uint32_t sequence : block) lists.ask_for_list(sequence);
    for (const std::uint32_t sequence : block) lists.ask_for_artists(sequence);
    buffer.clear();
    for (std::size_t b = 0; b < block.size(); ++b) {
      lists.append(block[b], buffer);
      ends[b] = buffer.size();
    }
    for (std::size_t i = 0; i < std::min(ahead, buffer.size()); ++i) ask(buffer[i]);
    std::size_t i = 0;
    for (std::size_t b = 0; b < block.size(); ++b) {
      for (; i < ends[b]; ++i) {
        if (i + ahead < buffer.size()) ask(buffer[i + ahead]);
        use(begin + b, buffer[i]);
      }
    }
  }
}

}  // namespace segue::data
