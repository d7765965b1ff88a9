// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/tables/detect.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// What a column's name says that it holds; among several for one role the lowest rank is the one to take.
struct RoleGuess {
  Role role = Role::ignore;
  int rank = 0;
};
/// Case and what is neither letter nor digit do not count: "Artist_Name" and "artist name" are one.
[[nodiscard]] RoleGuess role_of_name(std::string_view name);

/// Roles by the names of the header; where it names no artist and no track, or there is none, by the looks of the values.
[[nodiscard]] std::vector<ColumnRole> suggest_roles(const TableHead& head);

/// Whether a column of sequences holds playlists, by its name.
[[nodiscard]] bool names_playlists(std::string_view column);

}  // namespace segue::tables
