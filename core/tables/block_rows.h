// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/tables/names.h"
#include "core/tables/oddities.h"

namespace segue::tables {

/// Stands for a user that a row does not name.
inline constexpr std::uint32_t no_name = std::numeric_limits<std::uint32_t>::max();

/// What plays consist of in one import; the same for all blocks.
struct PlayColumns {
  bool users = false;       ///< rows have users
  bool sequences = false;   ///< rows are grouped by a sequence value (names within the user's)
  bool own_groups = false;  ///< rows are grouped by where they stand: BlockRows::groups
  bool artist_ids = false;  ///< artists are told apart by ids (prefix 0) or, without one, by names (prefix 1)
  bool items = false;       ///< tracks are named (within their artist); else each artist is a track of its own
  bool timed = false;       ///< keys are times
  bool dated = false;       ///< sequences have times of their own beside the keys: BlockRows::time or ::group_times
  bool counts = false;      ///< rows stand for several plays
  bool tags = false;        ///< rows give artists tags
  bool plays = true;        ///< rows are plays at all (else only tags)
};

/// The rows of one block, names as numbers of the block's own dictionaries. Columns that are not in use are empty.
struct BlockRows {
  BlockNames users;
  BlockNames sequences;  ///< prefix: the user's number, or no_name
  BlockNames artists;
  BlockNames items;  ///< prefix: the artist's number
  BlockNames tags;
  std::vector<std::string> labels;  ///< per artist, with artist_ids: its name, cleaned

  std::vector<std::uint32_t> user;  ///< no_name: not known
  std::vector<std::uint32_t> sequence;
  std::vector<std::uint32_t> artist;
  std::vector<std::uint32_t> item;
  std::vector<std::uint32_t> tag;  ///< no_name: none
  std::vector<std::uint32_t> count;
  std::vector<std::int64_t> key;
  std::vector<std::int64_t> time;
  std::uint32_t groups = 0;               ///< with own_groups: `sequence` counts from 0 to groups − 1
  std::vector<std::int64_t> group_times;  ///< of them, where dated

  std::uint64_t rows = 0;       ///< read
  std::uint64_t kept = 0;       ///< of them
  std::uint64_t irregular = 0;  ///< of them, wrong in structure
  std::uint64_t lines = 0;      ///< of the file in this block
  std::uint64_t first_irregular = 0;
  std::uint64_t zero_byte = no_line;  ///< line of the first zero byte
  static constexpr std::uint64_t no_line = std::numeric_limits<std::uint64_t>::max();
  Oddities skipped;
  Oddities notes;

  void clear();
  /// Counts what is odd about a name that is used.
  void note(const BlockNames::Name& name, std::uint64_t line, std::string_view row);
};

}  // namespace segue::tables
