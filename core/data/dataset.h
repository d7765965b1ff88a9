// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/data/load_report.h"

namespace segue::data {

/// Position of an artist in `Dataset::artists` (catalogue index), or in a vocabulary where the comment says so.
using ArtistIndex = std::int32_t;

/// Where a sequence comes from.
enum class Source : std::uint8_t {
  playlist,  ///< put together by hand
  session,   ///< listened to in one go
};

/// Stands for a time that is not known.
inline constexpr std::int64_t unknown_time = -1;

/// Lists of different lengths in one array: list i is values[offsets[i]] … values[offsets[i + 1] − 1].
template <class T>
struct Lists {
  Array<std::uint64_t> offsets{0};
  Array<T> values;

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const T> operator[](std::size_t i) const {
    const std::uint64_t begin = offsets[i];
    return {values.data() + begin, static_cast<std::size_t>(offsets[i + 1] - begin)};
  }
};

/// The catalogue of artists, sorted by id.
struct Artists {
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;  ///< UTF-8, decoded; "artist 123" where no file names the artist
  /// The label that the file itself gives, where `names` holds a better one (of most of the artist's tracks); empty where they
  /// agree. As many as names, or none at all where the source has no other labels.
  std::vector<std::string> file_names;
  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// The catalogue of tracks, sorted by id. In data sets without tracks each artist is a track of its own.
struct Tracks {
  Array<std::int64_t> ids;
  Lists<ArtistIndex> authors;  ///< catalogue indices, in file order; usually one
  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Playlists or sessions in file order.
struct Sequences {
  Lists<std::int32_t> tracks;  ///< indices into Dataset::tracks, in play order
  Array<std::int64_t> users;   ///< −1: not known
  Array<std::int64_t> times;   ///< start (sessions) or making (playlists), Unix seconds; unknown_time; empty: the source has none
  [[nodiscard]] std::size_t size() const { return tracks.size(); }
};

/// Names, and which of them each artist has: tags through its tracks, albums likewise. Empty where the data set has none.
struct ArtistNotes {
  std::vector<std::string> names;
  Lists<std::int32_t> of_artist;      ///< per catalogue artist: indices into names, most used first (ties: lower index)
  std::vector<std::uint32_t> counts;  ///< beside of_artist.values: on how many of the artist's tracks
  [[nodiscard]] bool empty() const { return names.empty(); }
};
using Tags = ArtistNotes;
using Albums = ArtistNotes;

/// A sparse table of users and artists with a count in each cell, one row per user.
struct UserArtists {
  std::vector<std::int64_t> users;  ///< ids, ascending
  Lists<ArtistIndex> artists;       ///< per user: catalogue indices, ascending, each once
  Array<std::uint32_t> counts;      ///< beside artists.values, at least 1
  [[nodiscard]] bool empty() const { return users.empty(); }
};

/// A listening data set in memory: everything later steps ask for, as flat arrays.
struct Dataset {
  std::string name;  ///< of the folder or file it was read from
  std::string path;  ///< absolute
  Artists artists;
  Tracks tracks;
  Sequences playlists;
  Sequences sessions;
  bool positioned = false;  ///< each row of the source said its place within its sequence
  Tags tags;
  Albums albums;
  /// Plays, where the source tells them apart from its sequences (events, tables of counts); else empty, and
  /// `user_artist_plays` (interactions.h) counts them in the sequences.
  UserArtists plays;
  UserArtists loves;        ///< loved tracks by artist; empty where the source has none
  std::string fingerprint;  ///< 16 hexadecimal digits over the content (not the paths): equal data, equal fingerprint
  LoadReport report;
};

}  // namespace segue::data
