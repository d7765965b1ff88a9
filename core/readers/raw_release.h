// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/readers/left_aside.h"

namespace segue::data {

/// The files of the raw 30Music release ("*.idomaar"). Empty: not there.
struct RawReleaseFiles {
  /// The published .tar.gz (or another archive), read in one pass without unpacking to disk. Where it is set, the paths below
  /// stay empty: what it holds is known once that pass is done, and its members are told by their names.
  std::filesystem::path archive;
  std::filesystem::path tracks;   ///< needed
  std::filesystem::path persons;  ///< the artists; without it they are called by their tracks' names
  std::filesystem::path playlists;
  std::filesystem::path sessions;
  std::filesystem::path events;
  std::filesystem::path love;
  std::filesystem::path users;
  std::filesystem::path albums;
  std::filesystem::path tags;
  std::vector<LeftAside> aside;  ///< named like files of the release, and not read
};

/// Finds the release in a folder (its root, or `entities` and `relations` in it or one level down, plain or each file compressed)
/// or in an archive (of a compressed one only as far as the first such file, at most 256 MB, which takes seconds: `progress` is
/// asked for cancel). Nothing where it is none. All files belong to one release: its folder, with what lies in `entities` and
/// `relations` of it. Where files of several lie there, or two of one kind, Error names two of them; a file packed beside itself
/// is left aside. Throws Error where a needed file is missing; for an archive, reading it does. Throws Cancelled.
[[nodiscard]] std::optional<RawReleaseFiles> find_raw_release(const std::filesystem::path& path,
                                                              const Progress& progress = Progress());

struct RawReleaseOptions {
  unsigned threads = 0;                             ///< worker threads; 0: all cores
  std::size_t block_bytes = std::size_t{1} << 20U;  ///< what a thread takes at a time; the result does not depend on it
};

/// Reads the raw release with all its quirks (properties that are not JSON, `"objects":[[]]`, null lists, −1 times, repeated
/// rows, ids without a row), each counted in the report. The last row of a repeated track id wins, as in the CSV set; artists
/// that no person row names stay. An artist's name is the one that stands before "/_/" in most of its tracks' names (ties: the
/// file's own label if it is among them, else the lower in byte order); the file's own label is kept in `Artists::file_names`.
/// Plays come from events where there are any (else they are empty, and the sessions tell), loves from love, tags and albums of
/// artists through their tracks, times of playlists and sessions from their timestamps. Events that no session holds are counted
/// in plays alone; where there are events and no sessions file, events are grouped to sessions by user with a gap of 30 minutes.
/// Throws Error with file and line (truncated, binary, no such record; two files of one kind in an archive), Cancelled. The
/// result does not depend on threads.
[[nodiscard]] Dataset read_raw_release(const RawReleaseFiles& files, const RawReleaseOptions& options, Progress& progress);

}  // namespace segue::data
