// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/text.h"
#include "core/tables/block_rows.h"
#include "core/tables/blocks.h"
#include "core/tables/detect.h"

namespace segue::tables {

inline constexpr std::size_t role_count = 11;

/// A table's rows as they are to be read, everything decided.
struct TablePlan {
  Cut cut;
  bool header = false;
  std::size_t fields = 0;                 ///< of a row
  std::array<int, role_count> columns{};  ///< by role; −1: none. Where there are no artists, the tracks stand for them
  Grouping grouping = Grouping::user;
  std::int64_t gap = 0;  ///< seconds; 0: none
  bool as_playlists = false;
  Dates dates = Dates::automatic;  ///< automatic: there are none that it matters to

  [[nodiscard]] int column(Role role) const { return columns[static_cast<std::size_t>(role)]; }
  [[nodiscard]] bool has(Role role) const { return column(role) >= 0; }
  [[nodiscard]] PlayColumns plays() const;
};

/// Columns found and the grouping chosen. What is missing before the table can be read is added to `missing`, what is good to
/// know to `remarks`.
[[nodiscard]] TablePlan plan_table(const TableHead& head, const TableSpec& spec, std::vector<Message>& missing,
                                   std::vector<Message>& remarks);

/// The column that `name` names: by its name in the header, else by its position from 1; −1: none.
[[nodiscard]] int find_column(const TableHead& head, const std::string& name);

/// Reads the rows of a block; `first`: it begins the table, so that the header is to be passed over. Any thread.
void read_rows(const Block& block, bool first, const TablePlan& plan, BlockRows& out);

/// The same for a text with one sequence of names a line.
void read_lines(const Block& block, BlockRows& out);

}  // namespace segue::tables
