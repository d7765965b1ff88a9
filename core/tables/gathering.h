// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/interactions.h"
#include "core/tables/block_rows.h"
#include "core/tables/import_table.h"
#include "core/tables/sequence_builder.h"

namespace segue::tables {

/// Where finished sequences go: `time` is unknown_time where there is none.
using TakeSequence = std::function<void(std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks)>;

/// Blocks of rows, in the order of the file or of its parts, become the catalogue and the sequences of a data set. What it holds
/// in memory are the dictionaries of names, the distinct pairs of users and artists where rows have counts, and what the sequence
/// builder may.
class Gathering {
 public:
  Gathering(const PlayColumns& columns, std::int64_t gap, const ImportOptions& options, const Progress& progress);

  /// Says that blocks come out of order: each is a part of its own, with groups of its own (PlayColumns::own_groups), and
  /// everything is numbered as if the parts came one after another. Before the first block.
  void expect_parts(std::uint32_t parts);

  /// `part`: which of them it is. Throws Error (disk full, too many names or groups), Cancelled.
  void take(const BlockRows& block, std::uint32_t part = 0);

  /// Everything but the sequences goes to `rest`, which comes back with artists, tracks, plays and tags; then the sequences to
  /// `sequence`, in order of first appearance of their group. What is noted stands in the last of its file reports. Once.
  void finish(data::Dataset& rest, const TakeSequence& sequence, Progress& progress);

 private:
  void map_names(const BlockRows& block, std::uint32_t part);
  void add_plays(const BlockRows& block, std::uint32_t part);
  void add_pairs(const BlockRows& block);
  void compact_pairs();
  [[nodiscard]] std::vector<std::int64_t> user_ids() const;
  void name_artists(data::Dataset& rest);
  void list_tracks(data::Dataset& rest);
  void note_numbers(const std::vector<std::int64_t>& users, data::Dataset& rest) const;
  void write_names(const std::vector<std::int64_t>& users, const data::Dataset& rest) const;
  void list_tags(data::Dataset& rest) const;

  const PlayColumns columns_;
  const Progress& progress_;
  const std::filesystem::path names_;
  SequenceBuilder builder_;
  Dictionary users_;
  Dictionary groups_;
  Dictionary artists_;
  Dictionary items_;
  Dictionary tags_;
  Dictionary artist_tags_;                 // prefix: the artist; text: the tag's number
  std::vector<std::uint32_t> tag_counts_;  // per entry of artist_tags_
  std::vector<std::string> labels_;        // per artist, with artist_ids
  std::uint64_t own_groups_ = 0;
  std::uint64_t part_groups_ = 0;             // so many numbers each part has for its groups; 0: blocks come in order
  std::vector<std::uint64_t> part_begins_;    // in group_times_, of each part's groups
  std::vector<std::uint64_t> artist_firsts_;  // where each artist comes first: the part, and among its artists; with parts
  std::vector<std::uint64_t> item_firsts_;    // likewise
  std::vector<std::uint32_t> label_parts_;    // which part each label is from; likewise
  std::vector<std::uint32_t> group_users_;    // with sequences
  std::vector<std::int64_t> group_times_;     // where dated
  std::vector<std::int32_t> track_of_;        // by what was numbered while reading; empty: as they were
  std::vector<data::UserArtist> pairs_;
  std::size_t pairs_limit_ = std::size_t{1} << 24U;

  // Of the block at hand: from its numbers to all.
  std::vector<std::uint32_t> user_of_, group_of_, artist_of_, item_of_, tag_of_;
  std::vector<Play> plays_;
};

}  // namespace segue::tables
