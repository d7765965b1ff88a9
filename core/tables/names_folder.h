// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace segue::tables {

/// One name and the number that the data set has for it.
using TakeName = std::function<void(std::int64_t id, std::string_view name)>;
/// Calls `take` for each of them.
using EachName = std::function<void(const TakeName& take)>;

/// Writes what a table calls its users, artists and tracks, whose numbers in the data set are others: CSV files of two columns,
/// with a header (RFC 4180, UTF-8). One that is given no `EachName` is not written.
///
///     user_names.csv    user_id, name        artist_names.csv  artist_id, name (the id that the table has for it, where it
///     track_names.csv   track_id, name                         has ids; several lines for an artist with and without one)
///
/// Of HetRec 2011, whose numbers stay as they are, artist_names.csv holds the artists' names, and there is no other file.
///
/// The folder is replaced only where it holds nothing but such files. Throws Error.
void write_names_folder(const std::filesystem::path& folder, const EachName& users, const EachName& artists,
                        const EachName& tracks);
/// Throws Error where write_names_folder would, for a long task to ask first.
void check_names_folder(const std::filesystem::path& folder);

}  // namespace segue::tables
