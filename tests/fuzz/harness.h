// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/data/dataset.h"

/// What fuzz targets share: an input becomes files, a reader may throw segue::Error and nothing else, and what it returns must
/// hold together.
namespace segue::fuzz {

/// A folder for this process, in memory where there is one.
inline const std::filesystem::path& folder() {
  static const std::filesystem::path path = [] {
    const std::filesystem::path root =
        std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
    auto own = root / ("segue-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(own);
    std::atexit([] {
      std::error_code ignored;
      std::filesystem::remove_all(folder(), ignored);
    });
    return own;
  }();
  return path;
}

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Cuts the input at each record separator (0x1E) and writes one file per name; names that nothing is left for are removed.
inline void write_files(const std::filesystem::path& to, std::string_view input, const std::vector<const char*>& names) {
  for (const char* const name : names) {
    std::filesystem::remove(to / name);
    if (input.data() == nullptr) continue;
    const std::size_t end = input.find('\x1e');
    write(to / name, input.substr(0, end));
    input = end == std::string_view::npos ? std::string_view() : input.substr(end + 1);
  }
}

template <class T>
void require_lists(const data::Lists<T>& lists, std::size_t size, std::size_t values_below) {
  require(lists.size() == size && lists.offsets.front() == 0 && lists.offsets.back() == lists.values.size());
  for (std::size_t i = 0; i < size; ++i) require(lists.offsets[i] <= lists.offsets[i + 1]);
  for (const T value : lists.values) require(value >= 0 && static_cast<std::size_t>(value) < values_below);
}

inline void require_sound(const data::Dataset& d) {
  const std::size_t artists = d.artists.size();
  require(d.artists.names.size() == artists && (d.artists.file_names.empty() || d.artists.file_names.size() == artists));
  require_lists(d.tracks.authors, d.tracks.size(), artists);
  for (const data::Sequences* s : {&d.playlists, &d.sessions}) {
    require_lists(s->tracks, s->size(), d.tracks.size());
    require(s->users.size() == s->size() && (s->times.empty() || s->times.size() == s->size()));
  }
  for (const data::ArtistNotes* notes : {&d.tags, &d.albums}) {
    if (notes->empty()) continue;
    require_lists(notes->of_artist, artists, notes->names.size());
    require(notes->counts.size() == notes->of_artist.values.size());
  }
  for (const data::UserArtists* table : {&d.plays, &d.loves}) {
    if (table->empty()) continue;
    require_lists(table->artists, table->users.size(), artists);
    require(table->counts.size() == table->artists.values.size());
  }
  require(d.fingerprint.size() == 16);
}

/// Runs a reader: an Error is an answer, anything else thrown ends the program.
template <class Read>
int answer(const Read& read) {
  try {
    read();
  } catch (const Error&) {
  }
  return 0;
}

inline std::string_view text(const std::uint8_t* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

}  // namespace segue::fuzz
