// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_notes.h"

#include <algorithm>

#include "core/base/parallel.h"

namespace segue::data {
namespace {

struct Counted {
  std::int32_t note;
  std::uint32_t count;
};

/// The notes of some neighbouring artists.
struct Share {
  std::size_t begin = 0;  ///< first artist
  std::size_t end = 0;
  std::vector<std::uint64_t> ends;  ///< per artist: where its entries of `counted` end
  std::vector<Counted> counted;
};

void gather_share(Share& share, const std::vector<NoteUse>& uses, const Progress& progress) {
  const std::size_t artists = share.end - share.begin;
  std::vector<std::uint32_t> ends(artists + 1, 0);
  const auto each_use = [&](auto take) {
    for (std::size_t i = 0; i < uses.size(); ++i) {
      if (i % (std::size_t{1} << 20U) == 0) progress.throw_if_cancelled();
      const std::size_t artist = static_cast<std::size_t>(uses[i].artist) - share.begin;
      if (artist < artists) take(artist, uses[i].note);
    }
  };
  each_use([&](std::size_t artist, std::int32_t) { ++ends[artist + 1]; });
  for (std::size_t a = 0; a < artists; ++a) ends[a + 1] += ends[a];
  std::vector<std::int32_t> notes(ends[artists]);
  each_use([&](std::size_t artist, std::int32_t note) { notes[ends[artist]++] = note; });
  share.ends.reserve(artists);
  std::size_t begin = 0;
  for (std::size_t a = 0; a < artists; ++a) {
    if (a % 4096 == 0) progress.throw_if_cancelled();
    const auto first = notes.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = notes.begin() + static_cast<std::ptrdiff_t>(ends[a]);
    begin = ends[a];
    std::sort(first, last);
    const std::size_t before = share.counted.size();
    for (auto note = first; note != last; ++note) {
      if (note != first && *note == *(note - 1)) {
        ++share.counted.back().count;
      } else {
        share.counted.push_back({*note, 1});
      }
    }
    std::sort(share.counted.begin() + static_cast<std::ptrdiff_t>(before), share.counted.end(),
              [](const Counted& x, const Counted& y) { return x.count != y.count ? x.count > y.count : x.note < y.note; });
    share.ends.push_back(share.counted.size());
  }
}

}  // namespace

void gather_notes(ArtistNotes& notes, const std::vector<NoteUse>& uses, std::size_t artists, unsigned threads,
                  const Progress& progress) {
  const std::size_t count = std::clamp<std::size_t>(artists / 64, 1, thread_count(threads));
  std::vector<Share> shares(count);
  for (std::size_t i = 0; i < count; ++i) {
    shares[i].begin = artists * i / count;
    shares[i].end = artists * (i + 1) / count;
  }
  parallel_workers(static_cast<unsigned>(count), [&](unsigned i) { gather_share(shares[i], uses, progress); });
  notes.of_artist = {};
  notes.counts.clear();
  notes.of_artist.offsets.reserve(artists + 1);
  for (Share& share : shares) {
    const std::uint64_t shift = notes.of_artist.values.size();
    for (const Counted& counted : share.counted) {
      notes.of_artist.values.push_back(counted.note);
      notes.counts.push_back(counted.count);
    }
    for (const std::uint64_t end : share.ends) notes.of_artist.offsets.push_back(shift + end);
    share = Share{};
  }
}

}  // namespace segue::data
