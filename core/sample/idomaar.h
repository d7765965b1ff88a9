// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/sample/world.h"

namespace segue::data::sample {

/// The files that write_idomaar_shape makes, as "entities/tracks.idomaar".
[[nodiscard]] const std::vector<std::string>& idomaar_shape_files();

/// Writes the sample to a folder in the shape of the raw 30Music release, with its separators, its invalid JSON, its repeated
/// rows and its missing values. Reading it gives the catalogue that the CSV shape of the same seed gives. Streams; throws Error,
/// Cancelled.
void write_idomaar_shape(const std::filesystem::path& folder, const World& world, Progress& progress);

// -- The single files

void write_idomaar_tracks(std::ostream& out, const World& world, Progress& progress);
void write_idomaar_persons(std::ostream& out, const World& world, Progress& progress);
void write_idomaar_users(std::ostream& out, const World& world, Progress& progress);
void write_idomaar_albums(std::ostream& out, const World& world, const Progress& progress);
void write_idomaar_tags(std::ostream& out, const World& world);
void write_idomaar_playlists(std::ostream& out, const World& world, Progress& progress);
void write_idomaar_sessions(std::ostream& out, const World& world, Progress& progress);
/// Every play of every session, session by session, the sessions in another order.
void write_idomaar_events(std::ostream& out, const World& world, Progress& progress);
void write_idomaar_loves(std::ostream& out, const World& world, Progress& progress);

/// Appends `,"objects":[{"type":"track","id":7},…]` or the like: `"key":[{"type":"type","id":7}]`.
void append_links(std::string& out, std::string_view key, std::string_view type, const std::vector<std::uint64_t>& ids);

}  // namespace segue::data::sample
