// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/load_report.h"

namespace segue::data {

/// Position of an artist in `Dataset::artists` (catalogue index), or in a vocabulary where the comment says so.
using ArtistIndex = std::int32_t;

/// Where a sequence comes from.
enum class Source : std::uint8_t {
  playlist,  ///< put together by hand
  session,   ///< listened to in one go
};

/// Lists of different lengths in one array: list i is values[offsets[i]] … values[offsets[i + 1] − 1].
template <class T>
struct Lists {
  std::vector<std::uint64_t> offsets{0};
  std::vector<T> values;

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const T> operator[](std::size_t i) const {
    return {values.data() + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
  }
};

/// The catalogue of artists, sorted by id.
struct Artists {
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;  ///< UTF-8, decoded; "artist 123" where no file names the artist
  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// The catalogue of tracks, sorted by id.
struct Tracks {
  std::vector<std::int64_t> ids;
  Lists<ArtistIndex> authors;  ///< catalogue indices, in file order; usually one
  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Playlists or sessions in file order.
struct Sequences {
  Lists<std::int32_t> tracks;       ///< indices into Dataset::tracks, in play order
  std::vector<std::int64_t> users;  ///< −1: not known
  [[nodiscard]] std::size_t size() const { return tracks.size(); }
};

/// Tags of artists, gathered through their tracks. Empty where the data set has none.
struct Tags {
  std::vector<std::string> names;
  Lists<std::int32_t> of_artist;  ///< per catalogue artist: indices into names, most used first (ties: lower index)
  [[nodiscard]] bool empty() const { return names.empty(); }
};

/// A listening data set in memory: everything later steps ask for, as flat arrays.
struct Dataset {
  std::string name;  ///< of the folder or file it was read from
  std::string path;  ///< absolute
  Artists artists;
  Tracks tracks;
  Sequences playlists;
  Sequences sessions;
  Tags tags;
  std::string fingerprint;  ///< 16 hexadecimal digits over the content (not the paths): equal data, equal fingerprint
  LoadReport report;
};

}  // namespace segue::data
