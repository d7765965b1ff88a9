// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/corpus_file_check.h"

#include <atomic>
#include <limits>

#include "core/base/parallel.h"

namespace segue::data {
namespace {

constexpr std::size_t grain = std::size_t{1} << 18U;

/// Whether `good(begin, end)` for all ranges of [0, count).
template <class Good>
bool everywhere(std::size_t count, const Progress& progress, Good good) {
  std::atomic<bool> all{true};
  parallel_ranges(count, grain, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    if (all.load(std::memory_order_relaxed) && !good(begin, end)) all.store(false, std::memory_order_relaxed);
  });
  return all.load();
}

/// 0 ≤ value < limit, without branches, so that it is bound by memory.
bool within(std::span<const std::int32_t> values, std::uint64_t limit, const Progress& progress, Progress* shown = nullptr) {
  return everywhere(values.size(), progress, [&](std::size_t begin, std::size_t end) {
    std::uint32_t most = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto value = static_cast<std::uint32_t>(values[i]);  // negative ones are greater than every limit
      most = value > most ? value : most;
    }
    if (shown != nullptr) shown->advance(end - begin);
    return most < limit;
  });
}

bool ascending(std::span<const std::int64_t> ids, const Progress& progress) {
  return everywhere(ids.size(), progress, [&](std::size_t begin, std::size_t end) {
    bool good = true;
    for (std::size_t i = begin == 0 ? 1 : begin; i < end; ++i) good &= ids[i - 1] < ids[i];
    return good;
  });
}

/// From 0 to the number of values, and never back.
bool good_offsets(const Lists<std::int32_t>& lists, const Progress& progress) {
  const auto& offsets = lists.offsets;
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != lists.values.size()) return false;
  return everywhere(lists.size(), progress, [&](std::size_t begin, std::size_t end) {
    bool good = true;
    for (std::size_t i = begin; i < end; ++i) good &= offsets[i] <= offsets[i + 1];
    return good;
  });
}

bool good_notes(const ArtistNotes& notes, std::size_t artists, const Progress& progress) {
  return (notes.of_artist.size() == 0 || notes.of_artist.size() == artists) && good_offsets(notes.of_artist, progress) &&
         within(notes.of_artist.values, notes.names.size(), progress) &&
         (notes.counts.empty() || notes.counts.size() == notes.of_artist.values.size());
}

bool good_table(const UserArtists& table, std::size_t artists, const Progress& progress) {
  return table.artists.size() == table.users.size() && ascending(table.users, progress) &&
         good_offsets(table.artists, progress) && within(table.artists.values, artists, progress) &&
         table.counts.size() == table.artists.values.size() &&
         everywhere(table.users.size(), progress,
                    [&](std::size_t begin, std::size_t end) {
                      bool good = true;
                      for (std::size_t user = begin; user < end; ++user) {
                        const auto list = table.artists[user];
                        for (std::size_t i = 1; i < list.size(); ++i) good &= list[i - 1] < list[i];
                      }
                      return good;
                    }) &&
         everywhere(table.counts.size(), progress, [&](std::size_t begin, std::size_t end) {
           bool good = true;
           for (std::size_t i = begin; i < end; ++i) good &= table.counts[i] > 0;
           return good;
         });
}

bool good_sequences(const Sequences& sequences, std::size_t tracks, Progress& progress) {
  return sequences.users.size() == sequences.size() && (sequences.times.empty() || sequences.times.size() == sequences.size()) &&
         good_offsets(sequences.tracks, progress) && within(sequences.tracks.values, tracks, progress, &progress);
}

}  // namespace

const char* broken_catalogue(const Dataset& dataset, const Progress& progress) {
  constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
  const std::size_t artists = dataset.artists.size();
  const std::size_t file_names = dataset.artists.file_names.size();
  if (artists > most || dataset.artists.names.size() != artists || (file_names != 0 && file_names != artists) ||
      !ascending(dataset.artists.ids, progress)) {
    return "artists";
  }
  const Tracks& tracks = dataset.tracks;
  if (tracks.size() > most || tracks.authors.size() != tracks.size() || !ascending(tracks.ids, progress) ||
      !good_offsets(tracks.authors, progress) || !within(tracks.authors.values, artists, progress)) {
    return "tracks";
  }
  if (!good_notes(dataset.tags, artists, progress)) return "tags";
  if (!good_notes(dataset.albums, artists, progress)) return "albums";
  if (!good_table(dataset.plays, artists, progress)) return "plays";
  if (!good_table(dataset.loves, artists, progress)) return "loves";
  return nullptr;
}

const char* broken_part(const Dataset& dataset, Progress& progress) {
  progress.start(SEGUE_TEXT("Checking the corpus file"),
                 dataset.playlists.tracks.values.size() + dataset.sessions.tracks.values.size(), SEGUE_TEXT("plays"));
  if (const char* const broken = broken_catalogue(dataset, progress)) return broken;
  if (!good_sequences(dataset.playlists, dataset.tracks.size(), progress)) return "playlists";
  if (!good_sequences(dataset.sessions, dataset.tracks.size(), progress)) return "sessions";
  return nullptr;
}

}  // namespace segue::data
