// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "core/readers/raw_release.h"

namespace segue::data::raw {

/// What a file of the release holds; in the order of the report.
enum class Role : std::uint8_t { tracks, persons, playlists, sessions, events, love, users, albums, tags };
inline constexpr std::size_t roles = 9;

/// Told by the last part of a path ("entities/tracks.idomaar", "playlist.idomaar.gz"); the files that macOS adds to archives
/// ("._tracks.idomaar") are none.
[[nodiscard]] std::optional<Role> role_of(const std::filesystem::path& path);

[[nodiscard]] std::filesystem::path& path_of(RawReleaseFiles& files, Role role);

}  // namespace segue::data::raw
