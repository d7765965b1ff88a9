// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_fingerprint.h"

#include <algorithm>

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

/// `add_sequences(print)`, and `add_times(print)` further on: parts that every data set has come first.
template <class AddSequences, class AddTimes>
std::string fingerprint_with(const Dataset& dataset, const Progress& progress, AddSequences add_sequences, AddTimes add_times) {
  Fingerprint print;
  print.add(dataset.artists.ids);
  print.add(dataset.artists.names);
  print.add(dataset.tracks.ids);
  print.add(dataset.tracks.authors.offsets);
  print.add(dataset.tracks.authors.values);
  add_sequences(print);
  print.add(dataset.tags.names);
  print.add(dataset.tags.of_artist.offsets);
  print.add(dataset.tags.of_artist.values);
  progress.throw_if_cancelled();
  add_times(print);
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

}  // namespace

std::string fingerprint_of(const Dataset& dataset, const Progress& progress) {
  const auto add_sequences = [&](Fingerprint& print) {
    for (const Sequences* sequences : {&dataset.playlists, &dataset.sessions}) {
      print.add(sequences->tracks.offsets);
      print.add(sequences->tracks.values);
      progress.throw_if_cancelled();
      print.add(sequences->users);
    }
  };
  const auto add_times = [&](Fingerprint& print) {
    const auto add_known = [&](Part part, const Array<std::int64_t>& times) {
      if (std::all_of(times.begin(), times.end(), [](std::int64_t time) { return time == unknown_time; })) return;
      print.add_number(part);
      print.add(times);
    };
    add_known(playlist_times, dataset.playlists.times);
    add_known(session_times, dataset.sessions.times);
  };
  return fingerprint_with(dataset, progress, add_sequences, add_times);
}

SequencesPrint::SequencesPrint() { offsets_.add(std::span<const std::uint64_t>(&end_, 1)); }

void SequencesPrint::add(std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
  end_ += tracks.size();
  offsets_.add(std::span<const std::uint64_t>(&end_, 1));
  tracks_.add(tracks);
  users_.add(std::span<const std::int64_t>(&user, 1));
  times_.add(std::span<const std::int64_t>(&time, 1));
  has_times_ = has_times_ || time != unknown_time;
}

std::string fingerprint_of(const Dataset& rest, const SequencesPrint& playlists, const SequencesPrint& sessions,
                           const Progress& progress) {
  const auto add_sequences = [&](Fingerprint& print) {
    for (const SequencesPrint* sequences : {&playlists, &sessions}) {
      print.add(sequences->offsets_);
      print.add(sequences->tracks_);
      print.add(sequences->users_);
    }
  };
  const auto add_times = [&](Fingerprint& print) {
    const auto add_known = [&](Part part, const SequencesPrint& sequences) {
      if (!sequences.has_times_) return;
      print.add_number(part);
      print.add(sequences.times_);
    };
    add_known(playlist_times, playlists);
    add_known(session_times, sessions);
  };
  return fingerprint_with(rest, progress, add_sequences, add_times);
}

}  // namespace segue::data
