// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_fingerprint.h"

#include "core/data/fingerprint.h"

namespace segue::data {
namespace {

/// Numbers that go in before a part that a data set may lack, so that two different parts with equal content differ.
enum Part : std::uint64_t { playlist_times = 1, session_times, file_names, tag_counts, albums, plays, loves };

void add(Fingerprint& print, Part part, const UserArtists& table) {
  if (table.empty()) return;
  print.add_number(part);
  print.add(table.users);
  print.add(table.artists.offsets);
  print.add(table.artists.values);
  print.add(table.counts);
}

}  // namespace

std::string fingerprint_of(const Dataset& dataset, const Progress& progress) {
  Fingerprint print;
  print.add(dataset.artists.ids);
  print.add(dataset.artists.names);
  print.add(dataset.tracks.ids);
  print.add(dataset.tracks.authors.offsets);
  print.add(dataset.tracks.authors.values);
  for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) {
    print.add(sequences->tracks.offsets);
    print.add(sequences->tracks.values);
    progress.throw_if_cancelled();
    print.add(sequences->users);
  }
  print.add(dataset.tags.names);
  print.add(dataset.tags.of_artist.offsets);
  print.add(dataset.tags.of_artist.values);
  progress.throw_if_cancelled();
  const auto add_times = [&](Part part, const Sequences& sequences) {
    if (sequences.times.empty()) return;
    print.add_number(part);
    print.add(sequences.times);
  };
  add_times(playlist_times, dataset.playlists);
  add_times(session_times, dataset.sessions);
  if (!dataset.artists.file_names.empty()) {
    print.add_number(file_names);
    print.add(dataset.artists.file_names);
  }
  if (!dataset.tags.counts.empty()) {
    print.add_number(tag_counts);
    print.add(dataset.tags.counts);
  }
  if (!dataset.albums.empty()) {
    print.add_number(albums);
    print.add(dataset.albums.names);
    print.add(dataset.albums.of_artist.offsets);
    print.add(dataset.albums.of_artist.values);
    print.add(dataset.albums.counts);
  }
  progress.throw_if_cancelled();
  add(print, plays, dataset.plays);
  progress.throw_if_cancelled();
  add(print, loves, dataset.loves);
  return print.str();
}

}  // namespace segue::data
